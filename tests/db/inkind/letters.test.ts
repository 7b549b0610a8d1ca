import { expect, it } from "vitest";
import { declineOffer } from "~/domains/inkind/commands/decline-offer.server";
import { submitOffer } from "~/domains/inkind/commands/submit-offer.server";
import { expectOk } from "~/platform/errors/result";
import { createI18n } from "~/platform/i18n/instance";
import { deliverAll } from "~/platform/jobs/deliver.server";
import type { JobRuntime } from "~/platform/jobs/handlers.server";
import type { Letter } from "~/platform/mail/mailer.server";
import { formatLookCode } from "~/platform/tokens/look-code";
import { catalogue as bg } from "~/catalogue.bg";
import { catalogue as en } from "~/catalogue.en";
import { handlers } from "~/wiring.server";
import { storeFixture } from "./store";

const at = await storeFixture();
const letters: Letter[] = [];
const runtime: JobRuntime = {
  db: at.db, clock: at.clock, baseUrl: "https://primer.example",
  translators: { bg: createI18n("bg", bg, "throw").t as never, en: createI18n("en", en, "throw").t as never },
  mailer: { send: async (letter) => void letters.push(letter), close: () => undefined },
};

it("tells the donor each thing once, with the link and never twice", async () => {
  const gift = await at.received(6);
  await deliverAll(runtime, handlers);
  await at.asOwner`update outbox set delivered_at = null where topic like 'inkind.%'`;
  await deliverAll(runtime, handlers);
  const mine = letters.filter((letter) => letter.text.includes(formatLookCode(gift.code)));
  expect(mine.map((letter) => letter.subject)).toEqual([
    expect.stringContaining("е заявено"), expect.stringContaining("Приемаме с радост"), expect.stringContaining("Благодарим"),
  ]);
  expect(mine.at(-1)!.text).toMatch(/documents\/[\w-]{43}\/protokol\.pdf/);
});

it("declines kindly with the reason, in the donor's language", async () => {
  letters.length = 0;
  const sent = expectOk(await submitOffer(at.ctx(), { ...at.offer({ name: "Anna Weiß", email: "anna@example.test" }), locale: "en" }));
  expectOk(await declineOffer(at.ctx(at.coordinator), { offerId: sent.offerId, reason: "no_space", note: "Ask us again in spring." }));
  await deliverAll(runtime, handlers);
  const letter = letters.find((one) => one.to === "anna@example.test" && one.subject.startsWith("About gift"));
  expect(letter?.text).toContain("There is no room in the store");
  expect(letter?.text).toContain("Ask us again in spring.");
  expect(letter?.text).toContain("/needs");
});

it("writes to nobody who left no e-mail", async () => {
  letters.length = 0;
  expectOk(await submitOffer(at.ctx(), at.offer({ name: undefined, email: undefined })));
  await deliverAll(runtime, handlers);
  expect(letters).toEqual([]);
});
