import { index, integer, pgTable, primaryKey, text, unique, uuid } from "drizzle-orm/pg-core";
import type { ReminderKind } from "../../app/domains/volunteering/model";
import { person } from "./people.server";
import { dayColumn, instantColumn } from "./platform.server";
import { shift, signup } from "./volunteering.server";

/** V7, insert-only: a reminder is due once per sign-up, revision of its shift and kind; written by `volunteering_claim_reminders` only. */
export const signupReminder = pgTable(
  "signup_reminder",
  {
    signupId: uuid("signup_id").notNull().references(() => signup.id),
    /** The shift's: a moved shift is reminded of anew. */
    revision: integer("revision").notNull(),
    kind: text("kind").$type<ReminderKind>().notNull(),
    claimedAt: instantColumn("claimed_at").notNull(),
  },
  (t) => [primaryKey({ columns: [t.signupId, t.revision, t.kind] })],
);

/** Insert-only, by trigger: what a shift was before it changed, so that letters say „беше“ and „става“. */
export const shiftBefore = pgTable(
  "shift_before",
  {
    shiftId: uuid("shift_id").notNull().references(() => shift.id),
    /** The revision that was so. */
    revision: integer("revision").notNull(),
    startsAt: instantColumn("starts_at").notNull(),
    endsAt: instantColumn("ends_at").notNull(),
    placeBg: text("place_bg").notNull(),
    placeEn: text("place_en").notNull(),
    addressBg: text("address_bg").notNull(),
    addressEn: text("address_en").notNull(),
    inChargeId: uuid("in_charge_id").notNull().references(() => person.id),
  },
  (t) => [primaryKey({ columns: [t.shiftId, t.revision] })],
);

/** Insert-only: who was written to because people are short; at most one letter a person and day. */
export const shortageLetter = pgTable(
  "shortage_letter",
  {
    id: uuid("id").primaryKey(),
    personId: uuid("person_id").notNull().references(() => person.id),
    writtenOn: dayColumn("written_on").notNull(),
    createdAt: instantColumn("created_at").notNull(),
  },
  (t) => [unique("shortage_letter_day").on(t.personId, t.writtenOn), index("shortage_letter_created").on(t.createdAt)],
);

/** Insert-only: the shifts of a letter; nobody is asked twice for one shift. */
export const shortageLetterShift = pgTable(
  "shortage_letter_shift",
  {
    letterId: uuid("letter_id").notNull().references(() => shortageLetter.id),
    shiftId: uuid("shift_id").notNull().references(() => shift.id),
    personId: uuid("person_id").notNull().references(() => person.id),
  },
  (t) => [primaryKey({ columns: [t.letterId, t.shiftId] }), unique("shortage_letter_shift_once").on(t.personId, t.shiftId), index("shortage_letter_shift_shift").on(t.shiftId)],
);
