import fc from "fast-check";
import { expect, test } from "vitest";
import { consentCovers, supersedeConsents } from "~/domains/people/api.server";
import { peopleChecks } from "~/domains/people/checks.server";
import { withdrawConsent } from "~/domains/people/commands/withdraw-consent.server";
import { inTransaction } from "~/platform/db/db.server";
import { ok } from "~/platform/errors/result";
import { newId } from "~/platform/ids/ids";
import { countViolations } from "~/platform/self-check/run-self-check.server";
import { minutesLater } from "~/platform/time/clock";
import { localDate } from "~/platform/time/local-date";
import { testDatabase } from "~tests/support/database";
import { checkProperty } from "~tests/support/property";
import { ask, consentLink, father, makePerson, mother, shiftAsk, signs } from "~tests/support/people";

const { ctx, db, clock, sql } = await testDatabase();
const scopes = ["taking_part", "photos"] as const;
const parents = [mother, father] as const;
const days = ["2026-12-25", "2026-12-26", "2026-12-27", "2026-12-28"].map((day) => localDate(day));

const answer = fc.constantFrom("yes" as const, "no" as const);
const asks = fc.record({ kind: fc.constant("ask" as const), parent: fc.nat(1), general: fc.boolean(), bump: fc.boolean() });
const step = fc.oneof(
  { weight: 3, arbitrary: asks },
  { weight: 5, arbitrary: fc.record({ kind: fc.constant("sign" as const), nth: fc.nat(11), taking_part: answer, photos: answer }) },
  { weight: 3, arbitrary: fc.record({ kind: fc.constant("withdraw" as const), nth: fc.nat(11) }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant("supersede" as const) }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant("end" as const), parent: fc.nat(1) }) },
);
/** Most stories begin with both parents asked and agreed: only then can one of them change the outcome. */
const agreed = [0, 1].flatMap((parent) => [
  { kind: "ask" as const, parent, general: false, bump: false }, { kind: "sign" as const, nth: parent, taking_part: "yes" as const, photos: "yes" as const },
]);
const story = fc.tuple(fc.constantFrom(agreed, agreed, []), fc.array(step, { minLength: 1, maxLength: 12 })).map(([start, rest]) => [...start, ...rest]);

/** What a person with a pencil keeps of it: each request, and the last word of each parent. */
interface Known {
  readonly id: string;
  readonly parent: number;
  readonly general: boolean;
  readonly version: number;
  state: "requested" | "signed" | "declined" | "revoked" | "superseded";
  answers: Record<(typeof scopes)[number], "yes" | "no"> | null;
  at: number;
}

/** The rule in words: somebody's live yes to this version or a later one, on a day it is about, and nobody's last word is no. */
function fold(requests: readonly Known[], ended: ReadonlySet<number>, scope: (typeof scopes)[number], version: number, day: string): string | null {
  const words = [0, 1].filter((parent) => !ended.has(parent)).flatMap((parent) => {
    const said = requests.filter((one) => one.parent === parent && one.answers && (!one.general || (day >= "2026-12-26" && day <= "2026-12-27"))).sort((a, b) => b.at - a.at);
    return said.slice(0, 1);
  });
  const no = words.some((one) => one.state === "revoked" || one.answers![scope] === "no");
  const live = words.filter((one) => one.state === "signed" && one.answers![scope] === "yes" && day >= "2026-12-26" && day <= "2026-12-27" && (one.general || one.version >= version));
  return no ? null : (live.sort((a, b) => b.at - a.at)[0]?.id ?? null);
}

test("people_consent_covers agrees with a plain fold over any story of two parents", async () => {
  await checkProperty(
    fc.asyncProperty(story, async (steps) => {
      const minor = await makePerson(ctx(), "Калоян Бонев", { birthDate: "2010-05-14" });
      const shiftId = newId();
      const known: Known[] = [];
      const ended = new Set<number>();
      let version = 1;
      let at = 0;
      /** Requests are the database's: which there are and which are superseded is read, what was said is kept here. */
      const refresh = async () => {
        const rows = await sql<{ id: string; email: string; subject_id: string | null; version: number; state: Known["state"] }[]>`
          select r.id, p.email, r.subject_id, r.subject_version as version, r.state from consent_request r join person p on p.id = r.guardian_id where r.minor_id = ${minor} order by r.number`;
        for (const row of rows) {
          const old = known.find((one) => one.id === row.id);
          if (!old) known.push({ id: row.id, parent: row.email === mother.email ? 0 : 1, general: row.subject_id === null, version: row.version, state: row.state, answers: null, at: 0 });
          else if (row.state === "superseded") old.state = "superseded";
        }
      };
      for (const one of steps) {
        clock.set(minutesLater(clock.now(), 1));
        at += 1;
        if (one.kind === "ask" && !ended.has(one.parent)) {
          if (one.bump && !one.general) version += 1;
          const over = one.general ? { subject: { kind: "general", id: null, version: 1 } } : { shiftId, version };
          await ask(ctx(), shiftAsk(minor, { ...over, guardian: parents[one.parent]!, items: shiftAsk(minor).items.filter((item) => (scopes as readonly string[]).includes(item.scope)) }));
        } else if (one.kind === "sign" || one.kind === "withdraw") {
          const target = known[one.nth % Math.max(1, known.length)];
          if (!target) continue;
          const token = await consentLink(ctx(), target.id);
          const alive = target.state !== "superseded" && !ended.has(target.parent);
          if (one.kind === "sign") {
            const said = { taking_part: one.taking_part, photos: one.photos };
            expect((await signs(ctx(), token, said)).ok).toBe(alive);
            if (alive) Object.assign(target, { answers: said, at, state: Object.values(said).includes("yes") ? "signed" : "declined" });
          } else {
            expect((await withdrawConsent(ctx(), { token })).ok).toBe(alive);
            if (alive && target.state === "signed") Object.assign(target, { state: "revoked", at });
          }
        } else if (one.kind === "supersede") {
          version += 1;
          await inTransaction(db, async (tx) => ok(await supersedeConsents(tx, ctx(), { kind: "shift", id: shiftId, version })));
        } else if (one.kind === "end" && known.some((request) => request.parent === one.parent)) {
          await sql`update guardianship g set denied_at = now() from person p where p.id = g.guardian_id and g.minor_id = ${minor} and p.email = ${parents[one.parent]!.email}`;
          ended.add(one.parent);
        }
        await refresh();
        for (const scope of scopes) for (const day of days) for (const asked of [version, Math.max(1, version - 1)]) {
          expect(await consentCovers(db, minor, scope, { id: shiftId, version: asked }, day), `${scope} v${asked} ${day}`).toBe(fold(known, ended, scope, asked, day));
        }
      }
      // A denial by hand leaves signed rows; the other invariants hold after any story.
      for (const check of await countViolations(db, peopleChecks.filter(({ name }) => !name.includes("denied")))) expect(check, check.name).toMatchObject({ violations: 0 });
    }),
  );
}, 120_000);
