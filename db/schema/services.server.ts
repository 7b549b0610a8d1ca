import { sql } from "drizzle-orm";
import { check, index, integer, jsonb, pgTable, text, unique, uuid } from "drizzle-orm/pg-core";
import type {
  ActivityMeasure, FigureSource, MonthMeasure, MonthState, NeedBook, NeedKind, NeedState, NeedUnit, PledgeState, ProgrammeKind, ServiceKind, ServiceMeasure, Urgency,
} from "../../app/domains/services/model";
import { centsColumn, dayColumn, instantColumn } from "./platform.server";

/** A social service or the complex it belongs to. Names nobody. */
export const service = pgTable(
  "service",
  {
    id: uuid("id").primaryKey(),
    parentId: uuid("parent_id"),
    kind: text("kind").$type<ServiceKind>().notNull().default("service"),
    nameBg: text("name_bg").notNull(),
    nameEn: text("name_en").notNull(),
    /** Approved places, not people. Null for a complex. */
    capacity: integer("capacity"),
    publicBg: text("public_bg").notNull().default(""),
    publicEn: text("public_en").notNull().default(""),
    sortOrder: integer("sort_order").notNull().default(0),
    createdAt: instantColumn("created_at").notNull(),
    closedOn: dayColumn("closed_on"),
  },
  (t) => [check("service_capacity", sql`${t.capacity} is null or ${t.capacity} > 0`)],
);

/** Programme, atelier or dated activity (camp, excursion) under a service. */
export const programme = pgTable(
  "programme",
  {
    id: uuid("id").primaryKey(),
    serviceId: uuid("service_id").notNull().references(() => service.id),
    kind: text("kind").$type<ProgrammeKind>().notNull(),
    nameBg: text("name_bg").notNull(),
    nameEn: text("name_en").notNull(),
    startsOn: dayColumn("starts_on"),
    endsOn: dayColumn("ends_on"),
    sortOrder: integer("sort_order").notNull().default(0),
    createdAt: instantColumn("created_at").notNull(),
  },
  (t) => [
    index("programme_service").on(t.serviceId, t.sortOrder),
    check("programme_dates", sql`${t.endsOn} is null or (${t.startsOn} is not null and ${t.endsOn} >= ${t.startsOn})`),
  ],
);

/** Aggregate record of delivered work: a count of a measure in a month. Never a child (S3). */
export const output = pgTable(
  "output",
  {
    id: uuid("id").primaryKey(),
    kind: text("kind").$type<"service" | "activity">().notNull(),
    /** Null for an activity of the organisation (bazaar, store): its hours reach services only by ancestry. */
    serviceId: uuid("service_id").references(() => service.id),
    programmeId: uuid("programme_id").references(() => programme.id),
    /** First day of the month. */
    month: dayColumn("month").notNull(),
    measure: text("measure").$type<ServiceMeasure | ActivityMeasure>().notNull(),
    count: integer("count").notNull().default(0),
    createdAt: instantColumn("created_at").notNull(),
  },
  (t) => [
    unique("output_key").on(t.kind, t.serviceId, t.programmeId, t.month, t.measure).nullsNotDistinct(),
    index("output_service_month").on(t.serviceId, t.month),
    check("output_count", sql`${t.count} >= 0`),
    check("output_month", sql`extract(day from ${t.month}) = 1`),
    check("output_service", sql`(${t.kind} = 'service') = (${t.serviceId} is not null)`),
  ],
);

/** What one unit of a measure costs beyond the state budget, from a day on. */
export const standardCost = pgTable(
  "standard_cost",
  {
    id: uuid("id").primaryKey(),
    serviceId: uuid("service_id").notNull().references(() => service.id),
    programmeId: uuid("programme_id").references(() => programme.id),
    measure: text("measure").$type<ServiceMeasure>().notNull(),
    unitCostCents: centsColumn("unit_cost_cents").notNull(),
    validFrom: dayColumn("valid_from").notNull(),
    createdAt: instantColumn("created_at").notNull(),
  },
  (t) => [
    unique("standard_cost_key").on(t.serviceId, t.programmeId, t.measure, t.validFrom).nullsNotDistinct(),
    check("standard_cost_positive", sql`${t.unitCostCents} > 0`),
  ],
);

/** The month in figures. The measures stand apart and are never added. */
export const serviceMonth = pgTable(
  "service_month",
  {
    id: uuid("id").primaryKey(),
    serviceId: uuid("service_id").notNull().references(() => service.id),
    month: dayColumn("month").notNull(),
    capacity: integer("capacity"),
    usersInMonth: integer("users_in_month"),
    usersInYear: integer("users_in_year"),
    individualSessions: integer("individual_sessions"),
    groupSessions: integer("group_sessions"),
    homeVisits: integer("home_visits"),
    /** Where each figure comes from: measure → source. */
    sources: jsonb("sources").$type<Partial<Record<MonthMeasure, FigureSource>>>().notNull().default({}),
    /** Figures far outside the usual that the manager confirmed as true. */
    confirmed: jsonb("confirmed").$type<readonly MonthMeasure[]>().notNull().default([]),
    state: text("state").$type<MonthState>().notNull().default("draft"),
    savedAt: instantColumn("saved_at").notNull(),
    submittedAt: instantColumn("submitted_at"),
  },
  (t) => [
    unique("service_month_key").on(t.serviceId, t.month),
    check("service_month_first_day", sql`extract(day from ${t.month}) = 1`),
    check(
      "service_month_figures",
      sql`coalesce(${t.capacity}, 0) >= 0 and coalesce(${t.usersInMonth}, 0) >= 0 and coalesce(${t.usersInYear}, 0) >= 0
        and coalesce(${t.individualSessions}, 0) >= 0 and coalesce(${t.groupSessions}, 0) >= 0 and coalesce(${t.homeVisits}, 0) >= 0`,
    ),
    check("service_month_submitted", sql`(${t.state} = 'submitted') = (${t.submittedAt} is not null)`),
  ],
);

/**
 * How the month's work divides between programmes, a row a measure. Sessions and visits are parts of the service's own
 * figures; other measures (ateliers, parcels, repairs) stand by themselves.
 */
export const serviceMonthWork = pgTable(
  "service_month_work",
  {
    id: uuid("id").primaryKey(),
    serviceMonthId: uuid("service_month_id").notNull().references(() => serviceMonth.id),
    programmeId: uuid("programme_id").notNull().references(() => programme.id),
    measure: text("measure").$type<ServiceMeasure>().notNull(),
    count: integer("count").notNull(),
  },
  (t) => [
    unique("service_month_work_key").on(t.serviceMonthId, t.programmeId, t.measure),
    check("service_month_work_count", sql`${t.count} >= 0`),
  ],
);

/** What a service asks the community for. Quantities in base units; received + pledged never pass quantity (S1). */
export const need = pgTable(
  "need",
  {
    id: uuid("id").primaryKey(),
    serviceId: uuid("service_id").notNull().references(() => service.id),
    programmeId: uuid("programme_id").references(() => programme.id),
    kind: text("kind").$type<NeedKind>().notNull(),
    book: text("book").$type<NeedBook>().notNull(),
    titleBg: text("title_bg").notNull(),
    titleEn: text("title_en").notNull(),
    /** One more line for the public: size, place, what is there already. */
    detailBg: text("detail_bg").notNull().default(""),
    detailEn: text("detail_en").notNull().default(""),
    quantity: integer("quantity").notNull(),
    unit: text("unit").$type<NeedUnit>().notNull(),
    received: integer("received").notNull().default(0),
    pledged: integer("pledged").notNull().default(0),
    dueOn: dayColumn("due_on"),
    urgency: text("urgency").$type<Urgency>().notNull().default("normal"),
    state: text("state").$type<NeedState>().notNull().default("draft"),
    /** The shift that answers a need for time; its seats are shown instead of pledges. */
    shiftId: uuid("shift_id"),
    /** Or the opportunity, whose next shift is shown: a need that comes back every week. */
    opportunityId: uuid("opportunity_id"),
    sortOrder: integer("sort_order").notNull().default(0),
    createdAt: instantColumn("created_at").notNull(),
    publishedAt: instantColumn("published_at"),
    /** When the manager last said that it is still true. */
    confirmedAt: instantColumn("confirmed_at"),
    closedAt: instantColumn("closed_at"),
  },
  (t) => [
    index("need_open").on(t.state, t.serviceId),
    check("need_states", sql`${t.state} in ('draft', 'public', 'stale', 'met', 'withdrawn')`),
    check("need_quantity", sql`${t.quantity} > 0`),
    check("need_answered", sql`${t.shiftId} is null or ${t.opportunityId} is null`),
    check("need_covered", sql`${t.received} >= 0 and ${t.pledged} >= 0 and ${t.received} + ${t.pledged} <= ${t.quantity}`),
    check("need_book", sql`${t.book} in ('cash', 'goods', 'time') and (${t.book} <> 'cash' or ${t.unit} = 'cent')`),
  ],
);

/** One guarded row per source (an offer, a gift, a sign-up): a resend changes nothing. */
export const needPledge = pgTable(
  "need_pledge",
  {
    id: uuid("id").primaryKey(),
    needId: uuid("need_id").notNull().references(() => need.id),
    /** "offer_line", "money_gift", "manual" … and its id in that domain. */
    sourceKind: text("source_kind").notNull(),
    sourceId: uuid("source_id").notNull(),
    pledged: integer("pledged").notNull().default(0),
    received: integer("received").notNull().default(0),
    state: text("state").$type<PledgeState>().notNull().default("pledged"),
    /** After this day what has not come returns to open. */
    lapsesOn: dayColumn("lapses_on"),
    createdAt: instantColumn("created_at").notNull(),
    changedAt: instantColumn("changed_at").notNull(),
  },
  (t) => [
    unique("need_pledge_source").on(t.needId, t.sourceKind, t.sourceId),
    index("need_pledge_need").on(t.needId),
    index("need_pledge_lapses").on(t.lapsesOn).where(sql`pledged > 0`),
    check("need_pledge_states", sql`${t.state} in ('pledged', 'received', 'released', 'lapsed')`),
    check("need_pledge_amounts", sql`${t.pledged} >= 0 and ${t.received} >= 0`),
  ],
);
