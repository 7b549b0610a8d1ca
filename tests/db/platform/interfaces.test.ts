import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import type { ServerBuild } from "@remix-run/node";
import express from "express";
import { afterAll, expect, it } from "vitest";
import { z } from "zod";
import { definePermission } from "~/platform/access/permission";
import { ok } from "~/platform/errors/result";
import { notFound } from "~/platform/http/answers.server";
import { apiAction } from "~/platform/http/api.server";
import type { Runtime } from "~/platform/http/load-context.server";
import { apiLoader } from "~/platform/http/loaders.server";
import { interfaceHandler } from "~/server/interfaces.server";
import { requestIdentity } from "~/server/request-identity.server";
import { translators } from "~/translators.server";
import { testDatabase } from "~tests/support/database";

const { db, clock } = await testDatabase();
const runtime: Runtime = { db, clock, baseUrl: "http://test.example", dataDir: "", isProduction: false, secureCookies: false, translators };
const open = definePermission("tests.echo", "public");
const shut = definePermission("tests.shut", ["cashier"]);
const echo = apiAction({ permission: open, messages: "ui", body: z.object({ say: z.string().max(10) }) }, async ({ value, ctx }) => ok({ said: value.say, request: ctx.requestId.length }));
const route = (path: string, module: Record<string, unknown>) => ({ id: path, path, module });
const build = {
  routes: {
    echo: route("api/echo", { action: echo }),
    shut: route("api/shut", { action: apiAction({ permission: shut, messages: "ui", body: z.object({}) }, async () => ok(null)) }),
    read: route("api/read", { loader: apiLoader({ search: z.object({ q: z.string() }) }, ({ search }) => Response.json({ q: search.q })) }),
    lost: route("api/lost", { loader: apiLoader({}, () => { throw notFound(); }) }),
    broken: route("api/broken", { loader: apiLoader({}, () => { throw new Error("a secret"); }) }),
    page: route("api/page", { default: () => null, loader: () => { throw new Error("never asked here"); } }),
    one: route("api/things/:id", { loader: () => { throw new Error("never asked here"); } }),
  },
} as unknown as ServerBuild;
const app = express();
app.use(requestIdentity());
app.use(interfaceHandler(runtime, build));
app.use((_req, res) => void res.status(299).send("the pages"));
const server = createServer(app);
await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
afterAll(() => server.close());
const at = (path: string, init: RequestInit = {}) => fetch(`http://127.0.0.1:${(server.address() as AddressInfo).port}${path}`, init);
const post = (body: string, headers: Record<string, string> = {}) => at("/api/echo", { method: "POST", body, headers: { "content-type": "application/json", ...headers } });

it("answers an interface with its wrapper's own answer and a length", async () => {
  const told = await post('{"say":"здравей"}');
  expect([told.status, await told.json()]).toEqual([200, { ok: true, value: { said: "здравей", request: 36 } }]);
  expect((await at("/api/shut", { method: "POST", body: "{}" })).status).toBe(401);
  const read = await at("/api/read?q=5");
  expect([read.status, read.headers.get("content-length"), await read.json()]).toEqual([200, "9", { q: "5" }]);
  expect([(await at("/api/read?q=5", { method: "HEAD" })).status, await (await at("/api/read?q=5", { method: "HEAD" })).text()]).toEqual([200, ""]);
  expect((await at("/api/read")).status).toBe(404);
  expect((await at("/api/lost")).status).toBe(404);
});

it("refuses a body that is too long or does not say how long it is, each with its sentence", async () => {
  const long = await post(JSON.stringify({ say: "x".repeat(1_200_000) }));
  expect([long.status, await long.json()]).toMatchObject([413, { refusal: { code: "ui:errors.body_too_large" } }]);
  const endless = await at("/api/echo", { method: "POST", body: new Blob(['{"say":"a"}']).stream(), duplex: "half" } as RequestInit);
  expect([endless.status, await endless.json()]).toMatchObject([411, { refusal: { code: "ui:errors.body_length", message: expect.stringContaining("колко е дълго") } }]);
  const middling = await post(JSON.stringify({ say: "x".repeat(400_000) }));
  expect([middling.status, await middling.json()]).toMatchObject([400, { refusal: { field: "say" } }]);
});

it("refuses what another site sends", async () => {
  expect((await post('{"say":"a"}', { "sec-fetch-site": "cross-site" })).status).toBe(403);
  expect((await post('{"say":"a"}', { origin: "https://evil.example" })).status).toBe(403);
});

it("says which methods there are, in the reader's language", async () => {
  const told = await at("/api/echo");
  expect([told.status, told.headers.get("allow")]).toEqual([405, "POST"]);
  expect(await told.json()).toMatchObject({ ok: false, refusal: { code: "method", message: "На този адрес се отговаря само на POST." } });
  const english = await at("/api/read", { method: "DELETE", headers: { cookie: "lang=en" } });
  expect([english.status, english.headers.get("allow"), ((await english.json()) as { refusal: { message: string } }).refusal.message]).toEqual([405, "GET", "This address answers GET only."]);
});

it("a failure is a sentence and tells nothing of itself", async () => {
  const told = await at("/api/broken");
  expect(told.status).toBe(500);
  expect(await told.text()).not.toContain("secret");
});

it("leaves everything else to the pages", async () => {
  for (const path of ["/", "/api/page", "/api/things/5", "/api/other", "/api/echo/"]) expect((await at(path)).status, path).toBe(299);
});
