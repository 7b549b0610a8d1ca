import { sql } from "drizzle-orm";
import { boolean, check, index, integer, pgTable, text, unique, uniqueIndex, uuid } from "drizzle-orm/pg-core";
import type { CertificatePurpose, CertificateState, TimeEntryState } from "../../app/domains/volunteering/model";
import { account, organisation, person } from "./people.server";
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
    /** Nobody checked out: the minutes up to the planned end are a proposal and say so. */
    proposed: boolean("proposed").notNull().default(false),
    postedAt: instantColumn("posted_at"),
    /** A correction: the entry this one stands in for, which is reversed. */
    corrects: uuid("corrects"),
    reversedAt: instantColumn("reversed_at"),
    /** Why it was taken back, in the words of whoever did. */
    reversedReason: text("reversed_reason"),
  },
  (t) => [
    uniqueIndex("time_entry_signup").on(t.signupId).where(sql`state <> 'reversed'`),
    unique("time_entry_look_code").on(t.lookCode),
    unique("time_entry_corrects").on(t.corrects),
    index("time_entry_person").on(t.personId, t.workedOn),
    index("time_entry_shift").on(t.shiftId),
    index("time_entry_worked").on(t.workedOn, t.personId),
    index("time_entry_waiting").on(t.shiftId).where(sql`state = 'submitted'`),
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

/**
 * What the attendance events of a sign-up say together: first arrival, last departure (empty while present), how many came. Derived:
 * written by `volunteering_apply_attendance` only, and equal to the fold of the events at any time. No row: nobody came.
 */
export const attendance = pgTable(
  "attendance",
  {
    signupId: uuid("signup_id").primaryKey().references(() => signup.id),
    arrivedAt: instantColumn("arrived_at").notNull(),
    leftAt: instantColumn("left_at"),
    people: integer("people").notNull(),
    /** Of each person, over all stays; empty while present. */
    minutes: integer("minutes"),
  },
  (t) => [
    check("attendance_left", sql`(${t.leftAt} is null) = (${t.minutes} is null) and (${t.leftAt} is null or ${t.leftAt} >= ${t.arrivedAt})`),
    check("attendance_people", sql`${t.people} between 1 and 20`),
  ],
);

/** Служебна бележка за положен доброволчески труд: asked for by the volunteer or by the team for somebody; issued as a numbered document. */
export const hoursCertificate = pgTable(
  "hours_certificate",
  {
    id: uuid("id").primaryKey(),
    personId: uuid("person_id").notNull().references(() => person.id),
    fromDay: dayColumn("from_day").notNull(),
    untilDay: dayColumn("until_day").notNull(),
    purpose: text("purpose").$type<CertificatePurpose>().notNull(),
    locale: text("locale").$type<"bg" | "en">().notNull(),
    state: text("state").$type<CertificateState>().notNull(),
    requestedAt: instantColumn("requested_at").notNull(),
    /** Empty: the volunteer asked. */
    requestedBy: uuid("requested_by").references(() => account.id),
    decidedAt: instantColumn("decided_at"),
    decidedBy: uuid("decided_by").references(() => account.id),
    /** The numbered document; documents know their subject, so this is a reference by id. */
    documentId: uuid("document_id"),
    minutes: integer("minutes"),
  },
  (t) => [
    index("hours_certificate_person").on(t.personId, t.requestedAt),
    index("hours_certificate_waiting").on(t.requestedAt).where(sql`state = 'requested'`),
    uniqueIndex("hours_certificate_open").on(t.personId, t.fromDay, t.untilDay).where(sql`state = 'requested'`),
    check("hours_certificate_days", sql`${t.untilDay} >= ${t.fromDay}`),
    check("hours_certificate_issued", sql`(${t.state} = 'issued') = (${t.documentId} is not null) and (${t.state} = 'issued') = (${t.minutes} is not null)`),
    check("hours_certificate_decided", sql`(${t.state} = 'requested') = (${t.decidedAt} is null)`),
  ],
);
