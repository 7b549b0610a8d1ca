import { join } from "node:path";
import { pathToFileURL } from "node:url";
import type * as server from "../server";
import { root } from "./database";

/** The built server; the same module that `app/server.ts` exports. */
export const builtServer = async (): Promise<Pick<typeof server, "serve">> =>
  (await import(pathToFileURL(join(root, "build/server/index.js")).href)) as typeof server;

export const host = (): string => process.env.HOST || "127.0.0.1";
export const port = (): number => {
  const value = Number(process.env.PORT || 3000);
  if (!Number.isInteger(value) || value < 0 || value > 65_535) throw new Error(`PORT is not a port: ${process.env.PORT}`);
  return value;
};

/** Links in mails begin with it. */
export const baseUrl = (): string => process.env.BASE_URL || `http://${host() === "0.0.0.0" || host() === "::" ? "localhost" : host()}:${port()}`;

export function portTaken(error: unknown): never {
  const { code } = error as { code?: string };
  throw code === "EADDRINUSE" ? new Error(`Port ${port()} is taken by another program: set PORT to another one.`) : error;
}
