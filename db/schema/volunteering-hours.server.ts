import { sql } from "drizzle-orm";
import { check, index, integer, pgTable, text, unique, uniqueIndex, uuid } from "drizzle-orm/pg-core";
import type { TimeEntryState } from "../../app/domains/volunteering/model";
import { organisation, person } from "./people.server";
import { dayColumn, instantColumn } from "./platform.server";
import { output } from "./services.server";
import { shift, signup } from "./volunteering.server";

/**
 * Actual minutes, attested by somebody else (V6) and posted into the time book. Of one person's sign-up, or of a firm's
 * people together (`organisation_id` and `people`).
 */
export const timeEntry = pgTable(
  "time_entry",
  {
    id: uuid("id").primaryKey(),
    shiftId: uuid("shift_id").notNull().references(() => shift.id),
    signupId: uuid("signup_id").references(() => signup.id),
    personId: uuid("person_id").references(() => person.id),
    organisationId: uuid("organisation_id").references(() => organisation.id),
    people: integer("people").notNull().default(1),
    /** All people's minutes together. */
    minutes: integer("minutes").notNull(),
    workedOn: dayColumn("worked_on").notNull(),
    state: text("state").$type<TimeEntryState>().notNull(),
    attestedBy: uuid("attested_by").references(() => person.id),
    attestedAt: instantColumn("attested_at"),
    /** What the minutes were used on. */
    outputId: uuid("output_id").references(() => output.id),
    /** The receipt in the time book. */
    rootId: uuid("root_id"),
    /** Look code of „Път на ресурса“; reveals nobody. */
    lookCode: text("look_code"),
    /** When the minutes were handed in: at check-out, or with the attestation. */
    submittedAt: instantColumn("submitted_at"),
    postedAt: instantColumn("posted_at"),
    /** A correction: the entry this one stands in for, which is reversed. */
    corrects: uuid("corrects"),
    reversedAt: instantColumn("reversed_at"),
  },
  (t) => [
    uniqueIndex("time_entry_signup").on(t.signupId).where(sql`state <> 'reversed'`),
    unique("time_entry_look_code").on(t.lookCode),
    unique("time_entry_corrects").on(t.corrects),
    index("time_entry_person").on(t.personId, t.workedOn),
    index("time_entry_shift").on(t.shiftId),
    index("time_entry_worked").on(t.workedOn, t.personId),
    check("time_entry_minutes", sql`${t.minutes} > 0 and ${t.people} > 0 and ${t.minutes} <= ${t.people} * 960`),
    check(
      "time_entry_whose",
      sql`(${t.personId} is not null and ${t.signupId} is not null and ${t.organisationId} is null)
        or (${t.personId} is null and ${t.signupId} is null and ${t.organisationId} is not null)`,
    ),
    check("time_entry_attested", sql`${t.state} in ('draft', 'submitted') or (${t.attestedBy} is not null and ${t.attestedAt} is not null)`),
    // V6: nobody attests their own hours.
    check("time_entry_attester", sql`${t.attestedBy} is null or ${t.attestedBy} is distinct from ${t.personId}`),
    check("time_entry_posted", sql`${t.state} not in ('posted', 'reversed') or (${t.outputId} is not null and ${t.postedAt} is not null and ${t.lookCode} is not null)`),
  ],
);
