import { describe, expect, it } from "vitest";
import { correctBirthDate, endGuardianship, resendConsentLink } from "~/domains/people/commands/care-for-guardians.server";
import { erasePerson, stay } from "~/domains/people/commands/erase-person.server";
import { recordCheck, revokeCheck } from "~/domains/people/commands/record-check.server";
import { remindOfChecks } from "~/domains/people/commands/remind-of-checks.server";
import { retireInactive } from "~/domains/people/commands/retire-inactive.server";
import { signConsent } from "~/domains/people/commands/sign-consent.server";
import { denyGuardianship, withdrawConsent, withdrawForGuardian } from "~/domains/people/commands/withdraw-consent.server";
import { consentPage } from "~/domains/people/queries/consent-page.server";
import { ownDataPage } from "~/domains/people/queries/own-data.server";
import { peopleRegister } from "~/domains/people/queries/people-register.server";
import { personPage } from "~/domains/people/queries/person-page.server";
import { AccessDenied, roles, type Role } from "~/platform/access/permission";
import type { Ctx } from "~/platform/context.server";
import { newId } from "~/platform/ids/ids";
import type { JobCtx } from "~/platform/jobs/handlers.server";
import { localDate } from "~/platform/time/local-date";
import { testDatabase } from "~tests/support/database";
import { makePerson } from "~tests/support/people";

const { ctx, actorWith } = await testDatabase();
const personId = await makePerson(ctx(), "Калоян Бонев", { birthDate: "2010-05-14" });
const carers: readonly Role[] = ["coordinator", "service_manager", "administrator"];
const readers: readonly Role[] = [...carers, "director"];
const guarded: Record<string, { readonly allowed: readonly Role[]; readonly run: (at: Ctx) => Promise<unknown> }> = {
  peopleRegister: { allowed: readers, run: (at) => peopleRegister(at, { q: "", show: "all" }) },
  personPage: { allowed: readers, run: (at) => personPage(at, { personId, locale: "bg" }) },
  recordCheck: { allowed: carers, run: (at) => recordCheck(at, { checkId: newId(), personId, kind: "first_aid", seenOn: localDate("2026-12-01") }) },
  revokeCheck: { allowed: carers, run: (at) => revokeCheck(at, { personId, checkId: newId() }) },
  endGuardianship: { allowed: carers, run: (at) => endGuardianship(at, { personId, guardianshipId: newId() }) },
  resendConsentLink: { allowed: carers, run: (at) => resendConsentLink(at, { personId, requestId: newId() }) },
  correctBirthDate: { allowed: carers, run: (at) => correctBirthDate(at, { personId, birthDate: localDate("2010-05-14") }) },
  withdrawForGuardian: { allowed: carers, run: (at) => withdrawForGuardian(at, { requestId: newId() }) },
  erasePerson: { allowed: ["administrator"], run: (at) => erasePerson(at, { personId: newId() }) },
};

describe.each(Object.entries(guarded))("%s", (_name, { allowed, run }) => {
  it("is closed to visitors, to accounts without roles and to other roles", async () => {
    await expect(run(ctx())).rejects.toMatchObject({ stranger: true });
    await expect(run(ctx(await actorWith([])))).rejects.toBeInstanceOf(AccessDenied);
    for (const role of roles) {
      const at = ctx(await actorWith(role));
      if (allowed.includes(role)) await expect(run(at), role).resolves.toBeDefined();
      else await expect(run(at), role).rejects.toBeInstanceOf(AccessDenied);
    }
  });

  it("is closed to a grant for one service or one event: people belong to none", async () => {
    for (const role of allowed.filter((one) => one !== "administrator")) {
      for (const scopeKind of ["service", "event"] as const) {
        await expect(run(ctx(await actorWith([{ role, scopeKind, scopeId: newId() }])))).rejects.toBeInstanceOf(AccessDenied);
      }
    }
  });
});

it("links act for whoever holds them and for nobody else; one's own account needs an account", async () => {
  const token = "A".repeat(43);
  const form = { token, revision: 0, answers: [], relation: "mother" as const, typedName: "Росица Бонева", locale: "bg" as const };
  for (const at of [ctx(), ctx(await actorWith("administrator"))]) {
    expect(await signConsent(at, form)).toMatchObject({ refusal: { code: "consent_link_dead" } });
    expect(await withdrawConsent(at, { token })).toMatchObject({ refusal: { code: "consent_link_dead" } });
    expect(await denyGuardianship(at, { token })).toMatchObject({ refusal: { code: "consent_link_dead" } });
    expect(await stay(at, { token })).toMatchObject({ refusal: { code: "link_dead" } });
    expect(await erasePerson(at, { token })).toMatchObject({ refusal: { code: "link_dead" } });
    expect([await consentPage(at, { token, locale: "bg" }), await ownDataPage(at, { token })]).toEqual([null, null]);
  }
  await expect(erasePerson(ctx(), { own: true })).rejects.toMatchObject({ stranger: true });
});

it("jobs are the system's", async () => {
  for (const at of [ctx(), ctx(await actorWith("coordinator"))]) {
    await expect(remindOfChecks(at as unknown as JobCtx)).rejects.toBeInstanceOf(AccessDenied);
    await expect(retireInactive(at as unknown as JobCtx)).rejects.toBeInstanceOf(AccessDenied);
  }
});
