import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import type { ServerBuild } from "@remix-run/node";
import compression from "compression";
import express from "express";
import * as build from "virtual:remix/server-build";
import { log } from "./platform/logging/log.server";
import type { Runtime } from "./platform/http/load-context.server";
import { createRuntime, type RuntimeOptions } from "./runtime.server";
import { answerHealth } from "./server/health.server";
import { interfaceHandler } from "./server/interfaces.server";
import { lastWord } from "./server/last-word.server";
import { ownFormsOnly, readableHost } from "./server/own-forms.server";
import { pageHandler } from "./server/pages.server";
import { requestIdentity } from "./server/request-identity.server";
import { securityHeaders } from "./server/security-headers.server";
import { serveStatic } from "./server/static-files.server";
import { startJobs } from "./server/jobs.server";

export interface ServeOptions extends RuntimeOptions {
  readonly host: string;
  /** 0 takes a free port. */
  readonly port: number;
  /** Run the outbox worker and the nightly jobs in this process. */
  readonly jobs?: boolean;
}

export interface Serving {
  readonly url: string;
  readonly runtime: Runtime;
  /** Stops taking connections, finishes requests in flight (up to 20 s), then the jobs and the pool. */
  close(): Promise<void>;
}

/** The request pipeline without a listener: the dev command puts Vite in front of it. */
export function createHandler(runtime: Runtime, options: { readonly dev?: boolean } = {}): express.Express {
  const app = express();
  app.disable("x-powered-by");
  app.set("trust proxy", process.env.TRUST_PROXY ?? "loopback");
  app.use(requestIdentity());
  app.use(readableHost());
  app.use(answerHealth(runtime));
  app.use(securityHeaders({ dev: options.dev ?? false, https: runtime.secureCookies }));
  app.use(compression());
  if (!options.dev) app.use(serveStatic());
  app.use(ownFormsOnly(runtime));
  app.use(interfaceHandler(runtime, build as unknown as ServerBuild));
  app.use(pageHandler(runtime, build as unknown as ServerBuild));
  app.use(lastWord());
  return app;
}

export async function serve(options: ServeOptions): Promise<Serving> {
  const runtime = createRuntime(options);
  const server = createServer(createHandler(runtime));
  // A phone on a slow line sends a photo in its own time; idle connections go.
  server.requestTimeout = 120_000;
  server.keepAliveTimeout = 10_000;
  await new Promise<void>((resolve, reject) => {
    server.once("error", reject);
    server.listen(options.port, options.host, resolve);
  });
  const jobs = options.jobs === false ? null : await startJobs(runtime, options.databaseUrl);
  const url = `http://${options.host}:${(server.address() as AddressInfo).port}`;
  log.info({ url }, "listening");
  return {
    url,
    runtime,
    close: async () => {
      await stopListening(server);
      await jobs?.stop();
      await runtime.close();
    },
  };
}

function stopListening(server: Server): Promise<void> {
  return new Promise((resolve) => {
    const giveUp = setTimeout(() => server.closeAllConnections(), 20_000);
    // A connection that has its answer is idle and would be kept for the next request of a browser that gets none.
    const sweep = setInterval(() => server.closeIdleConnections(), 100);
    server.close(() => {
      clearTimeout(giveUp);
      clearInterval(sweep);
      resolve();
    });
  });
}
