import type { ActionFunctionArgs, AppLoadContext } from "@remix-run/node";
import { describe, expect, it } from "vitest";
import { z } from "zod";
import { visitor } from "~/platform/access/permission";
import { resolveActor } from "~/platform/access/session.server";
import { ok } from "~/platform/errors/result";
import type { ActionReply } from "~/platform/forms/reply";
import { publicAction } from "~/platform/http/actions.server";
import { safeNext } from "~/platform/http/answers.server";
import { readForm, readJson } from "~/platform/http/body.server";
import { publicLoader } from "~/platform/http/loaders.server";
import type { Runtime } from "~/platform/http/load-context.server";
import { translators } from "~/translators.server";
import { testDatabase } from "~tests/support/database";

const { db, clock } = await testDatabase();
const runtime: Runtime = { db, clock, baseUrl: "http://test.example", dataDir: "", isProduction: false, secureCookies: false, translators };
const visit = Promise.resolve({ actor: visitor, account: null, locale: "bg" as const, theme: null, t: translators.bg });
const context = { runtime, requestId: "test", nonce: "", closed: new AbortController().signal, setCookies: [], visit } as AppLoadContext;
const form = (fields: Record<string, string>, headers: Record<string, string> = {}) => {
  const body = new URLSearchParams(fields).toString();
  return new Request("http://test.example/form", { method: "POST", body, headers: { "content-type": "application/x-www-form-urlencoded", "content-length": String(body.length), ...headers } });
};

describe("where to go next", () => {
  it.each(["//evil.example", "https://evil.example", "/\\evil", "/.//evil.example", "/staff\r\nX: y", "javascript:alert(1)", ""])("%j stays at home", (next) => {
    expect(safeNext(next)).toBe("/staff");
  });

  it("keeps an address of our own", () => {
    expect(safeNext("/staff/store?q=a")).toBe("/staff/store?q=a");
  });
});

it("a session cookie that is none of ours is a visitor's", async () => {
  for (const cookie of ["%E0%A4%A", "%00", "x".repeat(4000), "'; drop table session"]) {
    const request = new Request("http://test.example", { headers: { cookie: `dobroteka_session=${cookie}` } });
    expect((await resolveActor(db, request, { secure: false })).actor).toBe(visitor);
  }
});

describe("what no form of ours sends", () => {
  it("a sign PostgreSQL cannot keep is the field's own sentence, and the handler never sees it", async () => {
    const act = publicAction({ messages: "ui", forms: { save: z.object({ name: z.string(), other: z.string() }) } }, { save: async () => ok("kept") });
    const answer = (await act({ request: form({ intent: "save", name: "а\u0000б", other: "в" }), params: {}, context } as ActionFunctionArgs)) as { data: ActionReply; init: { status: number } };
    expect(answer.init.status).toBe(400);
    expect(answer.data.value).toBeUndefined();
    expect(Object.keys(answer.data.reply?.error ?? {})).toEqual(["name"]);
    expect(answer.data.reply?.initialValue).toMatchObject({ other: "в" });
  });

  it("the same sign in an address is an unknown address", async () => {
    const load = publicLoader({ search: z.object({ q: z.string() }) }, ({ search }) => search.q);
    const at = (q: string) => load({ request: new Request(`http://test.example/?q=${q}`), params: {}, context } as ActionFunctionArgs);
    expect(await at("a")).toBe("a");
    await expect(at("a%00")).rejects.toMatchObject({ status: 404 });
  });

  it.each(["lines[99999999].name", "lines[1000]", "__proto__.polluted", "a.constructor.prototype.b", "x[__proto__]"])("a field named %s is not read", async (name) => {
    expect(await readForm(form({ [name]: "1" }))).toMatchObject({ ok: false, refusal: { code: "ui:errors.body_unreadable" } });
  });

  it("ordinary list names are", async () => {
    expect(await readForm(form({ "people[499].outcome": "came", constructorName: "1", "lines[0].prototypes": "2" }))).toMatchObject({ ok: true });
  });

  it("text above a megabyte, a body of undeclared length and an escaped NUL are refused unread", async () => {
    expect(await readForm(form({ a: "1" }, { "content-length": String(2 ** 21) }))).toMatchObject({ refusal: { code: "ui:errors.body_too_large" } });
    expect(await readForm(new Request("http://test.example", { method: "POST", body: "a=1" }))).toMatchObject({ refusal: { code: "ui:errors.body_length" } });
    const nul = JSON.stringify({ note: "a\u0000" });
    expect(await readJson(new Request("http://test.example", { method: "POST", body: nul, headers: { "content-length": String(nul.length) } }))).toMatchObject({ ok: false });
  });
});
