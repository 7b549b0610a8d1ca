import { expect, it } from "vitest";
import { lapsePledges } from "~/domains/services/commands/lapse-pledges.server";
import { ageNeeds } from "~/domains/services/commands/age-needs.server";
import { publishNeed } from "~/domains/services/commands/move-need.server";
import { saveNeed } from "~/domains/services/commands/save-need.server";
import { confirmHandover } from "~/domains/inkind/commands/confirm-handover.server";
import { holdLot } from "~/domains/inkind/stock.server";
import { needShape } from "~/domains/services/schemas";
import { systemActor } from "~/platform/access/permission";
import { expectOk } from "~/platform/errors/result";
import { createI18n } from "~/platform/i18n/instance";
import { newId } from "~/platform/ids/ids";
import { deliverAll } from "~/platform/jobs/deliver.server";
import type { JobRuntime } from "~/platform/jobs/handlers.server";
import type { Letter } from "~/platform/mail/mailer.server";
import { catalogue as bg } from "~/catalogue.bg";
import { catalogue as en } from "~/catalogue.en";
import { handlers } from "~/wiring.server";
import { requestFixture } from "./requests-fixture";

const at = await requestFixture();
const letters: Letter[] = [];
const runtime: JobRuntime = {
  db: at.db, clock: at.clock, baseUrl: "https://primer.example",
  translators: { bg: createI18n("bg", bg, "throw").t as never, en: createI18n("en", en, "throw").t as never },
  mailer: { send: async (letter) => void letters.push(letter), close: () => undefined },
};
const addressOf = (actor: { accountId: string }) => `${actor.accountId}@example.test`;
const about = (to: string, what: RegExp) => letters.filter((letter) => letter.to === to && what.test(letter.subject));

it("tells whoever asked what was decided, both sides of a promise that was cut, and the store of a difference; each once", async () => {
  const lots = (await at.received(8, [at.wholeLot(4), at.wholeLot(4)])).lots;
  const { id, lines } = await at.approved([4, 2], [4, 0]);
  expectOk(await at.promise(id, lines[0]!, at.take(lots[0]!.id, 4)));
  await at.db.transaction((tx) => holdLot(tx, at.ctx(at.storekeeper), { id: newId(), lotId: lots[0]!.id, reason: "safety" }));
  expectOk(await at.promise(id, lines[0]!, at.take(lots[1]!.id, 4)));
  expectOk(await at.handOver(id));
  const [row] = (await at.sql`select h.id, h.issue_id from goods_handover_line h join goods_request_line l on l.id = h.line_id where l.request_id = ${id}`) as unknown as { id: string; issue_id: string }[];
  expectOk(await confirmHandover(at.ctx(at.manager), { requestId: id, issueId: row!.issue_id, lines: [{ id: row!.id, received: 3 }] }));
  await deliverAll(runtime, handlers);
  await at.asOwner`update outbox set delivered_at = null where topic like 'inkind.%'`;
  await deliverAll(runtime, handlers);
  const [manager, keeper] = [addressOf(at.manager), addressOf(at.storekeeper)];
  expect(about(manager, /складът реши/)).toHaveLength(1);
  expect(about(manager, /складът реши/)[0]!.text).toContain("няма го в склада");
  for (const to of [manager, keeper]) expect(about(to, /липсват 4/)).toHaveLength(1);
  expect(about(keeper, /разлика/)).toHaveLength(1);
  expect(about(manager, /разлика/)).toHaveLength(0);
});

it("tells the donor of a promise that ran out and asks the manager about a need that went stale", async () => {
  letters.length = 0;
  const need = expectOk(await saveNeed(at.ctx(at.manager), needShape.parse({ id: newId(), serviceId: at.serviceId, kind: "goods", titleBg: "Зимни якета", quantity: "9", unit: "piece" })));
  expectOk(await publishNeed(at.ctx(at.manager), need.id));
  await at.agreed({ needId: need.id, email: "darya@example.test" });
  at.clock.set("2027-01-12T10:00:00+02:00");
  await lapsePledges(at.ctx(systemActor("test")));
  at.clock.set("2027-01-25T10:00:00+02:00");
  await ageNeeds(at.ctx(systemActor("test")));
  await deliverAll(runtime, handlers);
  expect(about("darya@example.test", /Зимни якета.*свободно за други/)).toHaveLength(1);
  expect(about(addressOf(at.manager), /Още ли е нужна: Зимни якета/)).toHaveLength(1);
});
