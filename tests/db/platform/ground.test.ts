import { describe, expect, it } from "vitest";
import { recordAudit } from "~/platform/audit/audit.server";
import { inTransaction } from "~/platform/db/db.server";
import { ok, refuse } from "~/platform/errors/result";
import { newId } from "~/platform/ids/ids";
import { emit } from "~/platform/outbox/outbox.server";
import { testDatabase } from "~tests/support/database";

const { ctx, db, sql, asOwner, actorWith } = await testDatabase();

describe("ground", () => {
  it("serves as the app's role, which is no superuser and owns nothing", async () => {
    expect(await sql`select current_user::text as me, rolsuper as super from pg_roles where rolname = current_user`).toEqual([{ me: "dobroteka_app", super: false }]);
    const [owned] = await sql`select count(*) as n from pg_class where relowner = 'dobroteka_app'::regrole`;
    expect(owned).toEqual({ n: 0 });
  });

  it("audit rows cannot be changed or removed, by the app or by the owner", async () => {
    const actor = await actorWith("coordinator");
    await inTransaction(db, async (tx) => {
      await recordAudit(tx, ctx(actor), { action: "test.do", subjectKind: "person", subjectId: actor.personId });
      return ok(null);
    });
    for (const as of [sql, asOwner]) {
      await expect(as`update audit_event set action = 'x'`).rejects.toMatchObject({ code: "42501" });
      await expect(as`delete from audit_event`).rejects.toMatchObject({ code: "42501" });
      await expect(as`truncate audit_event`).rejects.toMatchObject({ code: "42501" });
    }
  });

  it("an outbox row and its job commit together, and a refusal leaves neither", async () => {
    await inTransaction(db, async (tx) => {
      await emit(tx, ctx(), "test.happened", { id: newId() });
      return ok(null);
    });
    const refused = await inTransaction(db, async (tx) => {
      await emit(tx, ctx(), "test.refused", { id: newId() });
      return refuse("no");
    });
    expect(refused).toMatchObject({ ok: false, refusal: { code: "no" } });
    expect(await sql`select topic from outbox`).toEqual([{ topic: "test.happened" }]);
    expect(await sql`select task_identifier from graphile_worker.jobs`).toEqual([{ task_identifier: "outbox" }]);
  });

  it("rate limits count within a window and start anew in the next", async () => {
    const hit = async (at: string) => (await sql`select rate_limit_hit('k', 60, 2, ${at}::timestamptz) as within`)[0]?.within as boolean;
    expect([await hit("2026-12-19T10:00:01Z"), await hit("2026-12-19T10:00:59Z"), await hit("2026-12-19T10:00:59Z")]).toEqual([true, true, false]);
    expect(await hit("2026-12-19T10:01:00Z")).toBe(true);
  });

  it("sorts Bulgarian names in Bulgarian order", async () => {
    expect(await sql`select n from unnest(array['Ябълка', 'алея', 'Ъгъл', 'Яна', 'Боян']) n order by n`.then((rows) => rows.map((row) => row.n as string)))
      .toEqual(["алея", "Боян", "Ъгъл", "Ябълка", "Яна"]);
  });
});
