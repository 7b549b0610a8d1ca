import { systemActor } from "../access/permission";
import type { Ctx } from "../context.server";
import type { Runtime } from "../http/load-context.server";
import type { Locale } from "../i18n/locale";
import type { Translate } from "../i18n/instance";
import type { Mailer } from "../mail/mailer.server";
import type { OutboxPayload } from "../outbox/outbox.server";

/** What the outbox recorded: ids and counts only; the handler reads the rest. */
export interface Effect {
  readonly id: string;
  readonly topic: string;
  readonly payload: OutboxPayload;
}

/** What a handler or a timed job works with. The actor is the system, named after the job. */
export interface JobCtx extends Ctx {
  readonly baseUrl: string;
  readonly translators: Readonly<Record<Locale, Translate>>;
  readonly mailer: Mailer;
}

/** Delivery is at least once: a handler given the same effect again changes nothing and sends nothing. */
export type Handler = (ctx: JobCtx, effect: Effect) => Promise<void>;
export type Handlers = Readonly<Record<string, readonly Handler[]>>;

export interface CronJob {
  /** snake_case, unique. */
  readonly name: string;
  /** Five cron fields, in UTC. */
  readonly cron: string;
  readonly run: (ctx: JobCtx) => Promise<void>;
}

export type JobRuntime = Pick<Runtime, "db" | "clock" | "baseUrl" | "translators"> & { readonly mailer: Mailer };

export const jobCtx = (runtime: JobRuntime, job: string, requestId: string): JobCtx => ({
  db: runtime.db,
  clock: runtime.clock,
  baseUrl: runtime.baseUrl,
  translators: runtime.translators,
  mailer: runtime.mailer,
  actor: systemActor(job),
  requestId,
});
