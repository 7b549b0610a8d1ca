import { and, eq, inArray } from "drizzle-orm";
import { account, person } from "~db/schema/people.server";
import { shiftMessage } from "~db/schema/volunteering-acts.server";
import { signup } from "~db/schema/volunteering.server";
import type { Effect, Handler, JobCtx } from "~/platform/jobs/handlers.server";
import { hoursLater } from "~/platform/time/clock";
import { issueActToken } from "~/platform/tokens/act-token.server";
import { type ComposedLetter, type Composing, notifyPerson } from "../people/api.server";
import { blockFacts } from "./blocks.server";
import {
  blockLetter, blockReleasedLetter, blockWarnedLetter, type BlockWriting, callLetter, clearanceLetter, invitationLetter, messageLetter, movedLetter, ratioLetter,
  takenOffLetter, type Writing, type Written,
} from "./emails/team-letters";
import { activeStates, blockLink, signupLink } from "./model";
import { letterShift, peopleToCall, shiftOfPosition, signupForLetter } from "./queries/letter-shift.server";

/** A link to one's sign-up outlives the shift by a month, as in the other letters. */
const linkOutlivesHours = 24 * 30;

const textIn = (effect: Effect, key: string): string | null => {
  const value = effect.payload[key];
  return typeof value === "string" ? value : null;
};
const numberIn = (effect: Effect, key: string): number => Number(effect.payload[key] ?? 0);

interface About {
  /** "volunteering.<letter>". */
  readonly kind: string;
  readonly subjectId: string;
  readonly revision?: number;
  readonly to: string;
  readonly shiftId: string;
  readonly positionId?: string;
}

/** Writes one letter about a shift, once per kind, subject and person; `link` is made in the letter's transaction. */
async function write(
  ctx: JobCtx, about: About, link: (composing: Composing) => Promise<string> | string, compose: (writing: Writing, composing: Composing) => Promise<Written> | Written,
): Promise<void> {
  await notifyPerson(ctx, { kind: about.kind, subjectId: about.subjectId, revision: about.revision, personId: about.to }, async (composing): Promise<ComposedLetter> => {
    const { tx, to, t } = composing;
    const shift = await letterShift(tx, { shiftId: about.shiftId, locale: to.locale, now: ctx.clock.now() });
    if (!shift) throw new Error("a letter about no shift");
    const task = shift.positions.find((one) => one.id === about.positionId)?.name || shift.title;
    return compose({ shift, task, to, t, link: await link(composing) }, composing);
  });
}

const deskLink = (ctx: JobCtx, shiftId: string, more = "") => ({ to }: Composing): string => `${ctx.baseUrl}/staff/shifts/${shiftId}${more}${more.includes("?") ? "&" : "?"}lang=${to.locale}`;
const publicLink = (ctx: JobCtx, path: string) => ({ to }: Composing): string => `${ctx.baseUrl}${path}?lang=${to.locale}`;
const ownLink = (ctx: JobCtx, of: { readonly signupId: string; readonly endsAt: Date }) => async ({ tx, to }: Composing): Promise<string> =>
  `${ctx.baseUrl}/s/${await issueActToken(tx, ctx, { purpose: signupLink, subjectId: of.signupId, expiresAt: hoursLater(of.endsAt, linkOutlivesHours) })}?lang=${to.locale}`;

/** `volunteering.call_list`: in the last hour the person in charge gets the names and phones of who waits. Once per freed seat. */
export const sendCallList: Handler = async (ctx, effect) => {
  const positionId = textIn(effect, "positionId");
  const at = positionId ? await shiftOfPosition(ctx.db, positionId) : null;
  if (!positionId || !at) return;
  await write(ctx, { kind: "volunteering.call_list", subjectId: positionId, revision: numberIn(effect, "freedTotal"), to: at.inChargeId, shiftId: at.shiftId, positionId }, deskLink(ctx, at.shiftId),
    async (writing, { tx }) => callLetter({ ...writing, people: await peopleToCall(tx, positionId) }));
};

/** `volunteering.ratio_broken`: to the person in charge, with the way to find an adult. Once per event. */
export const sendRatioBroken: Handler = async (ctx, effect) => {
  const positionId = textIn(effect, "positionId");
  const at = positionId ? await shiftOfPosition(ctx.db, positionId) : null;
  if (!positionId || !at) return;
  await write(ctx, { kind: "volunteering.ratio_broken", subjectId: effect.id, to: at.inChargeId, shiftId: at.shiftId, positionId }, deskLink(ctx, at.shiftId, `/candidates?position=${positionId}&adults=1`),
    (writing) => ratioLetter({ ...writing, minors: numberIn(effect, "minors"), adults: numberIn(effect, "adults"), perAdult: at.perAdult ?? 0 }));
};

/** `volunteering.clearance_needed`: the person in charge hears whose papers are to be seen. Once per event. */
export const tellClearanceNeeded: Handler = async (ctx, effect) => {
  const signupId = textIn(effect, "signupId");
  const about = signupId ? await signupForLetter(ctx.db, signupId) : null;
  if (!about) return;
  await write(ctx, { kind: "volunteering.clearance_wanted", subjectId: effect.id, to: about.inChargeId, shiftId: about.shiftId, positionId: about.positionId },
    ({ to }) => `${ctx.baseUrl}/staff/people/${about.personId}?lang=${to.locale}`, (writing) => clearanceLetter({ ...writing, name: about.name, checks: about.checks }));
};

/** `volunteering.signup_moved`: the person hears of the new task. */
export const tellMoved: Handler = async (ctx, effect) => {
  const signupId = textIn(effect, "signupId");
  const about = signupId ? await signupForLetter(ctx.db, signupId) : null;
  if (!signupId || !about) return;
  await write(ctx, { kind: "volunteering.moved", subjectId: effect.id, to: about.personId, shiftId: about.shiftId, positionId: about.positionId }, ownLink(ctx, { signupId, endsAt: about.endsAt }), movedLetter);
};

/** `volunteering.taken_off`: the team freed somebody's place. */
export const tellTakenOff: Handler = async (ctx, effect) => {
  const signupId = textIn(effect, "signupId");
  const about = signupId ? await signupForLetter(ctx.db, signupId) : null;
  if (!about) return;
  await write(ctx, { kind: "volunteering.taken_off", subjectId: effect.id, to: about.personId, shiftId: about.shiftId }, publicLink(ctx, "/shifts"), takenOffLetter);
};

/** `volunteering.shift_message`: one a recipient; their own link, unless it is a guardian. */
export const sendShiftMessageLetter: Handler = async (ctx, effect) => {
  const [messageId, personId] = [textIn(effect, "messageId"), textIn(effect, "personId")];
  if (!messageId || !personId) return;
  const [message] = await ctx.db
    .select({ shiftId: shiftMessage.shiftId, subject: shiftMessage.subject, body: shiftMessage.body, by: person.fullName })
    .from(shiftMessage).innerJoin(account, eq(account.id, shiftMessage.sentBy)).innerJoin(person, eq(person.id, account.personId)).where(eq(shiftMessage.id, messageId));
  if (!message) return;
  const [own] = await ctx.db.select({ signupId: signup.id, endsAt: signup.endsAt }).from(signup)
    .where(and(eq(signup.shiftId, message.shiftId), eq(signup.personId, personId), inArray(signup.state, [...activeStates]))).limit(1);
  await write(ctx, { kind: "volunteering.shift_message", subjectId: messageId, to: personId, shiftId: message.shiftId }, own ? ownLink(ctx, own) : publicLink(ctx, `/shifts/${message.shiftId}`),
    (writing) => messageLetter({ ...writing, subject: message.subject, body: message.body, by: message.by, withLink: own !== undefined }));
};

/** `volunteering.invited`: once per shift and person, whoever asks. */
export const sendShiftInvitation: Handler = async (ctx, effect) => {
  const [shiftId, positionId, personId] = [textIn(effect, "shiftId"), textIn(effect, "positionId"), textIn(effect, "personId")];
  if (!shiftId || !positionId || !personId) return;
  await write(ctx, { kind: "volunteering.invitation", subjectId: shiftId, to: personId, shiftId, positionId }, publicLink(ctx, `/shifts/${shiftId}`), invitationLetter);
};

async function writeToContact(ctx: JobCtx, effect: Effect, letter: { readonly kind: string; readonly subjectId: string; readonly toShift?: boolean }, compose: (writing: BlockWriting) => Written): Promise<void> {
  const blockId = textIn(effect, "blockId");
  const block = blockId ? await blockFacts(ctx.db, blockId) : null;
  if (!block?.contactId) return;
  // The block itself decides how long its link is good for; the link does not outlive the start.
  const link = letter.toShift ? publicLink(ctx, `/shifts/${block.shiftId}`) : async ({ tx, to }: Composing) =>
    `${ctx.baseUrl}/b/${await issueActToken(tx, ctx, { purpose: blockLink, subjectId: block.id, expiresAt: block.startsAt })}?lang=${to.locale}`;
  await write(ctx, { kind: letter.kind, subjectId: letter.subjectId, to: block.contactId, shiftId: block.shiftId, positionId: block.positionId }, link,
    (writing) => compose({ ...writing, block: { organisation: block.organisation, size: block.size, named: block.seatsNamed, releaseAt: block.releaseAt } }));
}

/** `volunteering.block_held`: the contact gets the link for the colleagues; again when the seats change. */
export const sendBlockLink: Handler = (ctx, effect) => writeToContact(ctx, effect, { kind: "volunteering.block_link", subjectId: effect.id }, blockLetter);

/** `volunteering.block_warned`: three days and one day before the release, with how many seats are unnamed now. */
export const sendBlockWarning: Handler = (ctx, effect) => writeToContact(ctx, effect, { kind: "volunteering.block_warned", subjectId: effect.id }, blockWarnedLetter);

/** `volunteering.block_released`: the rest went to the waiting list. Nothing to say when everybody was named. */
export const sendBlockReleased: Handler = async (ctx, effect) => {
  const seats = numberIn(effect, "seats");
  if (seats > 0) await writeToContact(ctx, effect, { kind: "volunteering.block_released", subjectId: effect.id, toShift: true }, (writing) => blockReleasedLetter({ ...writing, seats }));
};
