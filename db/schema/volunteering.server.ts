import { sql } from "drizzle-orm";
import { type AnyPgColumn, boolean, check, date, index, integer, jsonb, pgTable, text, unique, uniqueIndex, uuid } from "drizzle-orm/pg-core";
import type { ActivityMeasure } from "../../app/domains/services/model";
import type { EndedReason, PositionPlan, SignupChannel, SignupState, Skill, WorkClass } from "../../app/domains/volunteering/model";
import type { LocalDate } from "../../app/platform/time/local-date";
import { account, organisation, person } from "./people.server";
import { dayColumn, instantColumn } from "./platform.server";
import { programme, service } from "./services.server";

const emptyList = sql`'{}'::text[]`;

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
    /** What the hands do: decides what people under 18 may take (Youth Act art. 39; `minor_rule`). */
    workClass: text("work_class").$type<WorkClass>().notNull().default("general"),
    skills: text("skills").array().$type<Skill[]>().notNull().default(emptyList),
    /** Kinds of `person_check` each person needs on the day: papers seen, trainings, briefings. */
    requiredChecks: text("required_checks").array().notNull().default(emptyList),
    /** What a new shift of it starts from: position plans as in `plan-schemas.ts`. */
    positions: jsonb("positions").$type<readonly PositionPlan[]>().notNull().default(sql`'[]'::jsonb`),
    /** No longer offered for new shifts. */
    archivedAt: instantColumn("archived_at"),
    createdAt: instantColumn("created_at").notNull(),
  },
  (t) => [index("opportunity_service").on(t.serviceId, t.programmeId), check("opportunity_purpose", sql`(${t.serviceId} is null) <> (${t.activity} is null) and (${t.programmeId} is null or ${t.serviceId} is not null)`)],
);

export const shift = pgTable(
  "shift",
  {
    id: uuid("id").primaryKey(),
    opportunityId: uuid("opportunity_id").notNull().references(() => opportunity.id),
    /** Said instead of the opportunity's title; empty: that one. */
    titleBg: text("title_bg").notNull().default(""),
    titleEn: text("title_en").notNull().default(""),
    startsAt: instantColumn("starts_at").notNull(),
    endsAt: instantColumn("ends_at").notNull(),
    /** The day it starts on in Sofia. */
    day: dayColumn("day").generatedAlwaysAs(sql`(starts_at at time zone 'Europe/Sofia')::date`),
    placeBg: text("place_bg").notNull(),
    placeEn: text("place_en").notNull(),
    /** Street and entrance, shown beside the place's name. */
    addressBg: text("address_bg").notNull().default(""),
    addressEn: text("address_en").notNull().default(""),
    inChargeId: uuid("in_charge_id").notNull().references(() => person.id),
    urgent: boolean("urgent").notNull().default(false),
    /** The public may sign up from then on; the team may before. Empty: at once. */
    opensAt: instantColumn("opens_at"),
    seriesId: uuid("series_id").references(() => shiftSeries.id),
    /** The day the rule gave it; stays when the shift itself is moved, so that it is not made twice. */
    seriesDay: dayColumn("series_day"),
    /** Changed by itself: edits of the whole series pass it over. */
    detached: boolean("detached").notNull().default(false),
    /** Grows with every change people must hear of; with the sign-up's own it makes the calendar's SEQUENCE. */
    revision: integer("revision").notNull().default(0),
    cancelledAt: instantColumn("cancelled_at"),
    createdAt: instantColumn("created_at").notNull(),
  },
  (t) => [
    index("shift_opportunity").on(t.opportunityId, t.startsAt),
    uniqueIndex("shift_series_day").on(t.seriesId, t.seriesDay),
    index("shift_starts").on(t.startsAt, t.id),
    index("shift_ends").on(t.endsAt, t.id),
    check("shift_series", sql`(${t.seriesId} is null) = (${t.seriesDay} is null)`),
    index("shift_upcoming").on(t.startsAt, t.id).where(sql`cancelled_at is null`),
    check("shift_range", sql`${t.endsAt} > ${t.startsAt} and ${t.endsAt} - ${t.startsAt} <= interval '24 hours'`),
  ],
);

/**
 * A rule in local time (RFC 5545 RRULE, days only) from which shifts are made some weeks ahead. `positions` is the plan of each
 * shift: a list of position plans as in `plan-schemas.ts`.
 */
export const shiftSeries = pgTable(
  "shift_series",
  {
    id: uuid("id").primaryKey(),
    opportunityId: uuid("opportunity_id").notNull().references(() => opportunity.id),
    titleBg: text("title_bg").notNull().default(""),
    titleEn: text("title_en").notNull().default(""),
    rrule: text("rrule").notNull(),
    firstDay: dayColumn("first_day").notNull(),
    /** Wall-clock times in Sofia; an end not after the start is the next morning's. */
    fromTime: text("from_time").notNull(),
    toTime: text("to_time").notNull(),
    placeBg: text("place_bg").notNull(),
    placeEn: text("place_en").notNull(),
    addressBg: text("address_bg").notNull().default(""),
    addressEn: text("address_en").notNull().default(""),
    inChargeId: uuid("in_charge_id").notNull().references(() => person.id),
    urgent: boolean("urgent").notNull().default(false),
    /** The public may sign up so many days before, from `opens_time`; empty: at once. */
    opensDaysBefore: integer("opens_days_before"),
    opensTime: text("opens_time").notNull().default("09:00"),
    /** Days of the rule on which nothing is made: holidays, and shifts somebody took out. */
    leftOut: date("left_out", { mode: "string" }).array().$type<LocalDate[]>().notNull().default(sql`'{}'::date[]`),
    positions: jsonb("positions").$type<readonly PositionPlan[]>().notNull(),
    /** Shifts exist up to and including this day. */
    madeUntil: dayColumn("made_until"),
    /** No shift after this day; empty: goes on. */
    endsOn: dayColumn("ends_on"),
    /** The series it goes on as, cut off by „this and following“: it never reaches into that one's days. */
    nextId: uuid("next_id").references((): AnyPgColumn => shiftSeries.id),
    createdAt: instantColumn("created_at").notNull(),
  },
  (t) => [
    index("shift_series_opportunity").on(t.opportunityId),
    check("shift_series_times", sql`${t.fromTime} ~ '^([01][0-9]|2[0-3]):[0-5][0-9]$' and ${t.toTime} ~ '^([01][0-9]|2[0-3]):[0-5][0-9]$' and ${t.opensTime} ~ '^([01][0-9]|2[0-3]):[0-5][0-9]$'`),
    check("shift_series_opens", sql`${t.opensDaysBefore} is null or ${t.opensDaysBefore} between 0 and 365`),
  ],
);

/**
 * V1: `seats_taken` counts everybody seated, live holds, offers and the unnamed seats of blocks, and never passes capacity.
 * A party takes as many seats as it has people.
 */
export const position = pgTable(
  "position",
  {
    id: uuid("id").primaryKey(),
    shiftId: uuid("shift_id").notNull().references(() => shift.id),
    /** The row of the plan it was made from: edits of a series find its positions by it. */
    planId: uuid("plan_id").notNull().default(sql`gen_random_uuid()`),
    /** Empty while a shift has one position. */
    nameBg: text("name_bg").notNull().default(""),
    nameEn: text("name_en").notNull().default(""),
    capacity: integer("capacity").notNull(),
    seatsTaken: integer("seats_taken").notNull().default(0),
    /** The part of `seats_taken` kept for people who have not opened their mail yet. */
    seatsHeld: integer("seats_held").notNull().default(0),
    /** The part of `seats_taken` that blocks keep without names. */
    seatsBlocked: integer("seats_blocked").notNull().default(0),
    /** Below `min_people` the shift is short; `target_people` is what it runs well with. */
    minPeople: integer("min_people").notNull().default(1),
    targetPeople: integer("target_people"),
    minAge: integer("min_age"),
    /** Most people under 18 for each adult present (the person in charge counts); empty: no such rule here. */
    minorsPerAdult: integer("minors_per_adult").default(4),
    /** In addition to the opportunity's. */
    requiredChecks: text("required_checks").array().notNull().default(emptyList),
    /** Of these at least one adult here has each (a record certificate in the children's corner). Nobody is refused for it; the board says when it fails. */
    leadChecks: text("lead_checks").array().notNull().default(emptyList),
    /** Overrides the opportunity's, e.g. the till of a bazaar. */
    workClass: text("work_class").$type<WorkClass>(),
    ordinal: integer("ordinal").notNull().default(0),
    /** V4: the next number of the waiting list, given under the lock. */
    nextQueueNo: integer("next_queue_no").notNull().default(1),
    /** Seats ever freed here. Whoever passed an offer by is asked again only when this has grown. */
    freedTotal: integer("freed_total").notNull().default(0),
    /** `freed_total` for which the person in charge already has a call list (last hour). */
    calledAt: integer("called_at"),
  },
  (t) => [
    index("position_shift").on(t.shiftId, t.id),
    uniqueIndex("position_plan").on(t.shiftId, t.planId),
    check("position_capacity", sql`${t.capacity} > 0 and ${t.seatsTaken} <= ${t.capacity}`),
    check("position_seats", sql`${t.seatsHeld} >= 0 and ${t.seatsBlocked} >= 0 and ${t.seatsHeld} + ${t.seatsBlocked} <= ${t.seatsTaken} and ${t.seatsHeld} <= ${t.capacity} / 2`),
    check("position_people", sql`${t.minPeople} between 0 and ${t.capacity} and (${t.targetPeople} is null or ${t.targetPeople} between ${t.minPeople} and ${t.capacity})`),
    check("position_ratio", sql`${t.minorsPerAdult} is null or ${t.minorsPerAdult} between 0 and 50`),
    check("position_min_age", sql`${t.minAge} is null or ${t.minAge} between 1 and 18`),
  ],
);

/**
 * Seats kept for an organisation without names until `release_at`; then the rest goes to the waiting list. Named seats are
 * sign-ups with this block.
 */
export const seatBlock = pgTable(
  "seat_block",
  {
    id: uuid("id").primaryKey(),
    positionId: uuid("position_id").notNull().references(() => position.id),
    organisationId: uuid("organisation_id").notNull().references(() => organisation.id),
    contactPersonId: uuid("contact_person_id").references(() => person.id),
    size: integer("size").notNull(),
    seatsNamed: integer("seats_named").notNull().default(0),
    state: text("state").$type<"held" | "released">().notNull().default("held"),
    releaseAt: instantColumn("release_at").notNull(),
    /** How many days before the release the contact was last reminded: 3, then 1. Another release time starts anew. */
    warnedDays: integer("warned_days"),
    releasedAt: instantColumn("released_at"),
    createdBy: uuid("created_by").notNull().references(() => account.id),
    createdAt: instantColumn("created_at").notNull(),
  },
  (t) => [
    index("seat_block_position").on(t.positionId),
    index("seat_block_due").on(t.releaseAt).where(sql`state = 'held'`),
    check("seat_block_size", sql`${t.size} between 1 and 500 and ${t.seatsNamed} between 0 and ${t.size}`),
    check("seat_block_released", sql`(${t.state} = 'released') = (${t.releasedAt} is not null)`),
  ],
);

/** One person's place in one position, with whoever comes along. Names nobody: the person lives in `people`. */
export const signup = pgTable(
  "signup",
  {
    id: uuid("id").primaryKey(),
    positionId: uuid("position_id").notNull().references(() => position.id),
    shiftId: uuid("shift_id").notNull().references(() => shift.id),
    personId: uuid("person_id").notNull().references(() => person.id),
    state: text("state").$type<SignupState>().notNull(),
    channel: text("channel").$type<SignupChannel>().notNull().default("web"),
    /** The person and the guests who come along: one entry of the list, so many seats. */
    partySize: integer("party_size").notNull().default(1),
    /** How many of the guests are under 18, in the care of the person who signs up, and the youngest one's age. */
    partyMinors: integer("party_minors").notNull().default(0),
    partyYoungest: integer("party_youngest"),
    /** When the form said „законен представител“ of these guests; the team writes down what it hears. */
    partyDeclaredAt: instantColumn("party_declared_at"),
    /** Under 18 on the day of the shift. */
    minor: boolean("minor").notNull().default(false),
    /** Whom a minor named as parent or guardian; asked once the minor's own link is opened. */
    guardianId: uuid("guardian_id").references(() => person.id),
    /** The guardian's live consent that covered the shift when the place was confirmed. */
    consentId: uuid("consent_id"),
    blockId: uuid("block_id").references(() => seatBlock.id),
    /** For a part of the shift only („до 16:00 ч.“); the place is theirs for the whole. A moved shift forgets it. */
    staysFrom: instantColumn("stays_from"),
    staysUntil: instantColumn("stays_until"),
    /** Of a person under 18: the adult's place at whose side they are. Said by the team. */
    besideId: uuid("beside_id").references((): AnyPgColumn => signup.id),
    /** V4: the number in the waiting list; kept through offers, consents and skips. */
    queueNo: integer("queue_no"),
    /** `freed_total` of the position when an offer was passed by. */
    passedAt: integer("passed_at"),
    /** Version of the volunteer's rules that was accepted with the sign-up. */
    rulesVersion: integer("rules_version"),
    /** Look code shown as QR at the entrance; opens nothing and names nobody. */
    checkInCode: text("check_in_code"),
    endedReason: text("ended_reason").$type<EndedReason>(),
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
    uniqueIndex("signup_active").on(t.personId, t.positionId).where(sql`state in ('pending_email', 'pending_consent', 'pending_clearance', 'waitlisted', 'offered', 'confirmed', 'checked_in', 'completed')`),
    index("signup_position").on(t.positionId, t.state),
    index("signup_shift").on(t.shiftId, t.state),
    index("signup_person").on(t.personId, t.startsAt),
    uniqueIndex("signup_queue").on(t.positionId, t.queueNo),
    index("signup_waiting").on(t.positionId, t.queueNo).where(sql`state = 'waitlisted'`),
    index("signup_held").on(t.holdUntil).where(sql`holds_seat and hold_until is not null`),
    index("signup_pending").on(t.expiresAt).where(sql`state in ('pending_email', 'pending_consent', 'pending_clearance', 'waitlisted')`),
    index("signup_block").on(t.blockId).where(sql`block_id is not null`),
    unique("signup_check_in_code").on(t.checkInCode),
    check(
      "signup_seat",
      sql`case when ${t.state} in ('confirmed', 'checked_in', 'completed', 'no_show') then ${t.holdsSeat} and ${t.holdUntil} is null
        when ${t.state} = 'offered' then ${t.holdsSeat} and ${t.holdUntil} is not null
        when ${t.state} in ('pending_email', 'pending_consent') then ${t.holdsSeat} = (${t.holdUntil} is not null) else not ${t.holdsSeat} and ${t.holdUntil} is null end`,
    ),
    check("signup_queued", sql`${t.state} not in ('waitlisted', 'offered') or ${t.queueNo} is not null`),
    check(
      "signup_party",
      sql`${t.partySize} between 1 and 20 and ${t.partyMinors} between 0 and ${t.partySize} - 1 and (${t.partyMinors} > 0) = (${t.partyYoungest} is not null)
        and (${t.partyYoungest} is null or ${t.partyYoungest} between 0 and 17) and not (${t.minor} and ${t.partySize} > 1)`,
    ),
    check("signup_party_declared", sql`${t.partyMinors} = 0 or ${t.partyDeclaredAt} is not null or ${t.channel} in ('staff', 'kiosk')`),
    // Y1: a minor takes part only with the guardian's live consent, or with one on paper that a coordinator saw.
    check("signup_minor_consent", sql`not ${t.minor} or ${t.state} not in ('confirmed', 'checked_in', 'completed') or ${t.consentId} is not null or ${t.consentSeenAt} is not null`),
    check("signup_stay", sql`(${t.staysFrom} is null or ${t.staysFrom} > ${t.startsAt}) and (${t.staysUntil} is null or ${t.staysUntil} < ${t.endsAt})
        and coalesce(${t.staysFrom}, ${t.startsAt}) < coalesce(${t.staysUntil}, ${t.endsAt})`),
    check("signup_beside", sql`${t.besideId} is null or (${t.minor} and ${t.besideId} <> ${t.id})`),
    check("signup_consent_seen", sql`(${t.consentSeenBy} is null) = (${t.consentSeenAt} is null)`),
  ],
);
