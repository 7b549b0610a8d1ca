import { and, asc, eq, isNull } from "drizzle-orm";
import { account, roleGrant } from "~db/schema/people.server";
import type { Reader } from "~/platform/db/db.server";
import type { Handler, JobCtx } from "~/platform/jobs/handlers.server";
import { hoursLater, instant } from "~/platform/time/clock";
import { addDays, instantAt, localDateOf } from "~/platform/time/local-date";
import { issueActToken } from "~/platform/tokens/act-token.server";
import { consentRecord, type ConsentRecord } from "./consent-record.server";
import { consentPurpose } from "./consents.server";
import { askLetter, copyLetter, refusedLetter, teamLetter, withdrawnLetter, type ConsentWriting, type TeamNews } from "./emails/consent-letters";
import { notifyPerson, type ComposedLetter, type Composing } from "./notify.server";
import { consentPageOf } from "./queries/consent-page.server";

/** A guardian's link outlives the last day it is about by a month; one without an end, by a year from the letter. */
const linkOutlivesDays = 30;
const openEndedDays = 365;

interface Letter {
  readonly kind: string;
  readonly subjectId: string;
  readonly revision?: number;
  readonly personId: string;
}

function writer(ctx: JobCtx, record: ConsentRecord) {
  const { request } = record;
  const writing = async ({ tx, to, t }: Composing): Promise<ConsentWriting> => ({
    page: await consentPageOf(tx, ctx, record, to.locale), minorName: record.minor.fullName, to, t,
    endsAt: request.facts.endsAt ? instant(request.facts.endsAt) : null,
  });
  const expiresAt = request.validUntil ? instantAt(addDays(request.validUntil, linkOutlivesDays), "00:00") : hoursLater(ctx.clock.now(), 24 * openEndedDays);
  return {
    write: (letter: Letter, compose: (writing: ConsentWriting) => ComposedLetter) => notifyPerson(ctx, letter, async (composing) => compose(await writing(composing))),
    /** The same with a fresh link, for the guardian alone. */
    writeWithLink: (letter: Letter, compose: (writing: ConsentWriting) => ComposedLetter) =>
      notifyPerson(ctx, letter, async (composing) => {
        const token = await issueActToken(composing.tx, ctx, { purpose: consentPurpose, subjectId: request.id, expiresAt });
        return compose({ ...(await writing(composing)), link: `${ctx.baseUrl}/c/${token}?lang=${composing.to.locale}` });
      }),
  };
}

async function coordinators(reader: Reader): Promise<string[]> {
  const rows = await reader.selectDistinct({ personId: account.personId }).from(roleGrant).innerJoin(account, eq(account.id, roleGrant.accountId))
    .where(and(eq(roleGrant.role, "coordinator"), eq(roleGrant.scopeKind, "organisation"), isNull(roleGrant.revokedAt), isNull(account.disabledAt)))
    .orderBy(asc(account.personId));
  return rows.map((row) => row.personId);
}

async function load(ctx: JobCtx, payload: Readonly<Record<string, unknown>>): Promise<ConsentRecord | null> {
  const record = typeof payload.requestId === "string" ? await consentRecord(ctx.db, payload.requestId, localDateOf(ctx.clock.now())) : null;
  return record?.forgotten ? null : record;
}

async function tellTeam(ctx: JobCtx, record: ConsentRecord, news: TeamNews, to: readonly string[]): Promise<void> {
  const { request } = record;
  const inCharge = record.inCharge?.id;
  const { write } = writer(ctx, record);
  for (const personId of new Set(to)) {
    // The person in charge may have no account; the register is not theirs.
    const personLink = personId === inCharge ? null : `${ctx.baseUrl}/staff/people/${request.minorId}`;
    await write({ kind: `people.consent_${news}`, subjectId: request.id, revision: request.revision, personId }, (writing) => teamLetter({ ...writing, news, personLink }));
  }
}

const atWork = (record: ConsentRecord): string[] => (record.inCharge ? [record.inCharge.id] : []);

/** `people.consent_requested`: the question to the guardian. One that was answered or superseded in the meantime is not sent. */
export const sendConsentLink: Handler = async (ctx, effect) => {
  const record = await load(ctx, effect.payload);
  if (!record?.linked || record.request.state !== "requested") return;
  await writer(ctx, record).writeWithLink({ kind: "people.consent_ask", subjectId: effect.id, personId: record.request.guardianId }, askLetter);
};

/**
 * `people.consent_decided`: a copy to the guardian, the answers to the person in charge; a refusal to the young person; to
 * the coordinators when the parents disagree or somebody wrote that they are no parent. The place is its own domain's letter.
 */
export const tellConsentDecided: Handler = async (ctx, effect) => {
  const record = await load(ctx, effect.payload);
  if (!record) return;
  const { request, signature, items } = record;
  if (!record.linked) return tellTeam(ctx, record, "denied", await coordinators(ctx.db));
  if (!signature || (request.state !== "signed" && request.state !== "declined")) return;
  const { write, writeWithLink } = writer(ctx, record);
  await writeWithLink({ kind: "people.consent_copy", subjectId: request.id, revision: signature.revision, personId: request.guardianId }, (writing) =>
    copyLetter({ ...writing, sha256: signature.sha256 }));
  await tellTeam(ctx, record, "answered", atWork(record));
  const refused = request.state === "declined" || items.some((item) => item.scope === "taking_part" && item.answer === "no");
  if (refused) await write({ kind: "people.consent_refused", subjectId: request.id, revision: request.revision, personId: request.minorId }, refusedLetter);
  const page = await consentPageOf(ctx.db, ctx, record, "bg");
  if (page.refusedByOther.length > 0) await tellTeam(ctx, record, "disagree", await coordinators(ctx.db));
};

/** `people.consent_withdrawn`: to the guardian, the young person, the person in charge and the coordinators. */
export const tellConsentWithdrawn: Handler = async (ctx, effect) => {
  const record = await load(ctx, effect.payload);
  if (record?.request.state !== "revoked") return;
  const { request } = record;
  const { write, writeWithLink } = writer(ctx, record);
  if (record.linked) await writeWithLink({ kind: "people.consent_back", subjectId: request.id, revision: request.revision, personId: request.guardianId }, withdrawnLetter);
  await write({ kind: "people.consent_refused", subjectId: request.id, revision: request.revision, personId: request.minorId }, refusedLetter);
  await tellTeam(ctx, record, "withdrawn", [...atWork(record), ...(await coordinators(ctx.db))]);
};
