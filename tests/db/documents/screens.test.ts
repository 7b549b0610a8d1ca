import { expect, test } from "vitest";
import { issueDocument, issueDocumentLink } from "~/domains/documents/api.server";
import { documentsChecks } from "~/domains/documents/checks.server";
import { documentList } from "~/domains/documents/queries/list.server";
import { documentPdf, linkedDocumentPdf } from "~/domains/documents/queries/pdf.server";
import { inTransaction } from "~/platform/db/db.server";
import { expectOk, ok } from "~/platform/errors/result";
import { newId } from "~/platform/ids/ids";
import { countViolations } from "~/platform/self-check/run-self-check.server";
import { hoursLater } from "~/platform/time/clock";
import { addDays, localDate } from "~/platform/time/local-date";
import { testDatabase } from "~tests/support/database";
import { protocol } from "~tests/support/protocol";

test("the list goes on by key, names nobody, and is the team's; paper opens for the team and by a live mailed link", async () => {
  const { ctx, actorWith, clock, db, asOwner } = await testDatabase();
  const accountant = ctx(await actorWith("accountant"));
  const issue = (index: number) =>
    inTransaction(db, async (tx) => ok(await issueDocument(tx, accountant, { type: "handover_protocol", on: addDays(localDate("2026-01-01"), index), subjectId: newId(), data: protocol() })));
  for (let index = 0; index < 60; index += 1) expectOk(await issue(index));
  const first = await documentList(accountant);
  const second = await documentList(accountant, first.next ?? "");
  expect([first.rows.length, second.rows.length, second.next]).toEqual([50, 10, null]);
  expect([...first.rows, ...second.rows].map((row) => row.number)).toEqual(Array.from({ length: 60 }, (_, index) => 60 - index));
  expect(JSON.stringify(first)).not.toContain("Тонева");
  expect((await documentList(accountant, "nonsense")).rows).toHaveLength(50);
  await expect(documentList(ctx())).rejects.toMatchObject({ stranger: true });
  await expect(documentList(ctx(await actorWith("cashier")))).rejects.toMatchObject({ stranger: false });

  const id = first.rows[0]?.id ?? "";
  expect((await documentPdf(accountant, id, "https://example.test"))?.filename).toBe("protokol-60-2026.pdf");
  expect(await documentPdf(accountant, newId(), "https://example.test")).toBeNull();
  await expect(documentPdf(ctx(), id, "https://example.test")).rejects.toMatchObject({ stranger: true });
  const path = expectOk(await inTransaction(db, async (tx) => ok(await issueDocumentLink(tx, accountant, id))));
  const token = path.split("/")[2] ?? "";
  expect((await linkedDocumentPdf(ctx(), token, "https://example.test"))?.bytes.subarray(0, 5).toString()).toBe("%PDF-");
  expect(await linkedDocumentPdf(ctx(), first.rows[0]?.lookCode ?? "", "https://example.test")).toBeNull();
  clock.set(hoursLater(clock.now(), 91 * 24));
  expect(await linkedDocumentPdf(ctx(), token, "https://example.test")).toBeNull();
  expect(await countViolations(db, documentsChecks)).toEqual(documentsChecks.map(({ name }) => ({ name, violations: 0 })));
  await asOwner`alter table document disable trigger user`;
  await asOwner`delete from document where number = 7`;
  expect((await countViolations(db, documentsChecks))[0]?.violations).toBe(1);
});
