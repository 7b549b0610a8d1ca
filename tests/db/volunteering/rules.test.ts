import { describe, expect, it } from "vitest";
import { confirmSignup } from "~/domains/volunteering/commands/confirm-signup.server";
import { publishRules } from "~/domains/volunteering/commands/publish-rules.server";
import { currentRules, rulesDraft, rulesPage } from "~/domains/volunteering/queries/rules.server";
import { signupByToken } from "~/domains/volunteering/queries/signup-by-token.server";
import { AccessDenied } from "~/platform/access/permission";
import { expectOk } from "~/platform/errors/result";
import { newId } from "~/platform/ids/ids";
import { localDate } from "~/platform/time/local-date";
import { anchorTime, testDatabase } from "~tests/support/database";
import { asksFor, linkOf, makeShift, volunteer } from "~tests/support/volunteering";

const { ctx, sql, asOwner, clock, actorWith } = await testDatabase();
const coordinator = await actorWith("coordinator");
const staff = ctx(coordinator);

describe("the volunteer's rules", () => {
  it("exist in both languages from the first day, whatever day that is", async () => {
    for (const now of [anchorTime, "2025-03-01T10:00:00+02:00"]) {
      clock.set(now);
      expect(await currentRules(ctx())).toMatchObject({ version: 1 });
    }
    clock.set(anchorTime);
    const [bg, en] = [await rulesPage(ctx(), { locale: "bg" }), await rulesPage(ctx(), { locale: "en" })];
    for (const page of [bg, en]) {
      expect(page?.parts.filter((part) => part.kind === "heading").length).toBeGreaterThanOrEqual(8);
      expect(page?.parts.some((part) => part.fresh)).toBe(false);
    }
    expect(en?.parts.map((part) => part.kind)).toEqual(bg?.parts.map((part) => part.kind));
    expect(await rulesPage(ctx(), { version: 7, locale: "bg" })).toBeNull();
  });

  it("change by a new version; who accepted the old one accepts the new one with the next sign-up, and both stay", async () => {
    clock.set(anchorTime);
    const who = volunteer("rules");
    const accepts = async (day: string, rulesVersion: number) => {
      const shiftId = await makeShift(staff, coordinator, { day: localDate(day) });
      const { signupId } = expectOk(await asksFor(ctx(), shiftId, { ...who, rulesVersion }));
      const token = await linkOf(ctx(), signupId);
      const before = (await signupByToken(ctx(), { token, locale: "bg" }))?.rules;
      expect(await sql`select count(*) as n from rules_acceptance where version = ${rulesVersion}`).toEqual([{ n: 0 }]);
      for (let press = 0; press < 2; press += 1) expectOk(await confirmSignup(ctx(), { token }));
      return before;
    };
    expect(await accepts("2027-01-10", 1)).toEqual({ version: 1, before: null });

    const draft = await rulesDraft(staff);
    const next = { after: draft.after, textBg: `${draft.textBg}\n- Носите си чаша.`, textEn: `${draft.textEn}\n- You bring your own cup.`, validFrom: localDate("2027-01-15") };
    expect(await publishRules(staff, { ...next, textBg: draft.textBg, textEn: draft.textEn })).toMatchObject({ refusal: { code: "rules_same" } });
    expect(await publishRules(staff, { ...next, validFrom: localDate("2026-12-18") })).toMatchObject({ refusal: { code: "rules_too_early", field: "validFrom" } });
    const answers = await Promise.all([publishRules(staff, next), publishRules(staff, next), publishRules(staff, { ...next, textBg: `${next.textBg} И кана.` })]);
    expect(answers.filter((answer) => answer.ok).length).toBeGreaterThanOrEqual(1);
    expect(await sql`select count(*) as n from volunteer_rules`).toEqual([{ n: 2 }]);
    expect(await publishRules(staff, { ...next, textBg: `${next.textBg} Съвсем друго.` })).toMatchObject({ refusal: { code: "rules_moved_on" } });

    expect(await currentRules(ctx())).toMatchObject({ version: 1 });
    expect(await rulesPage(ctx(), { version: 2, locale: "bg" })).toMatchObject({ standing: "coming", current: 1 });
    clock.set("2027-01-15T00:30:00+02:00");
    expect(await currentRules(ctx())).toMatchObject({ version: 2 });
    const page = (await rulesPage(ctx(), { locale: "bg" }))!;
    expect(page.parts.filter((part) => part.fresh).map((part) => part.text)).toHaveLength(1);
    expect(await rulesPage(ctx(), { version: 1, locale: "bg" })).toMatchObject({ standing: "older" });
    expect(await accepts("2027-01-20", 2)).toEqual({ version: 2, before: 1 });
    expect(await sql`select version from rules_acceptance order by version`).toEqual([{ version: 1 }, { version: 2 }]);
    expect(await asksFor(ctx(), await makeShift(staff, coordinator, { day: localDate("2027-01-25") }), { ...who, signupId: newId(), rulesVersion: 99 })).toMatchObject({ refusal: { code: "rules_changed" } });
    await expect(sql`update volunteer_rules set text_bg = 'друго' where version = 1`).rejects.toMatchObject({ code: "42501" });
    await expect(asOwner`update volunteer_rules set text_bg = 'друго' where version = 1`).rejects.toThrow();
    await expect(asOwner`delete from rules_acceptance`).rejects.toThrow();
  });

  it("are written by coordinators and the director of the whole organisation", async () => {
    clock.set("2027-02-01T10:00:00+02:00");
    const input = { after: 2, textBg: "x".repeat(300), textEn: "y".repeat(300), validFrom: localDate("2027-02-01") };
    const scoped = await actorWith([{ role: "coordinator", scopeKind: "service", scopeId: newId() }]);
    for (const at of [ctx(), ctx(await actorWith("service_manager")), ctx(scoped), ctx(await actorWith("accountant"))]) {
      await expect(publishRules(at, input)).rejects.toBeInstanceOf(AccessDenied);
      await expect(rulesDraft(at)).rejects.toBeInstanceOf(AccessDenied);
    }
    expect((await rulesPage(ctx(scoped), { locale: "bg" }))?.mayPublish).toBe(false);
    expectOk(await publishRules(ctx(await actorWith("director")), input));
  });
});
