import { sql } from "drizzle-orm";
import { boolean, check, index, integer, pgTable, primaryKey, text, uniqueIndex, uuid } from "drizzle-orm/pg-core";
import type { AttendanceKind, AttendanceSource, HandoverState, OfferAnswer, WorkClass } from "../../app/domains/volunteering/model";
import { account, person } from "./people.server";
import { dayColumn, instantColumn } from "./platform.server";
import { opportunity, position, shift, signup } from "./volunteering.server";

/** A freed seat offered to one entry of the waiting list for a limited time; written by `volunteering_promote` only. */
export const signupOffer = pgTable(
  "signup_offer",
  {
    id: uuid("id").primaryKey(),
    signupId: uuid("signup_id").notNull().references(() => signup.id),
    positionId: uuid("position_id").notNull().references(() => position.id),
    offeredAt: instantColumn("offered_at").notNull(),
    expiresAt: instantColumn("expires_at").notNull(),
    answer: text("answer").$type<OfferAnswer>(),
    answeredAt: instantColumn("answered_at"),
  },
  (t) => [
    uniqueIndex("signup_offer_open").on(t.signupId).where(sql`answer is null`),
    index("signup_offer_position").on(t.positionId, t.offeredAt),
    check("signup_offer_answered", sql`(${t.answer} is null) = (${t.answeredAt} is null)`),
  ],
);

/** Insert-only: capacity changes by a reason, never by passing it over. */
export const capacityChange = pgTable(
  "capacity_change",
  {
    id: uuid("id").primaryKey(),
    positionId: uuid("position_id").notNull().references(() => position.id),
    fromCapacity: integer("from_capacity").notNull(),
    toCapacity: integer("to_capacity").notNull(),
    reason: text("reason").notNull(),
    changedBy: uuid("changed_by").references(() => account.id),
    changedAt: instantColumn("changed_at").notNull(),
  },
  (t) => [index("capacity_change_position").on(t.positionId, t.changedAt), check("capacity_change_reason", sql`length(trim(${t.reason})) >= 3`)],
);

/**
 * A place its holder wants somebody else to take; kept until somebody does. `to_person_id`: meant for one person.
 * `for_shift_id`: in exchange for that person's place in this shift, both or neither.
 */
export const handover = pgTable(
  "handover",
  {
    id: uuid("id").primaryKey(),
    signupId: uuid("signup_id").notNull().references(() => signup.id),
    positionId: uuid("position_id").notNull().references(() => position.id),
    toPersonId: uuid("to_person_id").references(() => person.id),
    forShiftId: uuid("for_shift_id").references(() => shift.id),
    state: text("state").$type<HandoverState>().notNull().default("open"),
    createdAt: instantColumn("created_at").notNull(),
    takenBy: uuid("taken_by").references(() => signup.id),
    endedAt: instantColumn("ended_at"),
  },
  (t) => [
    uniqueIndex("handover_open").on(t.signupId).where(sql`state = 'open'`),
    index("handover_position").on(t.positionId, t.createdAt).where(sql`state = 'open'`),
    index("handover_to").on(t.toPersonId).where(sql`state = 'open' and to_person_id is not null`),
    check("handover_exchange", sql`${t.forShiftId} is null or ${t.toPersonId} is not null`),
    check("handover_taken", sql`(${t.state} = 'taken') = (${t.takenBy} is not null) and (${t.state} = 'open') = (${t.endedAt} is null)`),
  ],
);

/**
 * Insert-only. The id comes from the device, so a resend is the same event. `device_at` is the device's own time as it was sent, `at`
 * what of it counts (never ahead of the server, never long after the shift). What all events of a sign-up say together is
 * `attendance`, whatever order they came in.
 */
export const attendanceEvent = pgTable(
  "attendance_event",
  {
    id: uuid("id").primaryKey(),
    signupId: uuid("signup_id").notNull().references(() => signup.id),
    kind: text("kind").$type<AttendanceKind>().notNull(),
    source: text("source").$type<AttendanceSource>().notNull(),
    at: instantColumn("at").notNull(),
    deviceAt: instantColumn("device_at").notNull(),
    receivedAt: instantColumn("received_at").notNull(),
    /** How many of a party came; empty: everybody. */
    people: integer("people"),
    /** The event an `undo` takes back; it may come before that event does. */
    undoes: uuid("undoes"),
    accountId: uuid("account_id").references(() => account.id),
    kioskId: uuid("kiosk_id").references(() => kiosk.id),
  },
  (t) => [
    index("attendance_event_signup").on(t.signupId, t.at),
    check("attendance_event_undoes", sql`(${t.kind} = 'undo') = (${t.undoes} is not null)`),
    check("attendance_event_people", sql`${t.people} is null or (${t.kind} = 'check_in' and ${t.people} between 1 and 20)`),
  ],
);

/**
 * A tablet at an entrance: sees first names of the day's shifts of one event, or of all, until `valid_until`. Whoever opened it for
 * some services only has a tablet for these.
 */
export const kiosk = pgTable(
  "kiosk",
  {
    id: uuid("id").primaryKey(),
    titleBg: text("title_bg").notNull(),
    titleEn: text("title_en").notNull(),
    placeBg: text("place_bg").notNull().default(""),
    placeEn: text("place_en").notNull().default(""),
    hostId: uuid("host_id"),
    /** Empty: of every service and of the organisation's own work. */
    serviceIds: uuid("service_ids").array(),
    validFrom: instantColumn("valid_from").notNull(),
    validUntil: instantColumn("valid_until").notNull(),
    createdBy: uuid("created_by").notNull().references(() => account.id),
    revokedAt: instantColumn("revoked_at"),
  },
  (t) => [index("kiosk_open").on(t.validUntil).where(sql`revoked_at is null`), check("kiosk_valid", sql`${t.validUntil} > ${t.validFrom}`)],
);

/** Who wants a letter when people are short: on one opportunity or on any. */
export const shortageAlert = pgTable(
  "shortage_alert",
  {
    id: uuid("id").primaryKey(),
    personId: uuid("person_id").notNull().references(() => person.id),
    opportunityId: uuid("opportunity_id").references(() => opportunity.id),
    createdAt: instantColumn("created_at").notNull(),
    stoppedAt: instantColumn("stopped_at"),
  },
  (t) => [uniqueIndex("shortage_alert_live").on(t.personId, sql`coalesce(${t.opportunityId}, '00000000-0000-0000-0000-000000000000'::uuid)`).where(sql`stopped_at is null`)],
);

/** What the team wrote to everybody of a shift; the letters go out from the outbox. */
export const shiftMessage = pgTable(
  "shift_message",
  {
    id: uuid("id").primaryKey(),
    shiftId: uuid("shift_id").notNull().references(() => shift.id),
    subject: text("subject").notNull(),
    body: text("body").notNull(),
    /** Also to those who still wait for a place. */
    toWaiting: boolean("to_waiting").notNull().default(false),
    sentBy: uuid("sent_by").notNull().references(() => account.id),
    sentAt: instantColumn("sent_at").notNull(),
  },
  (t) => [index("shift_message_shift").on(t.shiftId, t.sentAt)],
);

/** Whom the team asked to come: one letter a shift and person. Insert-only. */
export const shiftInvitation = pgTable(
  "shift_invitation",
  {
    shiftId: uuid("shift_id").notNull().references(() => shift.id),
    personId: uuid("person_id").notNull().references(() => person.id),
    positionId: uuid("position_id").notNull().references(() => position.id),
    invitedBy: uuid("invited_by").notNull().references(() => account.id),
    invitedAt: instantColumn("invited_at").notNull(),
  },
  (t) => [primaryKey({ columns: [t.shiftId, t.personId] })],
);

/**
 * The volunteer's rules. Insert-only: what somebody accepted stays as it was, a change is the next version. Plain text; a line
 * starting with "# " is a heading, one with "- " a point.
 */
export const volunteerRules = pgTable("volunteer_rules", {
  version: integer("version").primaryKey(),
  textBg: text("text_bg").notNull(),
  textEn: text("text_en").notNull(),
  validFrom: dayColumn("valid_from").notNull(),
  publishedAt: instantColumn("published_at").notNull(),
});

/** Insert-only. */
export const rulesAcceptance = pgTable(
  "rules_acceptance",
  {
    personId: uuid("person_id").notNull().references(() => person.id),
    version: integer("version").notNull().references(() => volunteerRules.version),
    acceptedAt: instantColumn("accepted_at").notNull(),
  },
  (t) => [primaryKey({ columns: [t.personId, t.version] })],
);

/**
 * What people under 18 may take, by age on the day of the shift. Defaults of the organisation (settings, not law): work
 * classes, minutes a day, earliest start and latest end in local time. No row for an age: no shift.
 */
export const minorRule = pgTable(
  "minor_rule",
  {
    ageFrom: integer("age_from").primaryKey(),
    ageTo: integer("age_to").notNull(),
    workClasses: text("work_classes").array().$type<WorkClass[]>().notNull(),
    dayMinutes: integer("day_minutes").notNull(),
    earliestStart: text("earliest_start").notNull(),
    latestEnd: text("latest_end").notNull(),
  },
  (t) => [
    check("minor_rule_ages", sql`${t.ageFrom} between 0 and 17 and ${t.ageTo} between ${t.ageFrom} and 17`),
    check("minor_rule_times", sql`${t.earliestStart} ~ '^([01][0-9]|2[0-3]):[0-5][0-9]$' and ${t.latestEnd} ~ '^([01][0-9]|2[0-3]):[0-5][0-9]$'`),
  ],
);

/** What an hour of a volunteer would cost at the named method: a labelled side figure, never posted anywhere. */
export const referenceRate = pgTable("reference_rate", {
  validFrom: dayColumn("valid_from").primaryKey(),
  centsPerHour: integer("cents_per_hour").notNull(),
  sourceBg: text("source_bg").notNull(),
  sourceEn: text("source_en").notNull(),
  addedBy: uuid("added_by").references(() => account.id),
}, (t) => [check("reference_rate_cents", sql`${t.centsPerHour} between 1 and 100000`)]);
