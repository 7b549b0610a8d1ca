import { sql } from "drizzle-orm";
import { bigint, boolean, check, index, integer, jsonb, pgTable, primaryKey, smallint, text, uniqueIndex, uuid } from "drizzle-orm/pg-core";
import { goodsOffer, goodsOfferLine } from "./inkind.server";
import { account, organisation, person } from "./people.server";
import { dayColumn, fileObject, instantColumn } from "./platform.server";
import { service } from "./services.server";

/** Photos of a gift in the donor's order. Insert-only. */
export const goodsOfferPhoto = pgTable(
  "goods_offer_photo",
  {
    offerId: uuid("offer_id").notNull().references(() => goodsOffer.id),
    position: smallint("position").notNull(),
    fileId: uuid("file_id").notNull().references(() => fileObject.id),
  },
  (t) => [primaryKey({ columns: [t.offerId, t.position] })],
);

/** Услуга, труд, посредничество: what is promised, when, how much, for which service. Never stock, never the time book. Insert-only. */
export const helpPromise = pgTable(
  "help_promise",
  {
    offerId: uuid("offer_id").primaryKey().references(() => goodsOffer.id),
    what: text("what").notNull(),
    whenWords: text("when_words").notNull(),
    /** Either hours or a result in words. */
    minutes: integer("minutes"),
    deliverable: text("deliverable"),
    serviceId: uuid("service_id").notNull().references(() => service.id),
  },
  (t) => [
    index("help_promise_service").on(t.serviceId),
    check("help_promise_measure", sql`${t.minutes} is not null or ${t.deliverable} is not null`),
    check("help_promise_minutes", sql`${t.minutes} is null or ${t.minutes} > 0`),
  ],
);

/** What the service says it received: one per promise. Insert-only; a record of its own, no entry of any book. */
export const helpReceipt = pgTable(
  "help_receipt",
  {
    id: uuid("id").primaryKey(),
    offerId: uuid("offer_id").notNull().references(() => helpPromise.offerId),
    serviceId: uuid("service_id").notNull().references(() => service.id),
    receivedOn: dayColumn("received_on").notNull(),
    minutes: integer("minutes"),
    deliverable: text("deliverable"),
    recordedAt: instantColumn("recorded_at").notNull(),
    confirmedBy: uuid("confirmed_by").references(() => account.id),
  },
  (t) => [
    uniqueIndex("help_receipt_offer").on(t.offerId),
    index("help_receipt_service").on(t.serviceId, t.receivedOn),
    check("help_receipt_measure", sql`${t.minutes} is not null or ${t.deliverable} is not null`),
    check("help_receipt_minutes", sql`${t.minutes} is null or ${t.minutes} > 0`),
  ],
);

/** One word between the coordinator, the donor and the driver. Its free text is a remark on "offer_turn". Insert-only. */
export const offerTurn = pgTable(
  "offer_turn",
  {
    id: uuid("id").primaryKey(),
    offerId: uuid("offer_id").notNull().references(() => goodsOffer.id),
    kind: text("kind").notNull(),
    /** The window a proposal holds for. */
    fromAt: instantColumn("from_at"),
    untilAt: instantColumn("until_at"),
    at: instantColumn("at").notNull(),
    by: uuid("by").references(() => account.id),
  },
  (t) => [
    index("offer_turn_offer").on(t.offerId, t.at),
    check("offer_turn_kind", sql`${t.kind} in ('question', 'answer', 'proposal', 'accepted', 'refused', 'nobody_home')`),
    check("offer_turn_window", sql`(${t.kind} = 'proposal') = (${t.fromAt} is not null) and (${t.fromAt} is null) = (${t.untilAt} is null)`),
  ],
);

/** How much of each line a proposal takes; nothing is a number too. Insert-only. */
export const offerTurnLine = pgTable(
  "offer_turn_line",
  {
    turnId: uuid("turn_id").notNull().references(() => offerTurn.id),
    lineId: uuid("line_id").notNull().references(() => goodsOfferLine.id),
    quantity: bigint("quantity", { mode: "number" }).notNull(),
  },
  (t) => [primaryKey({ columns: [t.turnId, t.lineId] }), index("offer_turn_line_line").on(t.lineId), check("offer_turn_line_quantity", sql`${t.quantity} >= 0`)],
);

/** Organisations donors are sent on to when a gift is good but not for us. */
export const giftPartner = pgTable("gift_partner", {
  id: uuid("id").primaryKey(),
  name: text("name").notNull(),
  takesBg: text("takes_bg").notNull(),
  takesEn: text("takes_en").notNull(),
  /** Published phone, address or page: how to reach them. */
  contact: text("contact").notNull(),
  active: boolean("active").notNull().default(true),
});

/** What is not taken, or only under a condition, and why: shown while the donor types. */
export const acceptanceRule = pgTable(
  "acceptance_rule",
  {
    id: uuid("id").primaryKey(),
    category: text("category").notNull(),
    taken: boolean("taken").notNull(),
    titleBg: text("title_bg").notNull(),
    titleEn: text("title_en").notNull(),
    whyBg: text("why_bg").notNull(),
    whyEn: text("why_en").notNull(),
    /** Beginnings of words in both languages, by spaces: any of them in what was typed shows the rule. */
    words: text("words").notNull(),
    sortOrder: smallint("sort_order").notNull(),
  },
  (t) => [index("acceptance_rule_order").on(t.sortOrder, t.id)],
);

/** When the store is open for donors and when the bus goes out: the choices of the donor's form. ISO weekdays. */
export const storeOpening = pgTable(
  "store_opening",
  {
    delivery: text("delivery").notNull(),
    weekday: smallint("weekday").notNull(),
    opens: text("opens").notNull(),
    closes: text("closes").notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.delivery, t.weekday, t.opens] }),
    check("store_opening_delivery", sql`${t.delivery} in ('bring', 'pickup')`),
    check("store_opening_weekday", sql`${t.weekday} between 1 and 7`),
    check("store_opening_times", sql`${t.opens} ~ '^[0-2][0-9]:[0-5][0-9]$' and ${t.closes} ~ '^[0-2][0-9]:[0-5][0-9]$' and ${t.opens} < ${t.closes}`),
  ],
);

/** „Всеки делничен ден 40 хляба“: a firm's rule; each of its days becomes an agreed offer. */
export const standingOffer = pgTable(
  "standing_offer",
  {
    id: uuid("id").primaryKey(),
    requestSha256: text("request_sha256").notNull(),
    state: text("state").notNull(),
    organisationId: uuid("organisation_id").notNull().references(() => organisation.id),
    contactPersonId: uuid("contact_person_id").notNull().references(() => person.id),
    description: text("description").notNull(),
    category: text("category").notNull(),
    unit: text("unit").notNull(),
    quantity: bigint("quantity", { mode: "number" }).notNull(),
    /** ISO weekdays, Monday is 1. */
    weekdays: smallint("weekdays").array().notNull(),
    /** Not on official holidays. */
    skipsHolidays: boolean("skips_holidays").notNull(),
    fromTime: text("from_time").notNull(),
    untilTime: text("until_time").notNull(),
    delivery: text("delivery").notNull(),
    startsOn: dayColumn("starts_on").notNull(),
    locale: text("locale").notNull(),
    createdAt: instantColumn("created_at").notNull(),
    changedAt: instantColumn("changed_at").notNull(),
  },
  (t) => [
    index("standing_offer_state").on(t.state, t.createdAt, t.id),
    index("standing_offer_contact").on(t.contactPersonId),
    index("standing_offer_organisation").on(t.organisationId),
    check("standing_offer_state", sql`${t.state} in ('submitted', 'active', 'paused', 'ended')`),
    check("standing_offer_weekdays", sql`cardinality(${t.weekdays}) between 1 and 7`),
    check("standing_offer_quantity", sql`${t.quantity} > 0`),
    check("standing_offer_times", sql`${t.fromTime} < ${t.untilTime}`),
    check("standing_offer_delivery", sql`${t.delivery} in ('bring', 'pickup')`),
  ],
);

/** One day of a standing offer, once: expected (with the offer made for it) or skipped. */
export const standingOfferDay = pgTable(
  "standing_offer_day",
  {
    standingOfferId: uuid("standing_offer_id").notNull().references(() => standingOffer.id),
    day: dayColumn("day").notNull(),
    state: text("state").notNull(),
    offerId: uuid("offer_id").references(() => goodsOffer.id),
    changedAt: instantColumn("changed_at").notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.standingOfferId, t.day] }),
    uniqueIndex("standing_offer_day_offer").on(t.offerId),
    check("standing_offer_day_state", sql`${t.state} in ('expected', 'skipped')`),
    check("standing_offer_day_offer", sql`${t.state} = 'skipped' or ${t.offerId} is not null`),
  ],
);

/** A firm's file, read and found whole; posted once. The same bytes of one firm are one note. */
export const deliveryNote = pgTable(
  "delivery_note",
  {
    id: uuid("id").primaryKey(),
    organisationId: uuid("organisation_id").notNull().references(() => organisation.id),
    contactPersonId: uuid("contact_person_id").notNull().references(() => person.id),
    sha256: text("sha256").notNull(),
    state: text("state").notNull(),
    /** The lines as read: description, category, unit, quantity, value. */
    lines: jsonb("lines").notNull(),
    offerId: uuid("offer_id").references(() => goodsOffer.id),
    createdAt: instantColumn("created_at").notNull(),
  },
  (t) => [
    uniqueIndex("delivery_note_file").on(t.organisationId, t.sha256),
    index("delivery_note_contact").on(t.contactPersonId),
    uniqueIndex("delivery_note_offer").on(t.offerId),
    check("delivery_note_state", sql`(${t.state} = 'posted') = (${t.offerId} is not null) and ${t.state} in ('checked', 'posted')`),
  ],
);
