import { describe, expect, it } from "vitest";
import { approveRequest } from "~/domains/inkind/commands/approve-request.server";
import { cancelRequest } from "~/domains/inkind/commands/cancel-request.server";
import { closeLine } from "~/domains/inkind/commands/close-line.server";
import { confirmHandover } from "~/domains/inkind/commands/confirm-handover.server";
import { handOverRequest } from "~/domains/inkind/commands/hand-over-request.server";
import { markUsed } from "~/domains/inkind/commands/mark-used.server";
import { promiseLots } from "~/domains/inkind/commands/promise-lots.server";
import { releaseLots } from "~/domains/inkind/commands/release-lots.server";
import { saveRequest } from "~/domains/inkind/commands/save-request.server";
import { settleDifference } from "~/domains/inkind/commands/settle-difference.server";
import { pickList } from "~/domains/inkind/queries/pick-list.server";
import { requestList } from "~/domains/inkind/queries/request-list.server";
import { handoverDocument, requestPage } from "~/domains/inkind/queries/request-page.server";
import type { IssueId } from "~/domains/inkind/model";
import { AccessDenied, roles, type Role } from "~/platform/access/permission";
import type { Ctx } from "~/platform/context.server";
import { newId } from "~/platform/ids/ids";
import { requestFixture } from "../db/inkind/requests-fixture";

const at = await requestFixture();
const sent = await at.sent([2]);
const none = { requestId: newId() as string, lineId: newId() as string };
const [readers, asker, keeper] = [["service_manager", "storekeeper", "coordinator", "director"], ["service_manager"], ["storekeeper"]] as const;

const acts: readonly (readonly [name: string, allowed: readonly Role[], act: (as: Ctx) => Promise<unknown>])[] = [
  ["saveRequest", asker, (as) => saveRequest(as, at.asked([1]), false)],
  ["cancelRequest", asker, (as) => cancelRequest(as, none)],
  ["confirmHandover", asker, (as) => confirmHandover(as, { ...none, issueId: newId(), lines: [] })],
  ["markUsed", asker, (as) => markUsed(as, none)],
  ["closeLine", ["service_manager", "storekeeper"], (as) => closeLine(as, { ...none, reason: "not_coming" })],
  ["approveRequest", keeper, (as) => approveRequest(as, { ...none, lines: [] })],
  ["promiseLots", keeper, (as) => promiseLots(as, { ...none, takes: [] })],
  ["releaseLots", keeper, (as) => releaseLots(as, none)],
  ["handOverRequest", keeper, (as) => handOverRequest(as, { ...none, issueId: newId() as string as IssueId, pickKey: "", receiverName: "Х", receiverRole: "", signature: null })],
  ["settleDifference", keeper, (as) => settleDifference(as, { ...none, outcome: "lost" })],
  ["pickList", keeper, async (as) => (await pickList(as, { requestId: sent.id, locale: "bg" })) ?? "none"],
  ["requestList", readers, (as) => requestList(as, { show: "open", locale: "bg" })],
  ["requestPage", readers, async (as) => (await requestPage(as, { requestId: sent.id, locale: "bg" })) ?? "none"],
  ["handoverDocument", readers, async (as) => (await handoverDocument(as, { requestId: sent.id, issueId: newId() })) ?? "none"],
];
const actors = new Map(await Promise.all(roles.map(async (role) => [role, await at.actorWith(role)] as const)));

describe.each(acts)("%s", (_, allowed, act) => {
  it("is refused to visitors and to roles without it, and open to its roles and the administrator", async () => {
    await expect(act(at.ctx())).rejects.toBeInstanceOf(AccessDenied);
    for (const role of roles) {
      const run = act(at.ctx(actors.get(role)!));
      if (allowed.includes(role) || role === "administrator") await expect(run, role).resolves.toBeDefined();
      else await expect(run, role).rejects.toBeInstanceOf(AccessDenied);
    }
  });
});

it("keeps a manager to the own service: the list, the page and the paper of another's look unknown; drafts are their writer's only", async () => {
  const other = at.ctx(await at.actorWith([{ role: "service_manager", scopeKind: "service", scopeId: newId() }]));
  expect((await requestList(other, { show: "open", locale: "bg" })).rows).toEqual([]);
  expect(await requestPage(other, { requestId: sent.id, locale: "bg" })).toBeNull();
  const draft = at.asked([1]);
  await saveRequest(at.ctx(at.manager), draft, false);
  expect(await requestPage(at.ctx(at.storekeeper), { requestId: draft.requestId, locale: "bg" })).toBeNull();
  expect((await requestList(at.ctx(at.storekeeper), { show: "open", locale: "bg" })).rows.map((row) => row.id)).not.toContain(draft.requestId);
  expect((await requestList(at.ctx(at.manager), { show: "open", locale: "bg" })).rows.map((row) => row.id)).toContain(draft.requestId);
});
