import { readdirSync } from "node:fs";
import path from "node:path";
import type { ActionFunctionArgs, AppLoadContext } from "@remix-run/node";
import { describe, expect, it } from "vitest";
import { roles, visitor, type Actor } from "~/platform/access/permission";
import type { Runtime } from "~/platform/http/load-context.server";
import { newId } from "~/platform/ids/ids";
import { translators } from "~/translators.server";
import { testDatabase } from "~tests/support/database";

/** Every loader and action of the team's pages, asked by everybody. A new route file is asked without a change here. */
const database = await testDatabase();
const folder = path.resolve(import.meta.dirname, "../../app/routes/staff");
const files = readdirSync(folder).filter((name) => name.endsWith(".tsx") && name !== "layout.tsx");
const modules = await Promise.all(files.map(async (name) => ({ name, exports: (await import(path.join(folder, name))) as Record<string, unknown> })));
const doors = modules.flatMap(({ name, exports }) =>
  (["loader", "action"] as const).flatMap((kind) => (typeof exports[kind] === "function" ? [{ name, kind, run: exports[kind] as (args: ActionFunctionArgs) => Promise<unknown> }] : [])),
);

const runtime: Runtime = {
  db: database.db, clock: database.clock, baseUrl: "http://test.example", dataDir: "", isProduction: false, secureCookies: false, translators,
};
const id = newId();
const params = { serviceId: id, month: "2026-11", fundId: id, offerId: id, lotId: id, shiftId: id, bazaarId: id, needId: id, personId: id, entryId: id, accountId: id, opportunityId: id, seriesId: id,
  movementId: id, shelfId: id, receiptLineId: id, recallId: id, countId: id, requestId: id, lineId: id };

/** The status a browser would see: of a thrown or returned answer; 200 for plain data. */
async function status(door: (typeof doors)[number], actor: Actor): Promise<number> {
  const body = door.kind === "action" ? { method: "POST", body: new URLSearchParams({ intent: "none" }), headers: { "content-length": "11" } } : {};
  const visit = { actor, account: null, locale: "bg" as const, theme: null, t: translators.bg };
  const context = { runtime, requestId: "test", nonce: "", closed: new AbortController().signal, setCookies: [], visit: Promise.resolve(visit) } as AppLoadContext;
  const answer = await door.run({ request: new Request("http://test.example/staff/page?item=x&unit=g", body), params, context }).catch((thrown: unknown) => {
    if (thrown instanceof Response) return thrown;
    throw thrown;
  });
  if (answer instanceof Response) return answer.status;
  return (answer as { init?: { status?: number } | null } | null)?.init?.status ?? 200;
}

const stranger = await database.actorWith([]);
const colleagues = await Promise.all(roles.map(async (role) => ({ role, actor: await database.actorWith(role) })));

it("finds the doors", () => {
  expect(doors.length).toBeGreaterThan(30);
});

describe.each(doors)("$name $kind", (door) => {
  it("sends a visitor to sign in, tells an account without roles nothing, and refuses the wrong roles", async () => {
    expect(await status(door, visitor)).toBe(302);
    expect(await status(door, stranger)).toBe(404);
    const rules = (door.run as { permission?: { roles: readonly string[] } }).permission;
    if (!rules) throw new Error("a staff door carries its permission");
    for (const { role, actor } of colleagues) {
      const allowed = rules.roles.includes(role) || role === "administrator";
      const answer = await status(door, actor);
      if (allowed) expect([200, 302, 400, 404], role).toContain(answer);
      else expect(answer, role).toBe(403);
    }
  });
});
