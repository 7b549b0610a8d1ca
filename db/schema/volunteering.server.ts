import { sql } from "drizzle-orm";
import { boolean, check, index, integer, pgTable, text, unique, uniqueIndex, uuid } from "drizzle-orm/pg-core";
import type { ActivityMeasure } from "../../app/domains/services/model";
import type { SignupChannel, SignupState, TimeEntryState } from "../../app/domains/volunteering/model";
import { account, organisation, person } from "./people.server";
import { dayColumn, instantColumn } from "./platform.server";
import { output, programme, service } from "./services.server";

/** What there is to do and what it serves: a service (with programme or atelier) or an own work of the organisation. */
export const opportunity = pgTable(
  "opportunity",
  {
    id: uuid("id").primaryKey(),
    titleBg: text("title_bg").notNull(),
    titleEn: text("title_en").notNull(),
    doesBg: text("does_bg").notNull().default(""),
    doesEn: text("does_en").notNull().default(""),
    bringBg: text("bring_bg").notNull().default(""),
    bringEn: text("bring_en").notNull().default(""),
    serviceId: uuid("service_id").references(() => service.id),
    programmeId: uuid("programme_id").references(() => programme.id),
    activity: text("activity").$type<ActivityMeasure>(),
    /** A duty of another domain's event (a bazaar): its kind, its id and what people call it. */
    hostKind: text("host_kind"),
    hostId: uuid("host_id"),
    hostBg: text("host_bg").notNull().default(""),
    hostEn: text("host_en").notNull().default(""),
    createdAt: instantColumn("created_at").notNull(),
  },
  (t) => [check("opportunity_purpose", sql`(${t.serviceId} is null) <> (${t.activity} is null) and (${t.programmeId} is null or ${t.serviceId} is not null)`)],
);

export const shift = pgTable(
  "shift",
  {
    id: uuid("id").primaryKey(),
    opportunityId: uuid("opportunity_id").notNull().references(() => opportunity.id),
    startsAt: instantColumn("starts_at").notNull(),
    endsAt: instantColumn("ends_at").notNull(),
    placeBg: text("place_bg").notNull(),
    placeEn: text("place_en").notNull(),
    /** Street and entrance, shown beside the place's name. */
    addressBg: text("address_bg").notNull().default(""),
    addressEn: text("address_en").notNull().default(""),
    inChargeId: uuid("in_charge_id").notNull().references(() => person.id),
    urgent: boolean("urgent").notNull().default(false),
    /** Grows with every change people must hear of; with the sign-up's own it makes the calendar's SEQUENCE. */
    revision: integer("revision").notNull().default(0),
    cancelledAt: instantColumn("cancelled_at"),
    createdAt: instantColumn("created_at").notNull(),
  },
  (t) => [
    index("shift_opportunity").on(t.opportunityId),
    index("shift_upcoming").on(t.startsAt, t.id).where(sql`cancelled_at is null`),
    check("shift_range", sql`${t.endsAt} > ${t.startsAt} and ${t.endsAt} - ${t.startsAt} <= interval '24 hours'`),
  ],
);

/** V1: `seats_taken` counts confirmed people and live holds, and never passes capacity. */
export const position = pgTable(
  "position",
  {
    id: uuid("id").primaryKey(),
    shiftId: uuid("shift_id").notNull().references(() => shift.id),
    /** Empty while a shift has one position. */
    nameBg: text("name_bg").notNull().default(""),
    nameEn: text("name_en").notNull().default(""),
    capacity: integer("capacity").notNull(),
    seatsTaken: integer("seats_taken").notNull().default(0),
    /** The part of `seats_taken` kept for people who have not opened their mail yet. */
    seatsHeld: integer("seats_held").notNull().default(0),
    minAge: integer("min_age"),
  },
  (t) => [
    index("position_shift").on(t.shiftId, t.id),
    check("position_capacity", sql`${t.capacity} > 0 and ${t.seatsTaken} <= ${t.capacity}`),
    check("position_seats", sql`${t.seatsHeld} >= 0 and ${t.seatsHeld} <= ${t.seatsTaken} and ${t.seatsHeld} <= ${t.capacity} / 2`),
    check("position_min_age", sql`${t.minAge} is null or ${t.minAge} between 1 and 99`),
  ],
);

/** One person's place in one position. Names nobody: the person lives in `people`. */
export const signup = pgTable(
  "signup",
  {
    id: uuid("id").primaryKey(),
    positionId: uuid("position_id").notNull().references(() => position.id),
    shiftId: uuid("shift_id").notNull().references(() => shift.id),
    personId: uuid("person_id").notNull().references(() => person.id),
    state: text("state").$type<SignupState>().notNull(),
    channel: text("channel").$type<SignupChannel>().notNull().default("web"),
    /** Said by the person: under 18 on the day of the sign-up. */
    minor: boolean("minor").notNull().default(false),
    /** A coordinator saw the parent's signed consent. */
    consentSeenBy: uuid("consent_seen_by").references(() => account.id),
    consentSeenAt: instantColumn("consent_seen_at"),
    holdsSeat: boolean("holds_seat").notNull(),
    holdUntil: instantColumn("hold_until"),
    /** When an unanswered sign-up lapses. */
    expiresAt: instantColumn("expires_at"),
    /** The shift's time, copied for the overlap constraint (V3). */
    startsAt: instantColumn("starts_at").notNull(),
    endsAt: instantColumn("ends_at").notNull(),
    /** Grows with every change of the sign-up; with the shift's own it makes the calendar's SEQUENCE. */
    revision: integer("revision").notNull().default(0),
    createdAt: instantColumn("created_at").notNull(),
    confirmedAt: instantColumn("confirmed_at"),
    endedAt: instantColumn("ended_at"),
  },
  (t) => [
    uniqueIndex("signup_active").on(t.personId, t.positionId).where(sql`state in ('pending_email', 'pending_consent', 'confirmed', 'checked_in', 'completed')`),
    index("signup_position").on(t.positionId, t.state),
    index("signup_shift").on(t.shiftId, t.state),
    index("signup_held").on(t.holdUntil).where(sql`holds_seat and state = 'pending_email'`),
    index("signup_pending").on(t.expiresAt).where(sql`state in ('pending_email', 'pending_consent')`),
    check(
      "signup_seat",
      sql`case when ${t.state} in ('confirmed', 'checked_in', 'completed', 'no_show') then ${t.holdsSeat} and ${t.holdUntil} is null
        when ${t.state} = 'pending_email' then ${t.holdsSeat} = (${t.holdUntil} is not null) else not ${t.holdsSeat} and ${t.holdUntil} is null end`,
    ),
    // Y1: a minor sits only with a consent that somebody saw.
    check("signup_minor_consent", sql`not ${t.minor} or not ${t.holdsSeat} or ${t.consentSeenAt} is not null`),
    check("signup_consent_seen", sql`(${t.consentSeenBy} is null) = (${t.consentSeenAt} is null)`),
  ],
);

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
    postedAt: instantColumn("posted_at"),
  },
  (t) => [
    uniqueIndex("time_entry_signup").on(t.signupId).where(sql`state <> 'reversed'`),
    unique("time_entry_look_code").on(t.lookCode),
    index("time_entry_shift").on(t.shiftId),
    index("time_entry_worked").on(t.workedOn, t.personId),
    check("time_entry_minutes", sql`${t.minutes} > 0 and ${t.people} > 0 and ${t.minutes} <= ${t.people} * 960`),
    check(
      "time_entry_whose",
      sql`(${t.personId} is not null and ${t.signupId} is not null and ${t.organisationId} is null and ${t.people} = 1)
        or (${t.personId} is null and ${t.signupId} is null and ${t.organisationId} is not null)`,
    ),
    check("time_entry_attested", sql`${t.state} in ('draft', 'submitted') or (${t.attestedBy} is not null and ${t.attestedAt} is not null)`),
    // V6: nobody attests their own hours.
    check("time_entry_attester", sql`${t.attestedBy} is null or ${t.attestedBy} is distinct from ${t.personId}`),
    check("time_entry_posted", sql`${t.state} not in ('posted', 'reversed') or (${t.outputId} is not null and ${t.postedAt} is not null and ${t.lookCode} is not null)`),
  ],
);
