import { expect, test } from "vitest";
import { organisationSettings } from "~/domains/people/api.server";
import { completeSetup } from "~/domains/people/commands/complete-setup.server";
import { setupIsOpen } from "~/domains/people/queries/sign-in-pages.server";
import { setupCode } from "~/domains/people/setup-code.server";
import { minutesLater } from "~/platform/time/clock";
import { testDatabase } from "~tests/support/database";

const input = {
  fullName: "Христо Жечев", email: "h.zhechev@primer.example", password: "дълга парола тук", organisationName: "Сдружение „Отворен двор“",
  eik: "999100010", city: "гр. Крайбряг", address: "ул. „Черешова“ 4", phone: "+35982000100", centreName: "ЦОП – Крайбряг", locale: "bg" as const,
};
const other = (code: string) => String((Number(code) + 1) % 1_000_000).padStart(6, "0");

test("the printed code sets the organisation up once, also when two try at the same time", async () => {
  const { ctx, asOwner, db } = await testDatabase();
  const printed = await setupCode(ctx());
  const code = printed?.code ?? "";
  expect(code).toMatch(/^\d{6}$/);
  expect(JSON.stringify(await asOwner`select value from setting`)).not.toContain(code);
  expect(await completeSetup(ctx(), { ...input, code: other(code) }, "10.0.0.1")).toMatchObject({ refusal: { code: "setup_code_wrong", field: "code" } });
  const results = await Promise.all([
    completeSetup(ctx(), { ...input, code }, "10.0.0.1"),
    completeSetup(ctx(), { ...input, email: "second@primer.example", code }, "10.0.0.2"),
  ]);
  expect(results.filter((result) => result.ok)).toHaveLength(1);
  expect(await asOwner`select role from role_grant`).toEqual([{ role: "administrator" }]);
  expect((await organisationSettings(db)).name).toBe("Сдружение „Отворен двор“");
  expect(await setupIsOpen(ctx())).toBe(false);
  expect(await setupCode(ctx())).toBeNull();
  expect(await completeSetup(ctx(), { ...input, code }, "10.0.0.1")).toMatchObject({ refusal: { code: "setup_done" } });
});

test("after five wrong guesses the code is void; an expired one as well", async () => {
  const { ctx, clock } = await testDatabase();
  const first = (await setupCode(ctx()))?.code ?? "";
  for (let round = 0; round < 4; round += 1) await completeSetup(ctx(), { ...input, code: other(first) }, "10.0.0.1");
  expect(await completeSetup(ctx(), { ...input, code: other(first) }, "10.0.0.1")).toMatchObject({ refusal: { code: "setup_code_renewed" } });
  const later = (await setupCode(ctx()))?.code ?? "";
  clock.set(minutesLater(clock.now(), 60));
  expect(await completeSetup(ctx(), { ...input, code: later }, "10.0.0.1")).toMatchObject({ refusal: { code: "setup_code_renewed" } });
});
