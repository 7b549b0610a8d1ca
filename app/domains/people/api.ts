/** Pure parts of people that other domains and their forms use. */
export { adultAge, ageOn, checkKinds, foldName, formatPhone, givenName, isEik, normaliseEmail, normalisePhone, organisationKinds, tidyName, type CheckKind, type ConsentFacts, type ConsentId, type OrganisationKind } from "./model";
export { eikField, emailField, fullNameField, phoneField } from "./schemas";
