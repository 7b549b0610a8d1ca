import { createServer as createHttpServer, type RequestListener } from "node:http";
import express from "express";
import type { RequestHandler } from "express";
import { createServer, type ViteDevServer } from "vite";
import type * as runtimeModule from "../runtime.server";
import type * as serverModule from "../server";
import type * as jobsModule from "../server/jobs.server";
import { dataFolder } from "../platform/files/data-folder.server";
import { command, say, withStops, type Stops } from "./command";
import { openMigrated, root } from "./database";
import { baseUrl, host, port, portTaken } from "./serving";

/** `npm run dev`: the app behind Vite; pages and server code follow the sources. */
command(async () => {
  process.env.NODE_ENV ||= "development";
  await withStops(async (stops) => {
    const database = await openMigrated();
    stops.add(database.stop);
    const handlers: RequestListener[] = [];
    const http = createHttpServer((request, response) => handlers[0]?.(request, response));
    const vite = await createServer({ root, server: { middlewareMode: true, hmr: { server: http } } });
    stops.add(() => vite.close());
    leaveSignalsToUs();
    handlers.push(await developmentApp(vite, database.appUrl, stops));
    await new Promise<void>((resolve, reject) => {
      http.once("error", reject);
      http.listen(port(), host(), resolve);
    }).catch(portTaken);
    stops.add(async () => {
      http.close();
      http.closeAllConnections();
    });
    say(`Dobroteka: ${baseUrl()}`);
  });
});

/** Vite would end the process on its own, before requests and the database have come to rest. */
function leaveSignalsToUs(): void {
  const ours = process.listeners("SIGTERM")[0];
  process.removeAllListeners("SIGTERM");
  if (ours) process.on("SIGTERM", ours);
  process.stdin.removeAllListeners("end");
}

/** Vite's files first, then the pages by whatever `app/server.ts` is at the moment of the request. */
async function developmentApp(vite: ViteDevServer, databaseUrl: string, stops: Stops): Promise<express.Express> {
  const load = async <T>(path: string) => (await vite.ssrLoadModule(path)) as T;
  const { createRuntime } = await load<typeof runtimeModule>("/app/runtime.server.ts");
  const runtime = createRuntime({ databaseUrl, baseUrl: baseUrl(), dataDir: dataFolder(), isProduction: false });
  stops.add(() => runtime.close());
  const { startJobs } = await load<typeof jobsModule>("/app/server/jobs.server.ts");
  const jobs = await startJobs(runtime, databaseUrl);
  stops.add(() => jobs.stop());
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
  return app;
}
