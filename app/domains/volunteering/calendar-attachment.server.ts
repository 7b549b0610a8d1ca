import { eq } from "drizzle-orm";
import { signup } from "~db/schema/volunteering.server";
import type { Ctx } from "~/platform/context.server";
import type { Tx } from "~/platform/db/db.server";
import type { ComposedLetter, Composing } from "../people/api.server";
import { organisationSettings } from "../people/api.server";
import { calendarFile } from "./calendar";
import { calendarEntries } from "./queries/own-calendar.server";

/** A letter with the sign-up as a calendar file: the same event, under the same UID, as the download and the feed; called off, it says so. */
export async function withCalendar(tx: Tx, ctx: Pick<Ctx, "clock">, letter: ComposedLetter, { to, t, signupId }: Pick<Composing, "to" | "t"> & { readonly signupId: string }): Promise<ComposedLetter> {
  const entries = await calendarEntries(tx, ctx.clock.now(), eq(signup.id, signupId), to.locale);
  const { name } = await organisationSettings(tx, to.locale);
  const file = { filename: "dobroteka.ics", contentType: "text/calendar; method=PUBLISH; charset=utf-8", content: calendarFile(entries, { locale: to.locale, t, organisation: name }) };
  return { ...letter, attachments: [...(letter.attachments ?? []), file] };
}
