import { expect, test } from "vitest";
import { addressHeader, limitReached, purgeRateLimits, throttledLookUp, withinLimit, wrongCodes } from "~/platform/rate-limit/rate-limit.server";
import { hoursLater, minutesLater } from "~/platform/time/clock";
import { testDatabase } from "~tests/support/database";

const rule = { bucket: "test", limit: 5, windowMinutes: 10 };
const from = (address: string) => new Request("http://127.0.0.1/verify/x", { headers: { [addressHeader]: address } });

test("of thirty hits at once exactly the limit passes; another subject is free; the next window is free", async () => {
  const { db, clock, asOwner } = await testDatabase();
  const answers = await Promise.all(Array.from({ length: 30 }, () => withinLimit(db, clock, rule, "a@primer.example")));
  expect(answers.filter(Boolean)).toHaveLength(5);
  expect(await withinLimit(db, clock, rule, "b@primer.example")).toBe(true);
  expect(JSON.stringify(await asOwner`select * from rate_limit`)).not.toContain("primer");
  expect(await limitReached(db, clock, rule, "a@primer.example")).toBe(true);
  clock.set(minutesLater(clock.now(), 10));
  expect(await withinLimit(db, clock, rule, "a@primer.example")).toBe(true);
  clock.set(hoursLater(clock.now(), 25));
  await purgeRateLimits(db, clock);
  expect(await asOwner`select count(*) as n from rate_limit`).toEqual([{ n: 0 }]);
});

test("wrong codes are counted by address, right ones never; past the limit even a right one answers like a wrong one", async () => {
  const { ctx } = await testDatabase();
  const look = (address: string, answer: string | null) => throttledLookUp(ctx(), from(address), () => Promise.resolve(answer));
  for (let round = 0; round < 50; round += 1) expect(await look("10.0.0.1", "slip")).toBe("slip");
  for (let round = 0; round < wrongCodes.limit; round += 1) expect(await look("10.0.0.1", null)).toBeNull();
  expect(await look("10.0.0.1", "slip")).toBeNull();
  expect(await look("10.0.0.2", "slip")).toBe("slip");
});
