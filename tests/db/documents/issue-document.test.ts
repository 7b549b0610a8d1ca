import { createHash } from "node:crypto";
import { expect, test } from "vitest";
import type { HandoverProtocolSnapshot } from "~/domains/documents/api";
import { issueDocument, startSeries } from "~/domains/documents/api.server";
import { verifyDocument } from "~/domains/documents/queries/verify.server";
import { inTransaction } from "~/platform/db/db.server";
import { ok, refuse } from "~/platform/errors/result";
import { newId } from "~/platform/ids/ids";
import { localDate } from "~/platform/time/local-date";
import { formatLookCode, newLookCode } from "~/platform/tokens/look-code";
import { testDatabase } from "~tests/support/database";
import { protocol } from "~tests/support/protocol";

const on = localDate("2026-12-11");

test("fifty at once, a third of them rolled back: numbers 1 to n without a gap, each with its own code", async () => {
  const { ctx, asOwner, open } = await testDatabase();
  const { db } = open(16);
  const issue = (index: number) =>
    inTransaction(db, async (tx) => {
      const issued = await issueDocument(tx, { ...ctx(), db }, { type: "handover_protocol", on, subjectId: newId(), data: protocol() });
      return index % 3 === 0 ? refuse("changed_mind") : ok(issued);
    });
  const results = await Promise.all(Array.from({ length: 50 }, (_, index) => issue(index)));
  const given = results.flatMap((result) => (result.ok ? [result.value.number] : [])).sort((a, b) => a - b);
  expect(given).toEqual(Array.from({ length: given.length }, (_, index) => index + 1));
  expect(given).toHaveLength(33);
  const [row] = await asOwner`select count(distinct look_code) as codes, max(number) as last from document`;
  expect(row).toEqual({ codes: 33, last: 33 });
});

test("the same subject again answers the document it has; another year begins anew; a paper series goes on", async () => {
  const { ctx } = await testDatabase();
  const issue = (subjectId: string, day = on) =>
    inTransaction(ctx().db, async (tx) => ok(await issueDocument(tx, ctx(), { type: "handover_protocol", on: day, subjectId, data: protocol() })));
  const subject = newId();
  const first = await issue(subject);
  expect(await issue(subject)).toEqual(first);
  expect(await issue(newId())).toMatchObject({ value: { number: 2 } });
  expect(await issue(newId(), localDate("2027-01-01"))).toMatchObject({ value: { number: 1, year: 2027 } });
  await inTransaction(ctx().db, async (tx) => ok(await startSeries(tx, "handover_protocol", 2028, 318)));
  expect(await issue(newId(), localDate("2028-01-03"))).toMatchObject({ value: { number: 318 } });
  expect(await issue(newId(), localDate("2028-01-04"))).toMatchObject({ value: { number: 319 } });
});

test("an issued document cannot be changed, removed or numbered by hand", async () => {
  const { ctx, sql, asOwner } = await testDatabase();
  await inTransaction(ctx().db, async (tx) => ok(await issueDocument(tx, ctx(), { type: "handover_protocol", on, subjectId: newId(), data: protocol() })));
  await expect(sql`update document set number = 7`).rejects.toMatchObject({ code: "42501" });
  await expect(sql`delete from document`).rejects.toMatchObject({ code: "42501" });
  await expect(asOwner`update document set number = 7`).rejects.toMatchObject({ code: "42501" });
  await expect(asOwner`truncate document cascade`).rejects.toMatchObject({ code: "42501" });
  await expect(sql`update document_counter set last_number = 9`).rejects.toMatchObject({ constraint_name: "document_counter_step" });
  const copy = (number: number, snapshot: string) => sql`
    insert into document (id, type, year, number, issued_on, subject_id, look_code, template, snapshot, sha256, issued_at)
    select ${newId()}, type, year, ${number}, issued_on, ${newId()}, ${newLookCode()}, template, ${snapshot}, sha256, issued_at from document`;
  const [{ snapshot }] = (await asOwner`select snapshot from document`) as unknown as [{ snapshot: string }];
  await expect(copy(5, snapshot)).rejects.toMatchObject({ constraint_name: "document_next_number" });
  await expect(copy(1, `${snapshot} `)).rejects.toMatchObject({ code: "23514" });
});

test("the verify page answers number and fingerprint of the canonical snapshot, and nobody's name", async () => {
  const { ctx, asOwner } = await testDatabase();
  const data: HandoverProtocolSnapshot = protocol();
  const issued = await inTransaction(ctx().db, async (tx) => ok(await issueDocument(tx, ctx(), { type: "handover_protocol", on, subjectId: newId(), data })));
  if (!issued.ok) throw new Error("not issued");
  const [row] = (await asOwner`select snapshot from document`) as unknown as [{ snapshot: string }];
  expect(createHash("sha256").update(row.snapshot).digest("hex")).toBe(issued.value.sha256);
  expect((JSON.parse(row.snapshot) as { data: unknown }).data).toEqual(data);
  const code = formatLookCode(issued.value.lookCode).toLowerCase();
  const seen = await verifyDocument(ctx(), code);
  expect(seen).toEqual({ type: "handover_protocol", number: 1, year: 2026, issuedOn: "2026-12-11", sha256: issued.value.sha256 });
  expect(JSON.stringify(seen)).not.toContain("Тонева");
  expect(await verifyDocument(ctx(), formatLookCode(newLookCode()))).toBeNull();
  expect(await verifyDocument(ctx(), "не е код")).toBeNull();
});
