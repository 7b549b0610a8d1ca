import type { z } from "zod";
import { makeCalendarFeed } from "~/domains/volunteering/commands/calendar-feed.server";
import { cancelSignup } from "~/domains/volunteering/commands/cancel-signup.server";
import { confirmSignup } from "~/domains/volunteering/commands/confirm-signup.server";
import { requestCertificate } from "~/domains/volunteering/commands/issue-certificate.server";
import { offerSeat, withdrawSeat } from "~/domains/volunteering/commands/offer-seat.server";
import { openCertificate } from "~/domains/volunteering/commands/open-certificate.server";
import { passOffer } from "~/domains/volunteering/commands/pass-offer.server";
import { setShortageAlerts } from "~/domains/volunteering/commands/shortage-alerts.server";
import { openOwnData, stayActive } from "~/domains/volunteering/commands/stay-active.server";
import { alertsSchema, askCertificateSchema, offerNamedSchema, offerOpenSchema, openCertificateSchema, type OwnDone, ownSignupSchema } from "~/domains/volunteering/own-schemas";
import type { OwnBy, SignupBy } from "~/domains/volunteering/own-by";
import { emptySchema } from "~/domains/volunteering/schemas";
import type { Ctx } from "~/platform/context.server";
import type { Result } from "~/platform/errors/result";
import { redirect } from "~/platform/http/answers.server";
import type { Locale } from "~/platform/i18n/locale";

/** The acts of one's own page, the same by its link and by the account; each answers with the page again. */
export const ownForms = {
  confirm: ownSignupSchema, pass: ownSignupSchema, cancel: ownSignupSchema, makeFeed: emptySchema, renewFeed: emptySchema, alerts: alertsSchema, stay: emptySchema, ownData: emptySchema,
  askCertificate: askCertificateSchema, openCertificate: openCertificateSchema,
};

interface Handed<P, V> {
  readonly ctx: Ctx;
  readonly params: P;
  readonly value: V;
  readonly locale: Locale;
}

const seated = { confirmed: "confirm", waitlisted: "queued", pending_consent: "waits", pending_clearance: "queued" } as const satisfies Record<string, OwnDone>;

/** `by` and `home` read who it is and where the page is from the address. */
export function ownActs<P>(by: (params: P) => OwnBy, home: (params: P) => string) {
  const back = (params: P, outcome: Result<unknown, string>, what: OwnDone, of?: string) =>
    outcome.ok ? redirect(`${home(params)}?done=${what}${of ? `&of=${of}` : ""}`) : outcome;
  return {
    confirm: async ({ ctx, params, value }: Handed<P, { signupId: string }>) => {
      const outcome = await confirmSignup(ctx, { ...by(params), ...value });
      return back(params, outcome, outcome.ok ? seated[outcome.value.state] : "confirm");
    },
    pass: async ({ ctx, params, value }: Handed<P, { signupId: string }>) => back(params, await passOffer(ctx, { ...by(params), ...value }), "pass"),
    cancel: async ({ ctx, params, value }: Handed<P, { signupId: string }>) => back(params, await cancelSignup(ctx, { ...by(params), ...value }), "cancel", value.signupId),
    makeFeed: async ({ ctx, params }: Handed<P, object>) => back(params, await makeCalendarFeed(ctx, by(params)), "feed"),
    renewFeed: async ({ ctx, params }: Handed<P, object>) => back(params, await makeCalendarFeed(ctx, { ...by(params), renew: true }), "renewed"),
    alerts: async ({ ctx, params, value }: Handed<P, { any: boolean; of: string[] }>) =>
      back(params, await setShortageAlerts(ctx, { ...by(params), any: value.any, opportunityIds: value.of }), "alerts"),
    askCertificate: async ({ ctx, params, value, locale }: Handed<P, z.output<typeof askCertificateSchema>>) =>
      back(params, await requestCertificate(ctx, { by: by(params), ...value, locale }), "certificate"),
    openCertificate: async ({ ctx, params, value }: Handed<P, { certificateId: string }>) => {
      const opened = await openCertificate(ctx, { ...by(params), ...value });
      return opened.ok ? redirect(opened.value.path) : opened;
    },
    ownData: async ({ ctx, params }: Handed<P, object>) => {
      const opened = await openOwnData(ctx, by(params));
      return opened.ok ? redirect(opened.value.path) : opened;
    },
    stay: async ({ ctx, params }: Handed<P, object>) => back(params, await stayActive(ctx, by(params)), "stay"),
  };
}

export const handOverForms = { open: offerOpenSchema, named: offerNamedSchema, withdraw: emptySchema, cancel: emptySchema };

/** The acts of giving a place on. They answer with the same page, giving up with the address `gone`. */
export function handOverActs<P>(by: (params: P) => SignupBy, here: (params: P) => string, gone: (params: P) => string) {
  const answered = (params: P, outcome: Result<unknown, string>, what: OwnDone) => (outcome.ok ? redirect(`${here(params)}?done=${what}`) : outcome);
  return {
    open: async ({ ctx, params, value, locale }: Handed<P, { handoverId: string }>) => answered(params, await offerSeat(ctx, { ...by(params), handoverId: value.handoverId, locale }), "offered"),
    named: async ({ ctx, params, value, locale }: Handed<P, { handoverId: string; fullName: string; email: string; forShiftId?: string | undefined }>) => {
      const { handoverId, ...to } = value;
      return answered(params, await offerSeat(ctx, { ...by(params), handoverId, to, locale }), "asked");
    },
    withdraw: async ({ ctx, params }: Handed<P, object>) => answered(params, await withdrawSeat(ctx, by(params)), "withdrawn"),
    cancel: async ({ ctx, params }: Handed<P, object>) => {
      const outcome = await cancelSignup(ctx, by(params));
      return outcome.ok ? redirect(gone(params)) : outcome;
    },
  };
}
