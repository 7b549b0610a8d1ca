/** What other domains may ask of people. */
export { findOrCreateOrganisation, findOrCreatePerson, type OrganisationInput, type PersonInput } from "./find-or-create.server";
export {
  contactOf, contactsWithRole, organisationNames, organisationOf, personNames, type Contact, type OrganisationFacts,
} from "./contacts.server";
export { notifyPerson, type ComposedLetter, type Composing, type Notification } from "./notify.server";
export { organisationSettings, type OrganisationSettings } from "./settings.server";
