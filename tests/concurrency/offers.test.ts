import { beforeAll, describe, expect, it } from "vitest";
import { agreeOffer } from "~/domains/inkind/commands/agree-offer.server";
import { askDonor } from "~/domains/inkind/commands/ask-donor.server";
import { agreeStanding } from "~/domains/inkind/commands/change-standing.server";
import { collectGift, missGift } from "~/domains/inkind/commands/collect-gift.server";
import { declineOffer } from "~/domains/inkind/commands/decline-offer.server";
import { openStandingDays } from "~/domains/inkind/commands/open-standing-days.server";
import { requestStanding } from "~/domains/inkind/commands/request-standing.server";
import { submitOffer } from "~/domains/inkind/commands/submit-offer.server";
import { systemActor } from "~/platform/access/permission";
import { expectOk } from "~/platform/errors/result";
import { newId } from "~/platform/ids/ids";
import { hoursLater } from "~/platform/time/clock";
import { localDate } from "~/platform/time/local-date";
import { storeFixture, type StoreFixture } from "../db/inkind/store";

let at: StoreFixture;
beforeAll(async () => {
  at = await storeFixture();
});
const codes = (settled: readonly { ok: boolean; refusal?: { code: string } }[]): string[] => settled.map((one) => (one.ok ? "ok" : one.refusal!.code));
const boss = () => at.ctx(at.coordinator);

describe("offers under many hands", () => {
  it("let one of many coordinators decide, with one letter ordered, and tell the others", async () => {
    const sent = expectOk(await submitOffer(at.ctx(), at.offer()));
    const { offerId } = sent;
    const from = hoursLater(at.clock.now(), 48);
    const settled = codes(await Promise.all(Array.from({ length: 18 }, (_, index) => (
      index % 3 === 0 ? agreeOffer(boss(), { offerId, revision: 0, from, until: hoursLater(from, 2) })
        : index % 3 === 1 ? declineOffer(boss(), { offerId, revision: 0, reason: "no_space" })
          : askDonor(boss(), { offerId, revision: 0, question: "?" })
    ))));
    expect(settled.filter((code) => code === "ok")).toHaveLength(1);
    expect(new Set(settled)).toEqual(new Set(["ok", ...settled.filter((code) => code === "offer_changed" || code === "offer_decided")]));
    const [told] = await at.sql`select count(*) as n from outbox where payload->>'offerId' = ${offerId} and topic <> 'inkind.offer_submitted'`;
    expect(told).toEqual({ n: 1 });
  });

  it("make one offer of a standing gift's day, however many processes run the job", async () => {
    const { standingOfferId } = expectOk(await requestStanding(at.ctx(), {
      standingOfferId: newId(), firm: "Пекарна „Проба“", eik: undefined, name: "Иво Пробов", email: "ivo@example.test" as never, phone: "+359820009999" as never, description: "хляб", category: "food",
      unit: "piece", quantity: 40, weekdays: [1], skipsHolidays: true, from: "07:00", until: "08:00", delivery: "bring", startsOn: localDate("2026-12-19"), locale: "bg",
    }));
    expectOk(await agreeStanding(boss(), standingOfferId));
    const pools = [at.open(4), at.open(4)];
    const runs = await Promise.all(Array.from({ length: 12 }, (_, index) =>
      openStandingDays({ ...at.ctx(), db: pools[index % 2]!.db, actor: systemActor("inkind_standing_days") }, localDate("2026-12-21"))));
    expect(runs.reduce((sum, { opened }) => sum + opened, 0)).toBe(1);
    expect(await at.sql`select count(*) as n from goods_offer where channel = 'standing'`).toEqual([{ n: 1 }]);
  });

  it("settle a pick-up one way only", async () => {
    const { offerId } = expectOk(await submitOffer(at.ctx(), at.offer({ delivery: "pickup", address: "ул. „Липова“ 2", phone: "+359820001234" as never })));
    expectOk(await agreeOffer(boss(), { offerId, from: hoursLater(at.clock.now(), 1), until: hoursLater(at.clock.now(), 2) }));
    const settled = await Promise.all(Array.from({ length: 12 }, (_, index) => (index % 2 ? collectGift(boss(), { offerId }) : missGift(boss(), { offerId }))));
    const [row] = await at.sql`select state, picked_up_at is not null as taken from goods_offer where id = ${offerId}`;
    const missed = settled.filter((one, index) => index % 2 === 0 && one.ok).length;
    expect([row, missed]).toEqual(row!.taken ? [{ state: "agreed", taken: true }, 0] : [{ state: "submitted", taken: false }, 1]);
  });
});
