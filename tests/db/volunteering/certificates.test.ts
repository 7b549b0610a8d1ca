import { describe, expect, it } from "vitest";
import { verifyDocument } from "~/domains/documents/queries/verify.server";
import { documentPdf } from "~/domains/documents/queries/pdf.server";
import { erasePerson } from "~/domains/people/commands/erase-person.server";
import { confirmCertificate, declineCertificate, issueCertificate, requestCertificate } from "~/domains/volunteering/commands/issue-certificate.server";
import { recordPastShift } from "~/domains/volunteering/commands/record-past-shift.server";
import { addReferenceRate } from "~/domains/volunteering/commands/set-reference-rate.server";
import { ownPageLink } from "~/domains/volunteering/model";
import { certificateList, ownCertificates } from "~/domains/volunteering/queries/certificates.server";
import { hoursMonth, referenceRates } from "~/domains/volunteering/queries/hours-desk.server";
import { AccessDenied } from "~/platform/access/permission";
import { expectOk } from "~/platform/errors/result";
import { newId } from "~/platform/ids/ids";
import { localDate } from "~/platform/time/local-date";
import { hoursLater } from "~/platform/time/clock";
import { issueActToken } from "~/platform/tokens/act-token.server";
import { makePerson } from "~tests/support/people";
import { testDatabase } from "~tests/support/database";
import { twoServices } from "~tests/support/services";

const { ctx, sql, clock, db, actorWith } = await testDatabase();
const coordinator = await actorWith("coordinator", "Йорданка Цветкова");
const administrator = await actorWith("administrator");
const accountant = await actorWith("accountant");
const staff = ctx(coordinator);
const { first, firstProgramme } = await twoServices(ctx(administrator));
clock.set("2026-12-19T10:00:00+02:00");
const penka = await makePerson(staff, "Пенка Русева", { email: "penka@primer.example" });
const worked = async (day: string, purpose: `programme:${string}` | "activity:store", minutes: number) =>
  expectOk(await recordPastShift(staff, {
    shiftId: newId(), titleBg: "Смяна", titleEn: "Shift", purpose, day: localDate(day), from: "10:00", to: "14:00", placeBg: "Тук", placeEn: "", addressBg: "", addressEn: "",
    inChargeId: coordinator.personId, doesBg: "", doesEn: "", bringBg: "", bringEn: "", urgent: false, people: [{ personId: penka, minutes, minor: false }],
  }));
await worked("2026-11-03", `programme:${firstProgramme}`, 180);
await worked("2026-11-10", `programme:${firstProgramme}`, 90);
await worked("2026-12-02", "activity:store", 60);
const page = await db.transaction((tx) => issueActToken(tx, staff, { purpose: ownPageLink, subjectId: penka, expiresAt: hoursLater(clock.now(), 24) }));
const asked = (over: object = {}) => ({ certificateId: newId() as string, by: { page }, fromDay: localDate("2026-01-01"), untilDay: localDate("2026-12-19"), purpose: "school" as const, locale: "bg" as const, ...over });

describe("a certificate of hours", () => {
  it("is asked for by the volunteer, confirmed with one tap, numbered and verified without personal data", async () => {
    expect(await requestCertificate(ctx(), asked({ untilDay: localDate("2026-12-31") }))).toMatchObject({ ok: false, refusal: { code: "period_in_future" } });
    expect(await requestCertificate(ctx(), asked({ fromDay: localDate("2026-02-01"), untilDay: localDate("2026-03-01") }))).toMatchObject({ ok: false, refusal: { code: "no_hours" } });
    expect(await requestCertificate(ctx(), asked({ by: { page: "x".repeat(43) } }))).toMatchObject({ ok: false, refusal: { code: "link_expired" } });
    const one = asked();
    expectOk(await requestCertificate(ctx(), one));
    expect(expectOk(await requestCertificate(ctx(), asked())).certificateId).toBe(one.certificateId);
    expect(await certificateList(staff)).toMatchObject([{ state: "requested", asked: "volunteer", minutes: 330 }]);
    const { documentId } = expectOk(await confirmCertificate(staff, { certificateId: one.certificateId }));
    expect(expectOk(await confirmCertificate(staff, { certificateId: one.certificateId })).documentId).toBe(documentId);
    expect(await declineCertificate(staff, { certificateId: one.certificateId })).toMatchObject({ ok: false, refusal: { code: "certificate_decided" } });
    const [paper] = (await sql`select number, look_code, snapshot, sha256 from document where id = ${documentId}`) as unknown as { number: number; look_code: string; snapshot: string; sha256: string }[];
    const { data } = JSON.parse(paper!.snapshot) as { data: { holder: string; lines: { what: string; minutes: number; times: number }[]; totalTime: string } };
    expect(paper!.number).toBe(1);
    expect(data).toMatchObject({ holder: "Пенка Русева", totalMinutes: 330, times: 3, signer: { name: "Йорданка Цветкова" } });
    expect(data.lines.map(({ what, minutes, times }) => ({ what, minutes, times }))).toEqual([{ what: "Програма Първа, Първа", minutes: 270, times: 2 }, { what: "склад за дарения", minutes: 60, times: 1 }]);
    const verified = await verifyDocument(ctx(), paper!.look_code);
    expect(verified).toMatchObject({ type: "hours_certificate", number: 1, sha256: paper!.sha256 });
    expect(JSON.stringify(verified)).not.toContain("Пенка");
    expect(await ownCertificates(ctx(), { page })).toMatchObject([{ state: "issued", number: 1 }]);
    expect(await sql`select count(*)::int as n from outbox where topic = 'volunteering.certificate_issued'`).toEqual([{ n: 1 }]);
  });

  it("is issued by the team in the language asked for, with the next number; a grant for one service is not enough", async () => {
    const input = { certificateId: newId() as string, personId: penka, fromDay: localDate("2026-12-01"), untilDay: localDate("2026-12-19"), purpose: "employer" as const, locale: "en" as const };
    const { documentId } = expectOk(await issueCertificate(staff, input));
    expect(expectOk(await issueCertificate(staff, input)).documentId).toBe(documentId);
    const pdf = await documentPdf(staff, documentId, "https://dobroteka.example");
    expect(pdf).toMatchObject({ filename: "sluzhebna-belezhka-2-2026.pdf" });
    expect(pdf!.bytes.subarray(0, 5).toString()).toBe("%PDF-");
    await expect(issueCertificate(ctx(), input)).rejects.toBeInstanceOf(AccessDenied);
    const scoped = await actorWith([{ role: "service_manager", scopeKind: "service", scopeId: first }]);
    await expect(issueCertificate(ctx(scoped), { ...input, certificateId: newId() })).rejects.toBeInstanceOf(AccessDenied);
  });

  it("survives the erasure of its holder (P3, V8)", async () => {
    const [paper] = (await sql`select id, look_code from document where type = 'hours_certificate' order by number limit 1`) as unknown as { id: string; look_code: string }[];
    expectOk(await erasePerson(ctx(administrator), { personId: penka }));
    expect(await verifyDocument(ctx(), paper!.look_code)).toMatchObject({ number: 1 });
    expect((await documentPdf(staff, paper!.id, "https://dobroteka.example"))!.bytes.length).toBeGreaterThan(1000);
    expect(await sql`select sum(minutes)::int as minutes from time_entry where person_id = ${penka}`).toEqual([{ minutes: 330 }]);
    expect(await ownCertificates(ctx(), { page })).toEqual([]);
  });
});

describe("the side figure", () => {
  it("is hours at the dated rate, beside the month and posted nowhere; a newer rate leaves older months alone", async () => {
    const november = { month: localDate("2026-11-01"), locale: "bg" as const };
    const before = await hoursMonth(ctx(accountant), november);
    expect(before).toMatchObject({ minutes: 270, sideCents: Math.round((270 * 374) / 60), rate: { centsPerHour: 374, validFrom: "2026-01-01" } });
    expect(before.rows).toMatchObject([{ name: "Програма Първа", minutes: 270, groupMinutes: 0 }]);
    const entries = await sql`select count(*)::int as n from journal_entry`;
    const newer = { validFrom: localDate("2026-12-01"), centsPerHour: 410, sourceBg: "минимална часова ставка, ново ПМС", sourceEn: "" };
    expectOk(await addReferenceRate(ctx(accountant), newer));
    expectOk(await addReferenceRate(ctx(accountant), newer));
    expect(await addReferenceRate(ctx(accountant), { ...newer, centsPerHour: 420 })).toMatchObject({ ok: false, refusal: { code: "rate_not_newer" } });
    expect(await addReferenceRate(ctx(accountant), { ...newer, validFrom: localDate("2026-06-01") })).toMatchObject({ ok: false, refusal: { code: "rate_not_newer" } });
    await expect(addReferenceRate(staff, newer)).rejects.toBeInstanceOf(AccessDenied);
    expect(await hoursMonth(ctx(accountant), november)).toEqual(before);
    expect(await hoursMonth(ctx(accountant), { month: localDate("2026-12-01"), locale: "bg" })).toMatchObject({ minutes: 60, sideCents: 410 });
    expect(await sql`select count(*)::int as n from journal_entry`).toEqual(entries);
    expect((await referenceRates(ctx(accountant), { locale: "en" })).map((rate) => rate.centsPerHour)).toEqual([410, 374]);
    await expect(sql`update reference_rate set cents_per_hour = 1`).rejects.toMatchObject({ code: "42501" });
  });
});
