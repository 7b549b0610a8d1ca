import type { Handler, JobCtx } from "~/platform/jobs/handlers.server";
import type { ComposedLetter } from "../people/api.server";
import { confirmedLetter, linkLetter, type Writing } from "./emails/letters";
import { lapsedLetter, offeredLetter, waitlistedLetter } from "./emails/seat-letters";
import { clearanceLetter, consentAskedLetter, ruledOutLetter } from "./emails/waiting-letters";
import { idIn, writeAbout } from "./handlers.server";
import type { Outlook } from "./model";
import { signupView, type SignupView } from "./queries/signup-by-token.server";
import { ruledReason } from "./ui/own-signup";

/** Letters to whoever signed up, from the first link to the seat; each says how things stand when it is written. */
type Composer = (writing: Writing) => ComposedLetter;

const standingLetters: Partial<Record<Outlook, Composer>> = {
  confirmed: confirmedLetter, waitlisted: waitlistedLetter, offered: offeredLetter, pending_consent: consentAskedLetter, pending_clearance: clearanceLetter,
};

/** `volunteering.signup_requested`: the link; for somebody who has come further, how that stands. */
export const sendSignupLink: Handler = async (ctx, effect) => {
  const signupId = idIn(effect.payload, "signupId");
  if (signupId) await writeAbout(ctx, { kind: "volunteering.link", subjectId: effect.id, signupId }, (writing) => (standingLetters[writing.view.outlook] ?? linkLetter)(writing));
};

/** `volunteering.signup_confirmed`: when, where, with whom, calendar, giving up. Once per confirmation. */
export const sendSignupConfirmed: Handler = async (ctx, effect) => {
  const signupId = idIn(effect.payload, "signupId");
  if (signupId) await writeAbout(ctx, { kind: "volunteering.confirmed", subjectId: effect.id, signupId, calendar: true }, confirmedLetter);
};

/** Writes only while things still stand as the event said: an offer that was answered meanwhile is no news. */
async function writeWhile(
  ctx: JobCtx, about: { readonly kind: string; readonly signupId: string | null; readonly subjectId: string }, stands: (view: SignupView) => boolean, compose: Composer,
): Promise<void> {
  const { kind, signupId } = about;
  const view = signupId ? await signupView(ctx, { signupId, locale: "bg" }) : null;
  if (!signupId || !view || !stands(view)) return;
  await writeAbout(ctx, { kind, subjectId: about.subjectId, signupId }, compose);
}

/** `volunteering.waitlisted`: the number, and what happens next. */
export const sendWaitlisted: Handler = (ctx, effect) =>
  writeWhile(ctx, { kind: "volunteering.waitlisted", signupId: idIn(effect.payload, "signupId"), subjectId: effect.id }, (view) => view.outlook === "waitlisted", waitlistedLetter);

/** `volunteering.seat_offered`: once per offer, with its deadline and both answers. */
export const sendSeatOffered: Handler = (ctx, effect) =>
  writeWhile(ctx, { kind: "volunteering.offered", signupId: idIn(effect.payload, "signupId"), subjectId: idIn(effect.payload, "offerId") ?? effect.id }, (view) => view.offered, offeredLetter);

/** `volunteering.offer_lapsed`: the number stays. */
export const sendOfferLapsed: Handler = (ctx, effect) =>
  writeWhile(ctx, { kind: "volunteering.offer_lapsed", signupId: idIn(effect.payload, "signupId"), subjectId: effect.id }, (view) => view.outlook === "waitlisted", lapsedLetter);

/** `volunteering.consent_needed`, after the guardian was asked: to the minor, once each time the place begins to wait. */
export const sendConsentAsked: Handler = (ctx, effect) =>
  writeWhile(ctx, { kind: "volunteering.consent_asked", signupId: idIn(effect.payload, "signupId"), subjectId: effect.id }, (view) => view.outlook === "pending_consent", consentAskedLetter);

/** `volunteering.clearance_needed`: what is still to be seen, and by whom. */
export const sendClearanceNeeded: Handler = (ctx, effect) =>
  writeWhile(ctx, { kind: "volunteering.clearance", signupId: idIn(effect.payload, "signupId"), subjectId: effect.id }, (view) => view.outlook === "pending_clearance", clearanceLetter);

/** `volunteering.cancelled_by_rule`: why the place has lapsed, and where else to help. */
export const sendRuledOut: Handler = (ctx, effect) =>
  writeWhile(
    ctx, { kind: "volunteering.ruled_out", signupId: idIn(effect.payload, "signupId"), subjectId: effect.id }, (view) => view.outlook === "ruled_out",
    (writing) => ruledOutLetter({ ...writing, reason: ruledReason(writing.view, { locale: writing.to.locale, t: writing.t }), shiftsLink: `${ctx.baseUrl}/shifts?lang=${writing.to.locale}` }),
  );
