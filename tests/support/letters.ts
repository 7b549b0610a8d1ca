import { handlers } from "~/wiring.server";
import { deliverAll } from "~/platform/jobs/deliver.server";
import type { Letter } from "~/platform/mail/mailer.server";
import { translators } from "~/translators.server";
import type { TestDatabase } from "./database";

/** The whole house's letters, as the worker would send them. */
export function postOffice({ db, clock, sql }: Pick<TestDatabase, "db" | "clock" | "sql">) {
  const sent: Letter[] = [];
  const runtime = { db, clock, baseUrl: "https://dobroteka.test", translators, mailer: { send: async (letter: Letter) => void sent.push(letter), close: () => undefined } };
  const deliver = async (): Promise<Letter[]> => {
    sent.length = 0;
    await deliverAll(runtime, handlers);
    return [...sent];
  };
  return {
    deliver,
    /** Delivers, then everything once more as if the worker had died before it noted the delivery. */
    deliverTwice: async (): Promise<Letter[]> => {
      const first = await deliver();
      await sql`update outbox set delivered_at = null`;
      const again = await deliver();
      return [...first, ...again];
    },
  };
}

export const tokenIn = (letter: Letter | undefined, path: "s" | "c" = "s"): string => new RegExp(`/${path}/([\\w-]{43})`).exec(letter?.text ?? "")?.[1] ?? "";
