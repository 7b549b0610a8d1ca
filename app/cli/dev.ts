import { createServer as createHttpServer } from "node:http";
import express from "express";
import type { RequestHandler } from "express";
import { createServer } from "vite";
import type * as runtimeModule from "../runtime.server";
import type * as serverModule from "../server";
import type * as jobsModule from "../server/jobs.server";
import { dataFolder } from "../platform/files/data-folder.server";
import { command, say, stopOnSignal } from "./command";
import { openMigrated, root } from "./database";
import { baseUrl, host, port, portTaken } from "./serving";

/** `npm run dev`: the app behind Vite; pages and server code follow the sources. */
command(async () => {
  process.env.NODE_ENV ||= "development";
  const database = await openMigrated();
  const vite = await createServer({ root, server: { middlewareMode: true } });
  // Vite would end the process on its own, before requests and the database have come to rest.
  process.removeAllListeners("SIGTERM");
  process.stdin.removeAllListeners("end");
  const load = async <T>(path: string) => (await vite.ssrLoadModule(path)) as T;
  const { createRuntime } = await load<typeof runtimeModule>("/app/runtime.server.ts");
  const runtime = createRuntime({ databaseUrl: database.appUrl, baseUrl: baseUrl(), dataDir: dataFolder(), isProduction: false });
  const { startJobs } = await load<typeof jobsModule>("/app/server/jobs.server.ts");
  const jobs = await startJobs(runtime, database.appUrl);

  const handlers = new WeakMap<object, RequestHandler>();
  const app = express();
  app.use(vite.middlewares);
  app.use((req, res, next) => {
    load<typeof serverModule>("/app/server.ts").then((server) => {
      const handler = handlers.get(server) ?? server.createHandler(runtime, { dev: true });
      handlers.set(server, handler);
      handler(req, res, next);
    }, next);
  });
  const http = createHttpServer(app);
  const stop = async () => {
    http.closeAllConnections();
    http.close();
    await vite.close();
    await jobs.stop();
    await runtime.close();
    await database.stop();
  };
  stopOnSignal(stop);
  await new Promise<void>((resolve, reject) => {
    http.once("error", reject);
    http.listen(port(), host(), resolve);
  }).catch(async (error: unknown) => {
    await stop();
    throw portTaken(error);
  });
  say(`Dobroteka: ${baseUrl()}`);
});
