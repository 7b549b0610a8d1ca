import { sql } from "drizzle-orm";
import { bigint, boolean, check, foreignKey, index, integer, pgTable, primaryKey, smallint, text, unique, uniqueIndex, uuid } from "drizzle-orm/pg-core";
import { account, organisation, person } from "./people.server";
import { dayColumn, fileObject, instantColumn } from "./platform.server";
import { need } from "./services.server";

/** Base units only: grams, millilitres, pieces. */
const quantityColumn = (name: string) => bigint(name, { mode: "number" });

/** Заявено дарение. A gift brought to the door without notice gets its offer at the store (`channel` walk_in). */
export const goodsOffer = pgTable(
  "goods_offer",
  {
    /** Made by the donor's form: the idempotency key. */
    id: uuid("id").primaryKey(),
    /** „Дарение № 1207“: shown to people, given by the database, gaps allowed. */
    number: bigint("number", { mode: "number" }).notNull().generatedAlwaysAsIdentity({ name: "goods_offer_number", startWith: 1001 }),
    /** Look code (MODEL §7): at least 80 random bits. */
    code: text("code").notNull(),
    requestSha256: text("request_sha256").notNull(),
    channel: text("channel").notNull(),
    /** goods have lines and stock; service, labour and brokerage have a `help_promise`. */
    kind: text("kind").notNull().default("goods"),
    state: text("state").notNull(),
    /** Goes up by every act: a form shown before somebody else's act is refused. */
    revision: integer("revision").notNull().default(0),
    donorPersonId: uuid("donor_person_id").references(() => person.id),
    donorOrganisationId: uuid("donor_organisation_id").references(() => organisation.id),
    anonymousPublic: boolean("anonymous_public").notNull(),
    /** Papers the donor asks for. */
    wantsContract: boolean("wants_contract").notNull().default(false),
    wantsCertificate: boolean("wants_certificate").notNull().default(false),
    delivery: text("delivery").notNull(),
    needId: uuid("need_id").references(() => need.id),
    photoFileId: uuid("photo_file_id").references(() => fileObject.id),
    locale: text("locale").notNull(),
    /** When the donor would like to come or be visited. */
    wishFrom: instantColumn("wish_from"),
    wishUntil: instantColumn("wish_until"),
    createdAt: instantColumn("created_at").notNull(),
    /** The last day of the two-working-day promise; empty while the next word is not ours. */
    answerDue: dayColumn("answer_due"),
    decidedAt: instantColumn("decided_at"),
    decidedBy: uuid("decided_by").references(() => account.id),
    /** When the gift is brought or collected. */
    agreedFrom: instantColumn("agreed_from"),
    agreedUntil: instantColumn("agreed_until"),
    declineReason: text("decline_reason"),
    /** The smaller amount the donor said yes to (`offer_turn`). */
    acceptedTurnId: uuid("accepted_turn_id"),
    /** To whom the donor was sent on. */
    partnerId: uuid("partner_id"),
    pickedUpAt: instantColumn("picked_up_at"),
    pickedUpBy: uuid("picked_up_by").references(() => account.id),
    closedAt: instantColumn("closed_at"),
    /** When the letter that says what became of everything went out. */
    thankedAt: instantColumn("thanked_at"),
  },
  (t) => [
    uniqueIndex("goods_offer_code").on(t.code),
    uniqueIndex("goods_offer_number_key").on(t.number),
    index("goods_offer_state").on(t.state, t.createdAt, t.id),
    index("goods_offer_person").on(t.donorPersonId),
    index("goods_offer_organisation").on(t.donorOrganisationId),
    index("goods_offer_due").on(t.answerDue, t.createdAt, t.id).where(sql`answer_due is not null`),
    index("goods_offer_pickup").on(t.agreedFrom, t.id).where(sql`state = 'agreed' and delivery = 'pickup'`),
    index("goods_offer_to_thank").on(t.closedAt).where(sql`state = 'closed' and thanked_at is null`),
    check("goods_offer_kind", sql`${t.kind} in ('goods', 'service', 'labour', 'brokerage')`),
    check("goods_offer_states", sql`${t.state} in ('submitted', 'asked', 'proposed', 'agreed', 'declined', 'redirected', 'withdrawn', 'closed')`),
    check("goods_offer_decided", sql`(${t.state} in ('submitted', 'asked', 'proposed')) = (${t.decidedAt} is null)`),
    check("goods_offer_due", sql`(${t.state} = 'submitted') = (${t.answerDue} is not null)`),
    check("goods_offer_redirected", sql`(${t.state} = 'redirected') = (${t.partnerId} is not null)`),
    check("goods_offer_wish", sql`(${t.wishFrom} is null) = (${t.wishUntil} is null) and (${t.wishUntil} is null or ${t.wishUntil} > ${t.wishFrom})`),
    check("goods_offer_declined", sql`(${t.state} = 'declined') = (${t.declineReason} is not null)`),
    check("goods_offer_closed", sql`(${t.state} = 'closed') = (${t.closedAt} is not null)`),
    check("goods_offer_agreed_range", sql`${t.agreedUntil} is null or ${t.agreedUntil} > ${t.agreedFrom}`),
  ],
);

/** What the donor said. Insert-only: declared never changes (G1). */
export const goodsOfferLine = pgTable(
  "goods_offer_line",
  {
    id: uuid("id").primaryKey(),
    offerId: uuid("offer_id").notNull().references(() => goodsOffer.id),
    position: smallint("position").notNull(),
    description: text("description").notNull(),
    category: text("category").notNull(),
    unit: text("unit").notNull(),
    quantity: quantityColumn("quantity").notNull(),
    /** What the donor says it is worth, in cents, and what that rests on. Ours is another number (nobody values what he received). */
    declaredValueCents: bigint("declared_value_cents", { mode: "number" }),
    valueBasis: text("value_basis"),
  },
  (t) => [
    uniqueIndex("goods_offer_line_position").on(t.offerId, t.position),
    unique("goods_offer_line_declared").on(t.id, t.quantity, t.unit),
    check("goods_offer_line_unit", sql`${t.unit} in ('g', 'ml', 'piece')`),
    check("goods_offer_line_quantity", sql`${t.quantity} > 0`),
    check("goods_offer_line_value", sql`(${t.declaredValueCents} is null) = (${t.valueBasis} is null) and (${t.declaredValueCents} is null or ${t.declaredValueCents} > 0)`),
    check("goods_offer_line_basis", sql`${t.valueBasis} in ('book', 'invoice', 'estimate')`),
  ],
);

/** Приемане: one per offer. Insert-only; its handover protocol is the document whose subject it is. */
export const goodsReceipt = pgTable(
  "goods_receipt",
  {
    id: uuid("id").primaryKey(),
    requestSha256: text("request_sha256").notNull(),
    offerId: uuid("offer_id").notNull().references(() => goodsOffer.id),
    receivedAt: instantColumn("received_at").notNull(),
    recordedAt: instantColumn("recorded_at").notNull(),
    receivedBy: uuid("received_by").references(() => account.id),
  },
  (t) => [uniqueIndex("goods_receipt_offer").on(t.offerId), index("goods_receipt_received").on(t.receivedAt, t.id)],
);

/** The four numbers of a line, kept for ever. Insert-only. */
export const goodsReceiptLine = pgTable(
  "goods_receipt_line",
  {
    id: uuid("id").primaryKey(),
    receiptId: uuid("receipt_id").notNull().references(() => goodsReceipt.id),
    offerLineId: uuid("offer_line_id").notNull(),
    unit: text("unit").notNull(),
    declared: quantityColumn("declared").notNull(),
    arrived: quantityColumn("arrived").notNull(),
    accepted: quantityColumn("accepted").notNull(),
    rejected: quantityColumn("rejected").notNull(),
    quarantined: quantityColumn("quarantined").notNull(),
    rejectReason: text("reject_reason"),
    disposition: text("disposition"),
  },
  (t) => [
    uniqueIndex("goods_receipt_line_offer_line").on(t.offerLineId),
    unique("goods_receipt_line_quarantined").on(t.id, t.quarantined),
    index("goods_receipt_line_receipt").on(t.receiptId),
    foreignKey({
      name: "goods_receipt_line_declared",
      columns: [t.offerLineId, t.declared, t.unit],
      foreignColumns: [goodsOfferLine.id, goodsOfferLine.quantity, goodsOfferLine.unit],
    }),
    check("goods_receipt_line_g1", sql`${t.arrived} = ${t.accepted} + ${t.rejected} + ${t.quarantined}`),
    check("goods_receipt_line_parts", sql`${t.accepted} >= 0 and ${t.rejected} >= 0 and ${t.quarantined} >= 0`),
    check("goods_receipt_line_reason", sql`(${t.rejected} > 0) = (${t.rejectReason} is not null) and (${t.rejected} > 0) = (${t.disposition} is not null)`),
    check("goods_receipt_line_disposition", sql`${t.disposition} in ('returned', 'disposed')`),
  ],
);

/** Партида: one origin, so donor and restrictions come from its receipt line. Insert-only. */
export const stockLot = pgTable(
  "stock_lot",
  {
    id: uuid("id").primaryKey(),
    /** „партида № 131“ on the shelf label. */
    number: bigint("number", { mode: "number" }).notNull().generatedAlwaysAsIdentity({ name: "stock_lot_number", startWith: 101 }),
    /** The accepted line it comes from; null for what a count found. */
    receiptLineId: uuid("receipt_line_id").references(() => goodsReceiptLine.id),
    /** The count that found it: goods of no known donor. */
    countId: uuid("count_id"),
    itemName: text("item_name").notNull(),
    category: text("category").notNull(),
    unit: text("unit").notNull(),
    quantity: quantityColumn("quantity").notNull(),
    /** „Използвай преди“: valid through that day, never given out after it. */
    useBy: dayColumn("use_by"),
    /** „Най-добър до“. */
    bestBefore: dayColumn("best_before"),
    storage: text("storage").notNull(),
    /** Of clothes and shoes: „122 – 128“, „M“. */
    size: text("size"),
    ageBand: text("age_band"),
    /** What the donor or the maker printed on the pack: a recall names it. */
    donorLotCode: text("donor_lot_code"),
    /** Tenths of a degree, measured at the door. */
    temperatureTenths: smallint("temperature_tenths"),
    /** Who took chilled goods in although they were too warm. */
    warmAcceptedBy: uuid("warm_accepted_by").references(() => account.id),
    /** On its label as a QR: shows which lot it is, to nobody outside. */
    lookCode: text("look_code").notNull(),
    notForSale: boolean("not_for_sale").notNull(),
    /** The tranche of the in-kind book this lot is; only `funds` knows what lies in it. */
    trancheId: uuid("tranche_id").notNull(),
    receivedAt: instantColumn("received_at").notNull(),
  },
  (t) => [
    uniqueIndex("stock_lot_number_key").on(t.number),
    uniqueIndex("stock_lot_tranche").on(t.trancheId),
    uniqueIndex("stock_lot_look_code").on(t.lookCode),
    index("stock_lot_donor_code").on(sql`lower(${t.donorLotCode})`).where(sql`${t.donorLotCode} is not null`),
    index("stock_lot_words").using("gin", sql`to_tsvector('simple', ${t.itemName})`),
    index("stock_lot_receipt_line").on(t.receiptLineId),
    index("stock_lot_item").on(t.itemName, t.unit),
    check("stock_lot_origin", sql`(${t.receiptLineId} is null) <> (${t.countId} is null)`),
    check("stock_lot_quantity", sql`${t.quantity} > 0`),
    check("stock_lot_storage", sql`${t.storage} in ('room', 'chilled', 'frozen')`),
    check("stock_lot_age_band", sql`${t.ageBand} in ('0-2', '3-5', '6-9', '10-13', '14+')`),
    check("stock_lot_expiry_kind", sql`${t.useBy} is null or ${t.bestBefore} is null`),
  ],
);

/** One row, two legs: the quantity leaves `from` and enters `to` (view `stock_leg`). Insert-only, written by `post_stock_movement`. */
export const stockMovement = pgTable(
  "stock_movement",
  {
    id: uuid("id").primaryKey(),
    lotId: uuid("lot_id").notNull().references(() => stockLot.id),
    kind: text("kind").notNull(),
    fromKind: text("from_kind").notNull(),
    fromId: uuid("from_id").notNull(),
    toKind: text("to_kind").notNull(),
    toId: uuid("to_id").notNull(),
    quantity: quantityColumn("quantity").notNull(),
    occurredAt: instantColumn("occurred_at").notNull(),
    recordedAt: instantColumn("recorded_at").notNull(),
    actorId: uuid("actor_id"),
    reason: text("reason"),
    reverses: uuid("reverses"),
  },
  (t) => [
    uniqueIndex("stock_movement_reverses").on(t.reverses),
    index("stock_movement_lot").on(t.lotId, t.occurredAt),
    index("stock_movement_to").on(t.toKind, t.toId, t.occurredAt),
    check("stock_movement_quantity", sql`${t.quantity} > 0`),
    check("stock_movement_kind", sql`${t.kind} in ('receipt', 'issue', 'stall', 'return', 'write_off', 'count', 'reversal')`),
    check("stock_movement_places", sql`${t.fromKind} in ('donor', 'store', 'service', 'stall', 'waste', 'lost', 'found') and ${t.toKind} in ('donor', 'store', 'service', 'stall', 'waste', 'lost', 'found')`),
    check("stock_movement_two_places", sql`(${t.fromKind}, ${t.fromId}) <> (${t.toKind}, ${t.toId})`),
    check("stock_movement_reversal", sql`(${t.kind} = 'reversal') = (${t.reverses} is not null)`),
  ],
);

/** Fold of the movements per lot and place; the app role only reads it. */
export const stockBalance = pgTable(
  "stock_balance",
  {
    lotId: uuid("lot_id").notNull().references(() => stockLot.id),
    placeKind: text("place_kind").notNull(),
    placeId: uuid("place_id").notNull(),
    onHand: quantityColumn("on_hand").notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.lotId, t.placeKind, t.placeId] }),
    index("stock_balance_place").on(t.placeKind, t.placeId).where(sql`on_hand > 0`),
    check("stock_balance_not_negative", sql`${t.placeKind} in ('donor', 'found') or ${t.onHand} >= 0`),
  ],
);

/** Отпускане: goods handed to a service, programme or activity in one act; one movement per lot taken. Insert-only. */
export const goodsIssue = pgTable(
  "goods_issue",
  {
    id: uuid("id").primaryKey(),
    requestSha256: text("request_sha256").notNull(),
    targetKind: text("target_kind").notNull(),
    targetId: uuid("target_id").notNull(),
    issuedAt: instantColumn("issued_at").notNull(),
    issuedBy: uuid("issued_by").references(() => account.id),
  },
  (t) => [index("goods_issue_target").on(t.targetKind, t.targetId, t.issuedAt)],
);

export const goodsIssueLine = pgTable(
  "goods_issue_line",
  {
    issueId: uuid("issue_id").notNull().references(() => goodsIssue.id),
    movementId: uuid("movement_id").notNull().references(() => stockMovement.id),
    lotId: uuid("lot_id").notNull().references(() => stockLot.id),
    quantity: quantityColumn("quantity").notNull(),
    /** The delivered output this quantity supports (services). */
    outputId: uuid("output_id").notNull(),
  },
  (t) => [primaryKey({ columns: [t.issueId, t.movementId] }), index("goods_issue_line_lot").on(t.lotId)],
);
