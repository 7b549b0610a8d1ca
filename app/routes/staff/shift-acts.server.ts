import type { z } from "zod";
import { admitMinor, signUpByPhone } from "~/domains/volunteering/commands/sign-up-by-phone.server";
import { askGuardian } from "~/domains/volunteering/commands/ask-guardian.server";
import { cancelForVolunteer } from "~/domains/volunteering/commands/cancel-signup.server";
import { cancelShift } from "~/domains/volunteering/commands/cancel-shift.server";
import { changeBlock } from "~/domains/volunteering/commands/change-block.server";
import { confirmByTeam } from "~/domains/volunteering/commands/confirm-by-team.server";
import { holdBlock } from "~/domains/volunteering/commands/hold-block.server";
import { moveSignup } from "~/domains/volunteering/commands/move-signup.server";
import { offerNext } from "~/domains/volunteering/commands/offer-next.server";
import { recordAttendance } from "~/domains/volunteering/commands/record-attendance.server";
import { releaseBlock } from "~/domains/volunteering/commands/release-block.server";
import { resendBlockLink } from "~/domains/volunteering/commands/resend-block-link.server";
import { setCapacity } from "~/domains/volunteering/commands/set-capacity.server";
import { setLeadChecks } from "~/domains/volunteering/commands/set-lead-checks.server";
import { setStay } from "~/domains/volunteering/commands/set-stay.server";
import { takeOff } from "~/domains/volunteering/commands/take-off.server";
import { attendanceSchema, emptySchema, type shiftParams, signupOfShiftSchema } from "~/domains/volunteering/schemas";
import {
  askGuardianSchema, blockSchema, capacitySchema, changeBlockSchema, holdBlockSchema, leadChecksSchema, moveSchema, offerNextSchema, phoneSignUpSchema, staySchema, takeOffSchema,
} from "~/domains/volunteering/team-schemas";
import { ok, type Result } from "~/platform/errors/result";
import type { HandedForm } from "~/platform/http/actions.server";
import { redirect } from "~/platform/http/answers.server";
import { formatDuration } from "~/platform/i18n/format";
import { instantAt } from "~/platform/time/local-date";

export const forms = {
  attend: attendanceSchema, phone: phoneSignUpSchema, admit: signupOfShiftSchema, confirm: signupOfShiftSchema, askGuardian: askGuardianSchema, move: moveSchema, stay: staySchema,
  takeOff: takeOffSchema, capacity: capacitySchema, leadChecks: leadChecksSchema, offerNext: offerNextSchema, holdBlock: holdBlockSchema, changeBlock: changeBlockSchema, releaseBlock: blockSchema,
  resendBlock: blockSchema, cancelShift: emptySchema,
};

type On<Form extends keyof typeof forms> = HandedForm<typeof shiftParams, z.output<(typeof forms)[Form]>>;
type Params = { readonly shiftId: string };

/** Back to the board without the sheet, with a word of what was done; a refusal stays where it was asked. */
function back<R extends Result<unknown, string>>(outcome: R, { shiftId }: Params, did: string): R | Response {
  return outcome.ok ? redirect(`/staff/shifts/${shiftId}?did=${did}`) : outcome;
}

const seats = { waitlisted: "waits", pending_consent: "waitsConsent", pending_clearance: "waitsCheck" } as const;
const seated = (outcome: Awaited<ReturnType<typeof confirmByTeam | typeof signUpByPhone>>, params: Params, did: string) =>
  back(outcome, params, outcome.ok && outcome.value.state !== "confirmed" ? seats[outcome.value.state] : did);

/** What the team does on the board of a shift; each command asks for its own permission and scope. */
export const handlers = {
  attend: async ({ ctx, value, params, locale, t }: On<"attend">) => {
    const posted = await recordAttendance(ctx, { ...value, shiftId: params.shiftId });
    if (!posted.ok) return posted;
    const { minutes } = posted.value;
    return ok({ done: minutes > 0 ? t("volunteering:shift.attestedDone", { time: formatDuration(minutes, locale) }) : t("volunteering:shift.attestedNone") });
  },
  phone: async ({ ctx, value, params, locale }: On<"phone">) => seated(await signUpByPhone(ctx, { ...value, shiftId: params.shiftId, locale }), params, "phone"),
  admit: async ({ ctx, value, params }: On<"admit">) => back(await admitMinor(ctx, { ...value, shiftId: params.shiftId }), params, "admit"),
  confirm: async ({ ctx, value, params }: On<"confirm">) => seated(await confirmByTeam(ctx, { ...value, shiftId: params.shiftId }), params, "confirm"),
  askGuardian: async ({ ctx, value, params, locale }: On<"askGuardian">) => back(await askGuardian(ctx, { ...value, shiftId: params.shiftId, locale }), params, "askGuardian"),
  move: async ({ ctx, value, params }: On<"move">) => back(await moveSignup(ctx, { ...value, shiftId: params.shiftId }), params, "move"),
  stay: async ({ ctx, value, params }: On<"stay">) => back(await setStay(ctx, { ...value, shiftId: params.shiftId }), params, "stay"),
  takeOff: async ({ ctx, value: { by, signupId }, params }: On<"takeOff">) =>
    back(by === "team" ? await takeOff(ctx, { signupId, shiftId: params.shiftId }) : await cancelForVolunteer(ctx, { signupId, shiftId: params.shiftId }), params, "takeOff"),
  capacity: async ({ ctx, value, params }: On<"capacity">) => back(await setCapacity(ctx, { ...value, shiftId: params.shiftId }), params, "capacity"),
  leadChecks: async ({ ctx, value, params }: On<"leadChecks">) => back(await setLeadChecks(ctx, { ...value, shiftId: params.shiftId }), params, "stay"),
  offerNext: async ({ ctx, value, params }: On<"offerNext">) => back(await offerNext(ctx, { ...value, shiftId: params.shiftId }), params, "offerNext"),
  holdBlock: async ({ ctx, value: { releaseDay, releaseTime, ...value }, params, locale }: On<"holdBlock">) =>
    back(await holdBlock(ctx, { ...value, releaseAt: instantAt(releaseDay, releaseTime), shiftId: params.shiftId, locale }), params, "holdBlock"),
  changeBlock: async ({ ctx, value: { releaseDay, releaseTime, ...value }, params }: On<"changeBlock">) =>
    back(await changeBlock(ctx, { ...value, releaseAt: instantAt(releaseDay, releaseTime), shiftId: params.shiftId }), params, "changeBlock"),
  releaseBlock: async ({ ctx, value, params }: On<"releaseBlock">) => back(await releaseBlock(ctx, { ...value, shiftId: params.shiftId }), params, "releaseBlock"),
  resendBlock: async ({ ctx, value, params }: On<"resendBlock">) => back(await resendBlockLink(ctx, { ...value, shiftId: params.shiftId }), params, "resendBlock"),
  cancelShift: async ({ ctx, params }: On<"cancelShift">) => back(await cancelShift(ctx, { shiftId: params.shiftId }), params, "cancelShift"),
};
