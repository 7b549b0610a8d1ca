import { describe, expect, it } from "vitest";
import { addArticle } from "~/domains/bazaar/commands/add-article.server";
import { addStall } from "~/domains/bazaar/commands/add-stall.server";
import { createBazaar } from "~/domains/bazaar/commands/create-bazaar.server";
import { handIn, returnPieces } from "~/domains/bazaar/commands/move-pieces.server";
import { saveMonth } from "~/domains/services/commands/save-month.server";
import { saveNeed } from "~/domains/services/commands/save-need.server";
import { setUnitCost } from "~/domains/services/commands/set-unit-cost.server";
import type { ServiceId } from "~/domains/services/model";
import { monthShape, needShape, unitCostShape } from "~/domains/services/schemas";
import { cancelForVolunteer } from "~/domains/volunteering/commands/cancel-signup.server";
import { createShift } from "~/domains/volunteering/commands/create-shift.server";
import { admitMinor, signUpByPhone } from "~/domains/volunteering/commands/sign-up-by-phone.server";
import { AccessDenied } from "~/platform/access/permission";
import { expectOk } from "~/platform/errors/result";
import { newId } from "~/platform/ids/ids";
import { instantAt, localDate } from "~/platform/time/local-date";
import { openHall } from "~tests/support/bazaar";
import { testDatabase } from "~tests/support/database";
import { twoServices } from "~tests/support/services";
import { makeShift } from "~tests/support/volunteering";

/** The same form again is one row; its id with another content is a sentence. */
const database = await testDatabase();
const { ctx, actorWith, sql } = database;
const hall = await openHall(database);
const desk = ctx(hall.coordinator);
const boss = ctx(await actorWith("administrator"));
const { first, second, firstProgramme } = await twoServices(boss);

describe("a bazaar's forms", () => {
  it.each([["handIn", handIn], ["returnPieces", returnPieces]] as const)("%s twice, also at once, moves once", async (_name, move) => {
    const [before] = await sql`select on_hand as n from article_stock where article_id = ${hall.card}`;
    const input = { bazaarId: hall.bazaarId, articleId: hall.card, pieces: 5, moveId: newId() };
    const answers = await Promise.all(Array.from({ length: 6 }, () => move(desk, input)));
    expect(answers.some((answer) => answer.ok)).toBe(true);
    expect(await move(desk, input)).toMatchObject({ ok: true });
    const [after] = await sql`select on_hand as n from article_stock where article_id = ${hall.card}`;
    expect(Math.abs(Number(after?.n) - Number(before?.n))).toBe(5);
  });

  it("one of a kind, an article, a stall and a bazaar come once", async () => {
    const moveId = newId();
    for (let again = 0; again < 2; again += 1) expectOk(await handIn(desk, { bazaarId: hall.bazaarId, articleId: hall.picture.articleId, pieces: 2, moveId }));
    expect(await sql`select count(*) as n from item_unit where article_id = ${hall.picture.articleId}`).toEqual([{ n: 3 }]);
    expect(await handIn(desk, { bazaarId: hall.bazaarId, articleId: hall.card, pieces: 2, moveId })).toMatchObject({ refusal: { code: "move_conflict" } });
    const article = { id: newId<"Article">(), bazaarId: hall.bazaarId, stallId: hall.stallId, kind: "experience", nameBg: "А", nameEn: "A", priceCents: 100, pieces: 0 } as const;
    expectOk(await addArticle(desk, article));
    expect(await addArticle(desk, article)).toMatchObject({ refusal: { code: "article_exists" } });
    const stall = { id: newId<"Stall">(), bazaarId: hall.bazaarId, number: 9, titleBg: "Щ", titleEn: "S", holderKind: "artist" } as const;
    expectOk(await addStall(desk, stall));
    expect(await addStall(desk, stall)).toMatchObject({ ok: false });
    const day = { day: localDate("2026-12-20"), opensAt: instantAt(localDate("2026-12-20"), "10:00"), closesAt: instantAt(localDate("2026-12-20"), "18:00") };
    const bazaar = { id: newId<"Bazaar">(), fundId: newId(), nameBg: "Б", nameEn: "B", placeBg: "П", placeEn: "P", mode: "gift_for_souvenir", days: [day], causes: [] } as const;
    expectOk(await createBazaar(desk, bazaar));
    expect(await createBazaar(desk, bazaar)).toMatchObject({ refusal: { code: "bazaar_exists" } });
    expect(await createBazaar(desk, { ...bazaar, fundId: newId() })).toMatchObject({ refusal: { code: "bazaar_exists" } });
  });
});

describe("services", () => {
  const cost = unitCostShape.parse({ id: newId(), measure: "group_session", unitCost: "12,50", validFrom: "2026-12-01" });
  it("a unit cost sent twice is one; changed under the same id it is a sentence; too large it never comes so far", async () => {
    expectOk(await setUnitCost(boss, first, cost));
    expectOk(await setUnitCost(boss, first, cost));
    expect(await setUnitCost(boss, first, { ...cost, unitCost: cost.unitCost + 1 as typeof cost.unitCost })).toMatchObject({ refusal: { code: "cost_conflict" } });
    expect(unitCostShape.safeParse({ id: newId(), measure: "group_session", unitCost: "100001", validFrom: "2026-12-01" }).success).toBe(false);
  });

  it("an unknown service is a refusal in each form", async () => {
    const nowhere = newId<"Service">() as unknown as ServiceId;
    const need = needShape.parse({ id: newId(), serviceId: nowhere, kind: "goods", titleBg: "Б", quantity: "1", unit: "piece" });
    const month = monthShape.parse({ figures: {} });
    for (const answer of [await setUnitCost(boss, nowhere, { ...cost, id: newId() }), await saveNeed(boss, need), await saveMonth(boss, { serviceId: nowhere, month: localDate("2026-11-01") }, month)]) {
      expect(answer).toMatchObject({ refusal: { code: "service_unknown" } });
    }
  });
});

describe("shifts", () => {
  it("the id of a form with other facts is a sentence, not a silent yes", async () => {
    const shift = { shiftId: newId(), titleBg: "Смяна", titleEn: "", purpose: "activity:store", day: localDate("2026-12-22"), from: "10:00", to: "12:00", placeBg: "Тук", placeEn: "", addressBg: "", addressEn: "", inChargeId: hall.coordinator.personId, doesBg: "", doesEn: "", bringBg: "", bringEn: "", capacity: 3, urgent: false } as const;
    expectOk(await createShift(desk, shift));
    expectOk(await createShift(desk, shift));
    expect(await createShift(desk, { ...shift, from: "11:00" })).toMatchObject({ refusal: { code: "form_conflict" } });
    const who = { shiftId: shift.shiftId, signupId: newId(), fullName: "Първа Проба", minor: false, consentSeen: false, locale: "bg" } as const;
    expectOk(await signUpByPhone(desk, who));
    expectOk(await signUpByPhone(desk, who));
    expect(await signUpByPhone(desk, { ...who, fullName: "Втора Проба" })).toMatchObject({ refusal: { code: "form_conflict" } });
    expect(await sql`select count(*) as n from signup where shift_id = ${shift.shiftId}`).toEqual([{ n: 1 }]);
  });

  it("a manager of another service neither takes people off nor admits them", async () => {
    const shiftId = await makeShift(desk, hall.coordinator, { purpose: `programme:${firstProgramme}` });
    const signupId = expectOk(await signUpByPhone(desk, { shiftId, fullName: "Трета Проба", minor: false, consentSeen: false, locale: "bg" })).signupId;
    const foreign = ctx(await actorWith([{ role: "service_manager", scopeKind: "service", scopeId: second }]));
    await expect(cancelForVolunteer(foreign, { shiftId, signupId })).rejects.toBeInstanceOf(AccessDenied);
    await expect(admitMinor(foreign, { shiftId, signupId })).rejects.toBeInstanceOf(AccessDenied);
    expect(await sql`select state from signup where id = ${signupId}`).toEqual([{ state: "confirmed" }]);
  });
});
