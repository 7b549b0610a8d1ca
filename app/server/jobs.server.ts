import { startWorker, type Worker } from "../platform/jobs/worker.server";
import type { Runtime } from "../platform/http/load-context.server";
import { cronJobs, handlers } from "../wiring.server";

/** The outbox worker and the timed jobs, in the web process until a separate one is needed. */
export const startJobs = (runtime: Runtime, databaseUrl: string): Promise<Worker> =>
  startWorker({ runtime, databaseUrl, handlers, cronJobs });
