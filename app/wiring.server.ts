import { sendSignInLink } from "./domains/people/handlers.server";
import type { CronJob, Handlers } from "./platform/jobs/worker.server";
import type { SelfCheck } from "./platform/self-check/run-self-check.server";

/**
 * The composition root: the only file that may know every domain. Which handler listens to which event, which checks run
 * at night, which jobs run when. No logic here.
 */
export const handlers: Handlers = {
  "people.sign_in_link_requested": [sendSignInLink],
};

export const selfChecks: readonly SelfCheck[] = [];

/** Times are UTC: two or three hours behind Sofia. */
export const cronJobs: readonly CronJob[] = [];
