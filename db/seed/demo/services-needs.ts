import type { Ctx } from "../../../app/platform/context.server";
import { inTransaction } from "../../../app/platform/db/db.server";
import { expectOk, ok } from "../../../app/platform/errors/result";
import { fixedClock, hoursLater } from "../../../app/platform/time/clock";
import { addDays, type LocalDate } from "../../../app/platform/time/local-date";
import { pledgeNeed, receiveForNeed } from "../../../app/domains/services/api.server";
import { publishNeed } from "../../../app/domains/services/commands/move-need.server";
import { saveNeed } from "../../../app/domains/services/commands/save-need.server";
import type { NeedId, NeedKind, ProgrammeId, ServiceId } from "../../../app/domains/services/model";
import { needShape, type TypedUnit } from "../../../app/domains/services/schemas";
import { demoId, needs, needShifts, opportunities, programmes, services } from "./ids";

interface NeedRow {
  readonly id: NeedId;
  readonly serviceId: ServiceId;
  readonly programmeId?: ProgrammeId;
  readonly kind: NeedKind;
  readonly titleBg: string;
  readonly titleEn: string;
  readonly detailBg?: string;
  readonly detailEn?: string;
  readonly quantity: string;
  readonly unit: TypedUnit;
  readonly dueInDays?: number;
  readonly urgency?: "urgent";
  readonly shiftId?: string;
  readonly opportunityId?: string;
  /** In base units. */
  readonly received?: number;
  readonly pledged?: number;
}

const { cop, street, blueHouse } = services;

/** Sketches 01 and 28: eleven open needs, one met. */
const rows: readonly NeedRow[] = [
  {
    id: needs.jackets, serviceId: cop, programmeId: programmes.reintegration, kind: "goods", titleBg: "Детски зимни якета, ръст 116 – 140", titleEn: "Children’s winter jackets, height 116 – 140",
    quantity: "30", unit: "piece", dueInDays: 7, urgency: "urgent", received: 14, pledged: 4,
  },
  {
    id: needs.cooking, serviceId: cop, programmeId: programmes.cooking, kind: "time", titleBg: "Помощ в ателие „Готварство“", titleEn: "Help in the “Cooking” atelier",
    quantity: "4", unit: "place", opportunityId: opportunities.cooking,
  },
  { id: needs.puzzles, serviceId: cop, programmeId: programmes.toyLibrary, kind: "goods", titleBg: "Дървени пъзели", titleEn: "Wooden puzzles", quantity: "12", unit: "piece", received: 4 },
  { id: needs.bricks, serviceId: cop, programmeId: programmes.toyLibrary, kind: "goods", titleBg: "Конструктори с едри части", titleEn: "Building sets with large parts", quantity: "6", unit: "piece", received: 1 },
  { id: needs.pram, serviceId: cop, programmeId: programmes.parentSchool, kind: "goods", titleBg: "Сгъваема детска количка", titleEn: "Folding pushchair", quantity: "1", unit: "piece", dueInDays: 15 },
  {
    id: needs.seeds, serviceId: cop, programmeId: programmes.garden, kind: "cash", titleBg: "Семена и сандъчета за „Цветна градина“", titleEn: "Seeds and boxes for the “Flower garden”",
    quantity: "150", unit: "eur", dueInDays: 72, received: 4500,
  },
  {
    id: needs.bus, serviceId: street, programmeId: programmes.winterFeast, kind: "cash", titleBg: "Автобус за зимния празник", titleEn: "A bus for the winter feast",
    quantity: "180", unit: "eur", dueInDays: 10, received: 11600,
  },
  { id: needs.lessons, serviceId: street, programmeId: programmes.lessons, kind: "time", titleBg: "Помощ с уроците", titleEn: "Help with lessons", quantity: "4", unit: "place", shiftId: needShifts.lessons },
  {
    id: needs.hairdresser, serviceId: street, programmeId: programmes.winterFeast, kind: "skill", titleBg: "Фризьор за празника", titleEn: "A hairdresser for the feast",
    detailBg: "два-три часа; стол и огледало има", detailEn: "two or three hours; chair and mirror are there", quantity: "1", unit: "place", dueInDays: 13,
  },
  {
    id: needs.milk, serviceId: blueHouse, kind: "goods", titleBg: "Прясно мляко, 12 л всяка седмица", titleEn: "Fresh milk, 12 l every week",
    detailBg: "постоянно, вторник сутрин", detailEn: "all the time, Tuesday morning", quantity: "12", unit: "l", pledged: 8000,
  },
  {
    id: needs.washer, serviceId: blueHouse, kind: "brokerage", titleBg: "Майстор за пералня", titleEn: "A washing-machine repairer",
    detailBg: "сменя се помпа; познавате ли човек?", detailEn: "a pump is to be changed; do you know somebody?", quantity: "1", unit: "place",
  },
  {
    id: needs.nappies, serviceId: cop, programmeId: programmes.parentSchool, kind: "goods", titleBg: "Памперси, размер 1 и 2, пакети", titleEn: "Nappies, sizes 1 and 2, packs",
    quantity: "20", unit: "piece", received: 20,
  },
];

export async function fillNeeds(ctx: Ctx, anchor: LocalDate): Promise<void> {
  for (const { received = 0, pledged = 0, dueInDays, ...row } of rows) {
    const then: Ctx = { ...ctx, clock: fixedClock(hoursLater(ctx.clock.now(), -24 * 12)) };
    const input = needShape.parse({ ...row, ...(dueInDays === undefined ? {} : { dueOn: addDays(anchor, dueInDays) }) });
    expectOk(await saveNeed(then, input));
    expectOk(await publishNeed(then, row.id));
    const lately: Ctx = { ...ctx, clock: fixedClock(hoursLater(ctx.clock.now(), -26)) };
    const source = (what: string) => ({ needId: row.id, sourceKind: "manual", sourceId: demoId(`need-pledge:${what}:${row.id}`) });
    expectOk(
      await inTransaction<null, string>(ctx.db, async (tx) => {
        if (received > 0) expectOk(await receiveForNeed(tx, lately, { ...source("received"), receivedTotal: received }));
        if (pledged > 0) expectOk(await pledgeNeed(tx, lately, { ...source("pledged"), quantity: pledged }));
        return ok(null);
      }),
    );
  }
}
