import { documentsChecks } from "./domains/documents/checks.server";
import { bazaarChecks } from "./domains/bazaar/checks.server";
import { checkoutChecks } from "./domains/checkout/checks.server";
import { impactChecks } from "./domains/impact/checks.server";
import { servicesChecks } from "./domains/services/checks.server";
import { addFirstService } from "./domains/services/handlers.server";
import { ageNeeds } from "./domains/services/commands/age-needs.server";
import { lapsePledges } from "./domains/services/commands/lapse-pledges.server";
import { askManager } from "./domains/services/need-handlers.server";
import { fundsChecks } from "./domains/funds/checks.server";
import { linkConfirmedAllocation, linkSubmittedMonth } from "./domains/funds/handlers.server";
import { sendConsentLink, tellConsentDecided, tellConsentWithdrawn } from "./domains/people/consent-handlers.server";
import { peopleChecks } from "./domains/people/checks.server";
import { expireQuestions } from "./domains/people/commands/expire-questions.server";
import { remindOfChecks } from "./domains/people/commands/remind-of-checks.server";
import { retireInactive } from "./domains/people/commands/retire-inactive.server";
import { sendInvitation } from "./domains/people/emails/invitation.server";
import { sendOwnDataLink, sendSignInLink } from "./domains/people/handlers.server";
import { inkindChecks } from "./domains/inkind/checks.server";
import { tellAgreed, tellDeclined, tellReceived, tellSubmitted } from "./domains/inkind/handlers.server";
import { tellDecided, tellDisputed, tellOfferLapsed, tellPromiseCut } from "./domains/inkind/request-handlers.server";
import { tellPaperIssued } from "./domains/inkind/paper-handlers.server";
import { openStandingDays } from "./domains/inkind/commands/open-standing-days.server";
import { thankForUsed } from "./domains/inkind/commands/thank-for-used.server";
import { tellAsked, tellHelpConfirmed, tellProposed, tellRedirected, tellStandingAgreed, tellUsed } from "./domains/inkind/offer-handlers.server";
import { volunteeringChecks } from "./domains/volunteering/checks.server";
import { materialiseSeries } from "./domains/volunteering/commands/materialise-series.server";
import { proposeEnds } from "./domains/volunteering/commands/propose-ends.server";
import { callForHelp } from "./domains/volunteering/commands/call-for-help.server";
import { releaseLapsed } from "./domains/volunteering/commands/release-lapsed.server";
import { recheckAge, recheckByNewRules, recheckPerson, sendHoursPosted, sendShiftCancelled } from "./domains/volunteering/handlers.server";
import { askForConsent, followConsent } from "./domains/volunteering/consent-handlers.server";
import { remindPeople } from "./domains/volunteering/commands/remind-people.server";
import {
  forgetErased, sendHandedOver, sendHelpAsked, sendOwnPage, sendReminder, sendShiftChanged, sendSubstituteAsked, sendSubstituteDeclined, tellShiftChanged,
} from "./domains/volunteering/own-handlers.server";
import { sendCertificate, sendHoursCorrected, tellCalled } from "./domains/volunteering/hours-handlers.server";
import { sendClearanceNeeded, sendOfferLapsed, sendRuledOut, sendSeatOffered, sendSignupConfirmed, sendSignupLink, sendWaitlisted } from "./domains/volunteering/signup-handlers.server";
import { voicesChecks } from "./domains/voices/checks.server";
import { warnBlocks } from "./domains/volunteering/commands/warn-blocks.server";
import {
  sendBlockLink, sendBlockReleased, sendBlockWarning, sendCallList, sendShiftInvitation, sendRatioBroken, sendShiftMessageLetter, tellClearanceNeeded, tellMoved, tellTakenOff,
} from "./domains/volunteering/team-handlers.server";
import type { CronJob, Handlers } from "./platform/jobs/worker.server";
import { runSelfCheck, type SelfCheck } from "./platform/self-check/run-self-check.server";

/**
 * The composition root: the only file that may know every domain. Which handler listens to which event, which checks run
 * at night, which jobs run when. No logic here.
 */
export const handlers: Handlers = {
  "people.organisation_set_up": [addFirstService],
  "funds.allocation_confirmed": [linkConfirmedAllocation],
  "inkind.offer_submitted": [tellSubmitted],
  "inkind.offer_agreed": [tellAgreed],
  "inkind.offer_declined": [tellDeclined],
  "inkind.goods_received": [tellReceived],
  "inkind.request_decided": [tellDecided],
  "inkind.promise_cut": [tellPromiseCut],
  "inkind.handover_disputed": [tellDisputed],
  "services.pledge_lapsed": [tellOfferLapsed],
  "services.need_stale": [askManager],
  "inkind.paper_issued": [tellPaperIssued],
  "inkind.donor_asked": [tellAsked],
  "inkind.amount_proposed": [tellProposed],
  "inkind.offer_redirected": [tellRedirected],
  "inkind.help_confirmed": [tellHelpConfirmed],
  "inkind.gift_used": [tellUsed],
  "inkind.standing_agreed": [tellStandingAgreed],
  "people.consent_requested": [sendConsentLink],
  "people.own_data_link_requested": [sendOwnDataLink],
  "people.colleague_invited": [sendInvitation],
  "people.sign_in_link_requested": [sendSignInLink],
  "people.consent_decided": [followConsent, tellConsentDecided],
  "people.consent_withdrawn": [recheckPerson, tellConsentWithdrawn],
  "people.check_changed": [recheckPerson],
  "people.birth_date_corrected": [recheckAge],
  "people.person_erased": [forgetErased],
  "services.month_submitted": [linkSubmittedMonth],
  "volunteering.minor_rules_changed": [recheckByNewRules],
  "volunteering.signup_requested": [sendSignupLink],
  "volunteering.signup_confirmed": [sendSignupConfirmed],
  "volunteering.waitlisted": [sendWaitlisted],
  "volunteering.seat_offered": [sendSeatOffered],
  "volunteering.offer_lapsed": [sendOfferLapsed],
  "volunteering.consent_needed": [askForConsent],
  "volunteering.cancelled_by_rule": [sendRuledOut],
  "volunteering.shift_cancelled": [sendShiftCancelled],
  "volunteering.hours_posted": [sendHoursPosted],
  "volunteering.hours_corrected": [sendHoursCorrected],
  "volunteering.certificate_issued": [sendCertificate],
  "volunteering.coordinator_called": [tellCalled],
  "volunteering.call_list": [sendCallList],
  "volunteering.ratio_broken": [sendRatioBroken],
  "volunteering.clearance_needed": [sendClearanceNeeded, tellClearanceNeeded],
  "volunteering.signup_moved": [tellMoved],
  "volunteering.taken_off": [tellTakenOff],
  "volunteering.shift_message": [sendShiftMessageLetter],
  "volunteering.invited": [sendShiftInvitation],
  "volunteering.block_held": [sendBlockLink],
  "volunteering.block_warned": [sendBlockWarning],
  "volunteering.block_released": [sendBlockReleased],
  "volunteering.reminder_due": [sendReminder],
  "volunteering.shift_changed": [tellShiftChanged],
  "volunteering.change_to_tell": [sendShiftChanged],
  "volunteering.handed_over": [sendHandedOver],
  "volunteering.substitute_asked": [sendSubstituteAsked],
  "volunteering.substitute_declined": [sendSubstituteDeclined],
  "volunteering.help_asked": [sendHelpAsked],
  "volunteering.own_page_asked": [sendOwnPage],
};

export const selfChecks: readonly SelfCheck[] = [...peopleChecks, ...documentsChecks, ...servicesChecks, ...impactChecks, ...fundsChecks, ...volunteeringChecks, ...inkindChecks, ...bazaarChecks, ...checkoutChecks, ...voicesChecks];

/** Times are UTC: two or three hours behind Sofia. */
export const cronJobs: readonly CronJob[] = [
  { name: "nightly_self_check", cron: "10 1 * * *", run: async (ctx) => void (await runSelfCheck(ctx, selfChecks)) },
  { name: "services_lapse_pledges", cron: "15 22 * * *", run: async (ctx) => void (await lapsePledges(ctx)) },
  { name: "services_age_needs", cron: "20 22 * * *", run: async (ctx) => void (await ageNeeds(ctx)) },
  { name: "volunteering_make_shifts", cron: "30 0 * * *", run: async (ctx) => void (await materialiseSeries(ctx)) },
  { name: "people_check_reminders", cron: "20 6 * * *", run: async (ctx) => void (await remindOfChecks(ctx)) },
  { name: "people_expire_questions", cron: "5 0 * * *", run: async (ctx) => void (await expireQuestions(ctx)) },
  { name: "people_retention", cron: "40 6 * * *", run: async (ctx) => void (await retireInactive(ctx)) },
  { name: "inkind_standing_days", cron: "15 0,1,4 * * *", run: async (ctx) => void (await openStandingDays(ctx)) },
  { name: "inkind_thank", cron: "35 7 * * *", run: async (ctx) => void (await thankForUsed(ctx)) },
  { name: "volunteering_warn_blocks", cron: "*/15 * * * *", run: async (ctx) => void (await warnBlocks(ctx)) },
  { name: "volunteering_reminders", cron: "*/10 * * * *", run: async (ctx) => void (await remindPeople(ctx)) },
  { name: "volunteering_help", cron: "30 7 * * *", run: async (ctx) => void (await callForHelp(ctx)) },
  { name: "volunteering_release_lapsed", cron: "*/5 * * * *", run: async (ctx) => void (await releaseLapsed(ctx)) },
  { name: "volunteering_propose_ends", cron: "*/10 * * * *", run: async (ctx) => void (await proposeEnds(ctx)) },
];
