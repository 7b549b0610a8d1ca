/** What other domains may ask of people. */
export { findOrCreateOrganisation, findOrCreatePerson, type OrganisationInput, type PersonInput } from "./find-or-create.server";
export { contactOf, personNames, type Contact } from "./contacts.server";
export { notifyPerson, type ComposedLetter, type Composing, type Notification } from "./notify.server";
export { organisationSettings, type OrganisationSettings } from "./settings.server";
export {
  askGuardiansAgain, consentCovers, noteConsentOutcome, requestConsent, supersedeConsents, type ConsentAsk, type ConsentPoint, type ConsentSubject, type GuardianRefusal,
} from "./consents.server";
export { recordActivity } from "./activity.server";
export { remarksOn, writeRemark } from "./remarks.server";
export { ownDataPath } from "./retention.server";
