import { Logger, parseCronItems, run } from "graphile-worker";
import type { TaskList } from "graphile-worker";
import { deleteExpiredSessions } from "../access/session.server";
import type { Runtime } from "../http/load-context.server";
import { log, logError } from "../logging/log.server";
import { createMailer, mailSettings } from "../mail/mailer.server";
import { purgeRateLimits } from "../rate-limit/rate-limit.server";
import { deliver, purgeDelivered } from "./deliver.server";
import type { CronJob, Handlers, JobCtx, JobRuntime } from "./handlers.server";
import { jobCtx } from "./handlers.server";

export type { CronJob, Effect, Handler, Handlers, JobCtx } from "./handlers.server";

export interface Worker {
  /** Takes no new jobs and waits for those under way. */
  stop(): Promise<void>;
}

interface WorkerOptions {
  readonly runtime: Runtime;
  /** The worker's own connections; its role must reach the graphile_worker schema. */
  readonly databaseUrl: string;
  readonly handlers: Handlers;
  readonly cronJobs?: readonly CronJob[];
}

/** What the platform itself cleans up every night. */
const housekeeping: CronJob = {
  name: "platform_housekeeping",
  cron: "40 1 * * *",
  run: async (ctx: JobCtx) => {
    await purgeDelivered(ctx.db, ctx.clock);
    await purgeRateLimits(ctx.db, ctx.clock);
    await deleteExpiredSessions(ctx.db);
  },
};

/** graphile-worker prints whole errors; ours say what failed without quoting anybody, so only levels that matter pass. */
const quietLogger = new Logger((scope) => (level, message) => {
  if (level === "error" || level === "warning") log.warn({ job: scope.taskIdentifier, jobId: scope.jobId, message: message.split("\n")[0] }, "job");
});

/** Jobs are named by what they do; a payload is an outbox id or nothing. */
function taskList(runtime: JobRuntime, handlers: Handlers, cronJobs: readonly CronJob[]): TaskList {
  const timed = cronJobs.map((job) => [
    job.name,
    async (_payload: unknown, helpers: { job: { id: string } }) => {
      try {
        await job.run(jobCtx(runtime, job.name, `${job.name}-${helpers.job.id}`));
      } catch (error) {
        logError(error, { job: job.name });
        throw new Error(`${job.name} failed`);
      }
    },
  ] as const);
  return {
    outbox: async (payload) => {
      const { id } = payload as { id?: unknown };
      if (typeof id === "string") await deliver(runtime, handlers, id);
    },
    ...Object.fromEntries(timed),
  };
}

/** Starts the outbox worker and the timed jobs in this process. LISTEN wakes it within milliseconds of a commit. */
export async function startWorker({ runtime, databaseUrl, handlers, cronJobs = [] }: WorkerOptions): Promise<Worker> {
  const mailer = createMailer(mailSettings({ isProduction: runtime.isProduction, dataDir: runtime.dataDir }));
  const timed = [housekeeping, ...cronJobs];
  const runner = await run({
    connectionString: databaseUrl,
    concurrency: 4,
    maxPoolSize: 5,
    noHandleSignals: true,
    pollInterval: 2_000,
    logger: quietLogger,
    taskList: taskList({ ...runtime, mailer }, handlers, timed),
    parsedCronItems: parseCronItems(timed.map((job) => ({ task: job.name, match: job.cron, identifier: job.name }))),
  });
  return {
    stop: async () => {
      await runner.stop().catch((error: unknown) => logError(error, { job: "worker" }));
      mailer.close();
    },
  };
}
