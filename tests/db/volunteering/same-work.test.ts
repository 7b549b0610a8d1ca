import { drizzle } from "drizzle-orm/postgres-js";
import { afterAll, beforeEach, describe, expect, it } from "vitest";
import { mailsPerEmail, requestSignup } from "~/domains/volunteering/commands/request-signup.server";
import { resendSignupLink } from "~/domains/volunteering/commands/resend-signup-link.server";
import { confirmSignup } from "~/domains/volunteering/commands/confirm-signup.server";
import type { Db } from "~/platform/db/db.server";
import { expectOk } from "~/platform/errors/result";
import { newId } from "~/platform/ids/ids";
import { localDate } from "~/platform/time/local-date";
import { connect } from "~db/client.server";
import { anchorTime, testDatabase } from "~tests/support/database";
import { linkOf, makeShift, signUpOn, volunteer } from "~tests/support/volunteering";

const { ctx, sql, url, clock, actorWith } = await testDatabase();
const coordinator = await actorWith("coordinator");
const staff = ctx(coordinator);
const client = connect(url, { max: 1 });
afterAll(() => client.end());
const asked: string[] = [];
const counting = { ...ctx(), db: drizzle(client, { logger: { logQuery: (query) => void asked.push(query.replace(/\$\d+/g, "?")) } }) as unknown as Db };

beforeEach(() => clock.set(anchorTime));
/** What an answer says and which statements it cost. */
async function work<T>(run: () => Promise<T>): Promise<{ answer: T; statements: string[] }> {
  asked.length = 0;
  const answer = await run();
  return { answer, statements: [...asked] };
}
const form = (shiftId: string, who: { fullName: string; email: string }) => ({ shiftId, signupId: newId(), partySize: 1, partyMinors: 0, minor: false, locale: "bg" as const, rulesVersion: 1, ...who });
const throttle = async (email: string) => {
  for (let n = 0; n < mailsPerEmail.limit; n += 1) await requestSignup(ctx(), form(await makeShift(staff, coordinator, { day: localDate(`2027-05-0${n + 1}`) }), { fullName: "Много Писма", email }));
};

describe("nobody can tell whom we know", () => {
  it("signing up answers and works alike for an unknown, a known, a seated and a throttled e-mail", async () => {
    const shiftId = await makeShift(staff, coordinator, { day: localDate("2027-05-20") });
    const seated = await signUpOn(ctx(), shiftId, volunteer("seated"));
    expectOk(await confirmSignup(ctx(), { token: await linkOf(ctx(), seated) }));
    await signUpOn(ctx(), await makeShift(staff, coordinator, { day: localDate("2027-05-21") }), volunteer("known"));
    await throttle("mnogo@primer.bg");
    const before = await sql`select count(*) as n from signup where shift_id = ${shiftId}`;

    const cases = {
      unknown: volunteer("unknown"), known: volunteer("known"), seated: volunteer("seated"), throttled: { fullName: "Много Писма", email: "mnogo@primer.bg" }, "throttled and unknown by name": { fullName: "Друго Име", email: "mnogo@primer.bg" },
    };
    const done: Record<string, { answer: unknown; statements: string[] }> = {};
    for (const [name, who] of Object.entries(cases)) {
      const input = form(shiftId, who);
      const { answer, statements } = await work(() => requestSignup(counting, input));
      expect(answer, name).toEqual({ ok: true, value: { signupId: input.signupId } });
      done[name] = { answer, statements };
    }
    const counts = Object.values(done).map(({ statements }) => statements.length);
    // Filling in a known person or writing a new one is one statement; all the rest is the same, in the same order.
    expect(Math.max(...counts) - Math.min(...counts)).toBeLessThanOrEqual(1);
    const rest = (statements: readonly string[]) => statements.filter((text) => !/"person"/.test(text));
    for (const [name, { statements }] of Object.entries(done)) expect(rest(statements), name).toEqual(rest(done.unknown!.statements));

    // The throttled ones left nothing behind: no row, no letter.
    expect((await sql`select count(*) as n from signup where shift_id = ${shiftId}`)[0]!.n).toBe((before[0]!.n as number) + 2);
    expect(await sql`select count(*) as n from outbox o join signup s on s.id::text = o.payload->>'signupId' join person p on p.id = s.person_id where p.email = 'mnogo@primer.bg' and s.shift_id = ${shiftId}`).toEqual([{ n: 0 }]);
    expect(await sql`select count(*) as n from person where full_name = 'Друго Име'`).toEqual([{ n: 0 }]);
  });

  it("asking for the letter again answers and works alike for a known, an unknown and a throttled form", async () => {
    const signupId = await signUpOn(ctx(), await makeShift(staff, coordinator, { day: localDate("2027-05-22") }), volunteer("again"));
    const known = await work(() => resendSignupLink(counting, { signupId }));
    const unknown = await work(() => resendSignupLink(counting, { signupId: newId() }));
    for (let n = 0; n < mailsPerEmail.limit; n += 1) await resendSignupLink(ctx(), { signupId });
    const events = async () => (await sql`select count(*) as n from outbox where payload->>'signupId' = ${signupId}`)[0]!.n as number;
    const sent = await events();
    const throttled = await work(() => resendSignupLink(counting, { signupId }));
    for (const one of [known, unknown, throttled]) {
      expect(one.answer).toEqual({ ok: true, value: { asked: true } });
      expect(one.statements).toEqual(known.statements);
    }
    expect(await events()).toBe(sent);
  });
});
