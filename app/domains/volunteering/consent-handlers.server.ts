import { and, eq, inArray } from "drizzle-orm";
import { signup } from "~db/schema/volunteering.server";
import { inTransaction } from "~/platform/db/db.server";
import { expectOk, ok } from "~/platform/errors/result";
import type { Handler } from "~/platform/jobs/handlers.server";
import { noteConsentOutcome } from "../people/api.server";
import { requestGuardianConsent } from "./commands/request-guardian-consent.server";
import { recheckSignups } from "./commands/recheck-signups.server";
import { idIn } from "./handlers.server";
import type { SignupState } from "./model";
import { sendConsentAsked } from "./signup-handlers.server";

/**
 * `volunteering.consent_needed`: the guardian is asked about this shift, then the minor is told. Whom nobody can be asked for is told
 * whom to call.
 */
export const askForConsent: Handler = async (ctx, effect) => {
  const signupId = idIn(effect.payload, "signupId");
  if (!signupId) return;
  await requestGuardianConsent(ctx, { signupId });
  // Who has just named another parent sees it on the page.
  if (effect.payload.named !== true) await sendConsentAsked(ctx, effect);
};

const seated: readonly SignupState[] = ["confirmed", "checked_in", "completed"];
const waiting: readonly SignupState[] = ["waitlisted", "offered", "pending_clearance"];

/**
 * `people.consent_decided`: future places of the minor are judged anew, and what came of the shift that was asked about is told to the
 * guardian's page. The letters to the minor and to the person in charge are people's.
 */
export const followConsent: Handler = async (ctx, effect) => {
  const minorId = idIn(effect.payload, "minorId");
  if (!minorId) return;
  await recheckSignups(ctx, { personId: minorId });
  const [requestId, shiftId] = [idIn(effect.payload, "requestId"), idIn(effect.payload, "subjectId")];
  if (effect.payload.subjectKind !== "shift" || !requestId || !shiftId) return;
  const rows = await ctx.db.select({ state: signup.state }).from(signup).where(and(eq(signup.personId, minorId), eq(signup.shiftId, shiftId), inArray(signup.state, [...seated, ...waiting, "pending_consent"])));
  const states = rows.map((row) => row.state);
  // Still waiting for a consent: this answer was no, or another parent's is.
  if (states.length > 0 && states.every((state) => state === "pending_consent")) return;
  const outcome = states.some((state) => seated.includes(state)) ? "place_confirmed" : states.some((state) => waiting.includes(state)) ? "on_waiting_list" : "place_gone";
  expectOk(await inTransaction(ctx.db, async (tx) => ok(await noteConsentOutcome(tx, requestId, outcome))));
};
