import { deliverAll } from "~/platform/jobs/deliver.server";
import { jobCtx, type JobCtx } from "~/platform/jobs/handlers.server";
import type { Letter } from "~/platform/mail/mailer.server";
import { translators } from "~/translators.server";
import { handlers } from "~/wiring.server";
import type { TestDatabase } from "./database";

const baseUrl = "https://dobroteka.test";

export interface PostOffice {
  /** Delivers all effects that wait and answers the letters that went out. */
  deliver(): Promise<readonly Letter[]>;
  /** The same, then everything once more as if the worker had died before it noted the delivery: nobody gets a second letter. */
  deliverTwice(): Promise<readonly Letter[]>;
  /** For timed jobs. */
  readonly job: JobCtx;
}

/** The app's own handlers over a test database, with a mailer that keeps the letters. */
export function postOffice({ db, sql, clock }: Pick<TestDatabase, "db" | "sql" | "clock">): PostOffice {
  const sent: Letter[] = [];
  const mailer = { send: async (letter: Letter) => void sent.push(letter), close: () => undefined };
  const runtime = { db, clock, baseUrl, translators, mailer };
  const deliver = async () => {
    sent.length = 0;
    await deliverAll(runtime, handlers);
    return [...sent];
  };
  return {
    deliver,
    deliverTwice: async () => {
      const done = (await sql<{ id: string }[]>`select id from outbox where delivered_at is not null`).map((row) => row.id);
      const letters = await deliver();
      await sql`update outbox set delivered_at = null where not id = any(${done})`;
      return [...letters, ...(await deliver())];
    },
    job: jobCtx(runtime, "test", "test"),
  };
}

/** The token of the first link with this path in a letter: `tokenIn(letter, "s")` of "…/s/<token>". */
export const tokenIn = (letter: Letter | undefined, path: string): string => new RegExp(`/${path}/([\\w-]{43})`).exec(letter?.text ?? "")?.[1] ?? "";
