/** Pure parts of people that other domains and their forms use. */
export { foldName, formatPhone, givenName, isEik, normaliseEmail, normalisePhone, organisationKinds, tidyName, type OrganisationKind } from "./model";
export { eikField, emailField, fullNameField, phoneField } from "./schemas";
