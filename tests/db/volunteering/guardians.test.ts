import { describe, expect, it } from "vitest";
import { withdrawConsent } from "~/domains/people/commands/withdraw-consent.server";
import { consentPage } from "~/domains/people/queries/consent-page.server";
import { confirmSignup } from "~/domains/volunteering/commands/confirm-signup.server";
import { nameGuardian, remindGuardian } from "~/domains/volunteering/commands/turn-to-guardian.server";
import { signUpByPhone } from "~/domains/volunteering/commands/sign-up-by-phone.server";
import { alternatives } from "~/domains/volunteering/queries/alternatives.server";
import { signupByToken } from "~/domains/volunteering/queries/signup-by-token.server";
import { ownSignupView } from "~/domains/volunteering/ui/own-signup";
import { expectOk } from "~/platform/errors/result";
import { localDate } from "~/platform/time/local-date";
import { translators } from "~/translators.server";
import { anchorTime, testDatabase } from "~tests/support/database";
import { postOffice, tokenIn } from "~tests/support/letters";
import { signs } from "~tests/support/people";
import { linkOf, makeShift, signUpOn, volunteer, young } from "~tests/support/volunteering";

const database = await testDatabase();
const { ctx, sql, clock, actorWith } = database;
const coordinator = await actorWith("coordinator", "Йорданка Цветкова");
await sql`update person set phone = '+35982000110' where id = ${coordinator.personId}`;
const staff = ctx(coordinator);
const post = postOffice(database);
let n = 0;
const day = () => localDate(`2027-01-${String(3 + n++).padStart(2, "0")}`);
const yes = { taking_part: "yes", phone: "yes", photos: "no" } as const;

async function page(token: string) {
  const of = (await signupByToken(ctx(), { token, locale: "bg" }))!;
  const shown = ownSignupView(of, { locale: "bg", t: translators.bg, token, ...(await alternatives(ctx(), of, "bg")) });
  return { ...shown, said: [shown.title, ...shown.texts].join(" ") };
}

/** Someone of sixteen who has opened the first letter and pressed. */
async function waitsForParent(shiftId: string, over: Partial<typeof young> & { email?: string } = {}) {
  const who = { fullName: `Калоян Номер${n}`, email: `k${n++}@primer.bg`, ...young, guardianEmail: `r${n}@primer.bg`, ...over };
  const id = await signUpOn(ctx(), shiftId, who);
  const [link] = await post.deliver();
  const token = tokenIn(link);
  expect(expectOk(await confirmSignup(ctx(), { token }))).toMatchObject({ state: "pending_consent" });
  return { id, token, who, link: link! };
}

describe("a guardian", () => {
  it("is asked by a letter after the minor's own press, once, and what comes of it is told to both", async () => {
    clock.set(anchorTime);
    const shiftId = await makeShift(staff, coordinator, { titleBg: "Помощ в кухнята", titleEn: "Help in the kitchen", day: day(), doesBg: "Месите хляб.", addressBg: "ул. „Черешова“ 4", capacity: 4 });
    await sql`update opportunity set work_class = 'kitchen' where id = (select opportunity_id from shift where id = ${shiftId})`;
    const { id, token, who, link } = await waitsForParent(shiftId);
    expect(link.text).toContain(`След това пишем на ${who.guardianEmail}`);
    expect((await page(token)).said).toMatch(/^Чакаме съгласие от родител.*Пазим мястото до 21\.12\.2026/);

    const letters = await post.deliverTwice();
    expect(letters.map((letter) => letter.to).sort()).toEqual([who.email, who.guardianEmail].sort());
    const ask = letters.find((letter) => letter.to === who.guardianEmail)!;
    const told = letters.find((letter) => letter.to === who.email)!;
    expect(told.text).toMatch(new RegExp(`Писахме на ${who.guardianEmail}[\\s\\S]*Йорданка Цветкова, \\+359 82 000 110`));
    const asked = (await page(token));
    expect(asked.said).toContain(`Писахме на ${who.guardianEmail} на 19.12.2026`);
    expect(asked.guardian).toMatchObject({ canResend: true, naming: "folded" });

    const guardianToken = tokenIn(ask, "c");
    const question = (await consentPage(ctx(), { token: guardianToken, locale: "bg" }))!;
    expect(question.points.map((point) => point.scope)).toEqual(["taking_part", "phone", "photos"]);
    expect(question.points[0]).toMatchObject({ label: "Участие: Помощ в кухнята", detail: expect.stringMatching(/15:00.–.18:00.ч\. Вид работа: кухня\. Месите хляб\./) as string });
    expect(question.place).toContain("Черешова");
    // Facts and points name nobody: they stay when a name is erased.
    expect(JSON.stringify(await sql`select facts from consent_request`) + JSON.stringify(await sql`select label_bg, detail_bg, label_en, detail_en from consent_item`)).not.toMatch(/Калоян|Родител Родителски|Цветкова|primer/);

    expectOk(await signs(ctx(), guardianToken, yes));
    const after = await post.deliverTwice();
    expect(after.filter((letter) => letter.to === who.email).map((letter) => letter.subject)).toEqual([expect.stringContaining("Записването Ви е прието") as string]);
    expect(await sql`select state, consent_id is not null as consented from signup where id = ${id}`).toEqual([{ state: "confirmed", consented: true }]);
    expect((await consentPage(ctx(), { token: guardianToken, locale: "bg" }))?.outcome).toBe("place_confirmed");

    expectOk(await withdrawConsent(ctx(), { token: guardianToken }));
    const withdrawn = await post.deliverTwice();
    expect(withdrawn.filter((letter) => letter.to === who.email)).toHaveLength(1);
    const [inCharge] = await sql<{ email: string }[]>`select email from person where id = ${coordinator.personId}`;
    expect(withdrawn.filter((letter) => letter.to === inCharge!.email)).toHaveLength(1);
    expect((await page(token)).said).toContain("Съгласието от родител е оттеглено");
    expect(await sql`select seats_taken from position where shift_id = ${shiftId}`).toEqual([{ seats_taken: 0 }]);
  });

  it("that says no leaves the seat to the next, and the page says so", async () => {
    clock.set(anchorTime);
    const shiftId = await makeShift(staff, coordinator, { day: day(), capacity: 2 });
    const { token, who } = await waitsForParent(shiftId);
    const ask = (await post.deliver()).find((letter) => letter.to === who.guardianEmail);
    expectOk(await signs(ctx(), tokenIn(ask, "c"), { ...yes, taking_part: "no" }));
    const letters = await post.deliverTwice();
    expect(letters.filter((letter) => letter.to === who.email)).toHaveLength(1);
    const refused = await page(token);
    expect(refused.title).toBe("Родителят не е съгласен с тази смяна");
    expect(refused.guardian).toMatchObject({ canResend: false });
    expect(await sql`select seats_taken from position where shift_id = ${shiftId}`).toEqual([{ seats_taken: 0 }]);
    expect((await consentPage(ctx(), { token: tokenIn(ask, "c"), locale: "bg" }))?.outcome).toBeNull();
    // Thinks again from the same link.
    expectOk(await signs(ctx(), tokenIn(ask, "c"), yes));
    await post.deliver();
    expect((await page(token)).outlook).toBe("confirmed");
  });

  it("whose answer comes after the places ran out puts the minor on the list", async () => {
    clock.set(anchorTime);
    const shiftId = await makeShift(staff, coordinator, { day: day(), capacity: 2 });
    const { token, who } = await waitsForParent(shiftId);
    const ask = (await post.deliver()).find((letter) => letter.to === who.guardianEmail);
    clock.set("2026-12-22T10:00:00+02:00");
    // Two days are over: the places are others'.
    for (const one of ["x", "y"]) expectOk(await confirmSignup(ctx(), { token: await linkOf(ctx(), await signUpOn(ctx(), shiftId, volunteer(`${one}${n}`))) }));
    expect((await page(token)).said).toContain("Място не пазим");
    expectOk(await signs(ctx(), tokenIn(ask, "c"), yes));
    const letters = await post.deliver();
    expect(letters.find((letter) => letter.to === who.email)?.subject).toMatch(/^Място 1 в списъка/);
    expect((await consentPage(ctx(), { token: tokenIn(ask, "c"), locale: "bg" }))?.outcome).toBe("on_waiting_list");
  });

  it("may be reminded and changed from the minor's page, within limits; nobody signs for themselves", async () => {
    clock.set(anchorTime);
    const shiftId = await makeShift(staff, coordinator, { day: day(), capacity: 4 });
    const { token, who } = await waitsForParent(shiftId);
    await post.deliver();
    expectOk(await remindGuardian(ctx(), { token }));
    expect((await post.deliverTwice()).map((letter) => letter.to)).toEqual([who.guardianEmail]);
    expect(await nameGuardian(ctx(), { token, guardianName: who.fullName, guardianEmail: who.email })).toMatchObject({ refusal: { code: "guardian_is_self", field: "guardianName" } });
    expectOk(await nameGuardian(ctx(), { token, guardianName: "Рейхан Реджеб", guardianEmail: "reyhan@primer.bg" }));
    const letters = await post.deliverTwice();
    expect(letters.map((letter) => letter.to)).toEqual(["reyhan@primer.bg"]);
    expect((await page(token)).said).toContain("reyhan@primer.bg");
    for (let times = 0; times < 6; times += 1) await remindGuardian(ctx(), { token });
    expect(await remindGuardian(ctx(), { token })).toMatchObject({ refusal: { code: "too_many_requests" } });
    await post.deliver();
    expectOk(await signs(ctx(), tokenIn(letters[0], "c"), yes));
    await post.deliver();
    expect((await page(token)).outlook).toBe("confirmed");
    expect(await remindGuardian(ctx(), { token })).toMatchObject({ refusal: { code: "link_expired" } });
    expect(await nameGuardian(ctx(), { token, guardianName: "Друг Човек", guardianEmail: "drug@primer.bg" })).toMatchObject({ refusal: { code: "link_expired" } });
  });

  it("who cannot sign is not asked: the minor is told whom to call and names another", async () => {
    clock.set(anchorTime);
    const shiftId = await makeShift(staff, coordinator, { day: day(), capacity: 4 });
    // The friend is known to be fifteen.
    await sql`insert into person (id, full_name, email, birth_date, created_at) values (gen_random_uuid(), 'Приятел Приятелски', 'priyatel@primer.bg', '2011-01-01', now())`;
    const { token, who } = await waitsForParent(shiftId, { guardianName: "Приятел Приятелски", guardianEmail: "priyatel@primer.bg" } as never);
    const letters = await post.deliverTwice();
    expect(letters.map((letter) => letter.to)).toEqual([who.email]);
    expect(letters[0]?.text).toContain("не може да се подпише като родител");
    expect((await page(token)).guardian).toMatchObject({ naming: "open", canResend: false, call: expect.stringContaining("+359") as string });
  });

  it("nobody named: who signed up by phone is told whom to call", async () => {
    clock.set(anchorTime);
    const shiftId = await makeShift(staff, coordinator, { day: day(), capacity: 4 });
    const signed = expectOk(await signUpByPhone(staff, { shiftId, fullName: "Мартин Телефонен", email: "martin@primer.bg", minor: true, birthDate: localDate("2010-05-05"), consentSeen: true, locale: "bg" }));
    await sql`update signup set state = 'pending_consent', holds_seat = false, consent_seen_at = null, consent_seen_by = null, expires_at = starts_at where id = ${signed.signupId}`;
    const alone = await page(await linkOf(ctx(), signed.signupId));
    expect(alone.said).toContain("Не знаем кой родител да попитаме");
    expect(alone.guardian).toMatchObject({ naming: "open" });
  });
});
