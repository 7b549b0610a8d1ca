import type { CronJob, Handlers } from "./platform/jobs/worker.server";
import type { SelfCheck } from "./platform/self-check/run-self-check.server";

/**
 * The composition root: the only file that may know every domain. Which handler listens to which event, which checks run
 * at night, which jobs run when. No logic here.
 */
export const handlers: Handlers = {};

export const selfChecks: readonly SelfCheck[] = [];

/** Times are Europe/Sofia. */
export const cronJobs: readonly CronJob[] = [];
