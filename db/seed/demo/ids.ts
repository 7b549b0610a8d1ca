import { v5 } from "uuid";
import type { NeedId, ProgrammeId, ServiceId } from "../../../app/domains/services/model";
import type { AccountId, Id, OrganisationId, PersonId } from "../../../app/platform/ids/ids";

/** The demo's own name space: the same name gives the same id in every fill, on every machine. */
const demoNamespace = "5a1e0b2c-7d3f-4c58-9a41-0d0b07ec0a01";

/** A fixed id by name, e.g. demoId<"Shift">("shift:cooking-2026-12-08"). Other demo files name their things this way too. */
export const demoId = <Kind extends string>(name: string): Id<Kind> => v5(name, demoNamespace) as Id<Kind>;

const personId = (key: string): PersonId => demoId<"Person">(`person:${key}`);
const organisationId = (key: string): OrganisationId => demoId<"Organisation">(`organisation:${key}`);
const accountId = (key: string): AccountId => demoId<"Account">(`account:${key}`);

/** Invented people of domain.md §5. */
export const people = {
  yordanka: personId("yordanka"), rumen: personId("rumen"), ayshe: personId("ayshe"), violeta: personId("violeta"),
  hristo: personId("hristo"), aleksandra: personId("aleksandra"), evaluator: personId("evaluator"), admin: personId("admin"),
  martin: personId("martin"), nikol: personId("nikol"), emine: personId("emine"), kaloyan: personId("kaloyan"),
  stoyan: personId("stoyan"), penka: personId("penka"), yuliya: personId("yuliya"), ognyan: personId("ognyan"),
  elena: personId("elena"), anna: personId("anna"), desislava: personId("desislava"), anonymous: personId("anonymous"),
  baker: personId("baker"), caterer: personId("caterer"), bookseller: personId("bookseller"), printer: personId("printer"),
  dimitar: personId("dimitar"), gergana: personId("gergana"), fatme: personId("fatme"), plamen: personId("plamen"),
  /** A volunteer, and Калоян's mother. */
  rositsa: demoId<"Person">("volunteer:Росица Бонева"),
} as const;

export const organisations = {
  zlatnaKora: organisationId("zlatna-kora"), dunavTeks: organisationId("dunav-teks"), sinorSoft: organisationId("sinor-soft"),
  bistra: organisationId("bistra"), list: organisationId("list"), mastilo: organisationId("mastilo"),
  foodBank: organisationId("food-bank"), chervenaNishka: organisationId("chervena-nishka"),
} as const;

/** One account a role; the login is `<role>@otvorendvor.example`, the password `demo-dobroteka`. */
export const accounts = {
  coordinator: accountId("coordinator"), storekeeper: accountId("storekeeper"), serviceManager: accountId("service-manager"),
  accountant: accountId("accountant"), director: accountId("director"), cashier: accountId("cashier"),
  evaluator: accountId("evaluator"), administrator: accountId("administrator"),
} as const;

const serviceId = (key: string): ServiceId => demoId<"Service">(`service:${key}`);
const programmeId = (key: string): ProgrammeId => demoId<"Programme">(`programme:${key}`);
const needId = (key: string): NeedId => demoId<"Need">(`need:${key}`);

export const services = { complex: serviceId("complex"), cop: serviceId("cop"), street: serviceId("street"), blueHouse: serviceId("blue-house") } as const;

/** Programmes, ateliers and dated activities; `camp` is „Летен лагер“, `winterFeast` belongs to the street centre. */
export const programmes = {
  families: programmeId("families"), early: programmeId("early"), behaviour: programmeId("behaviour"), reintegration: programmeId("reintegration"),
  prevention: programmeId("prevention"), parentSchool: programmeId("parent-school"), toyLibrary: programmeId("toy-library"), pupils: programmeId("pupils"),
  cooking: programmeId("cooking"), garden: programmeId("garden"), music: programmeId("music"), together: programmeId("together"), sport: programmeId("sport"),
  camp: programmeId("camp"), winterFeast: programmeId("winter-feast"), lessons: programmeId("lessons"),
} as const;

const opportunityId = (key: string) => demoId<"Opportunity">(`opportunity:${key}`);
/** What volunteers do in the story. */
export const opportunities = {
  bazaar: opportunityId("bazaar"), store: opportunityId("store"), transport: opportunityId("transport"), bread: opportunityId("bread"), paint: opportunityId("paint"), beds: opportunityId("beds"),
  kits: opportunityId("kits"), survachki: opportunityId("survachki"), lessons: opportunityId("lessons"), toys: opportunityId("toys"), camp: opportunityId("camp"), cooking: opportunityId("cooking"),
  garden: opportunityId("garden"), together: opportunityId("together"), music: opportunityId("music"), sport: opportunityId("sport"),
} as const;

/** Public needs of sketches 01 and 28. A weekly atelier and a shift answer the two needs for time; both are made by `volunteering`. */
export const needs = {
  jackets: needId("jackets"), cooking: needId("cooking"), bus: needId("bus"), puzzles: needId("puzzles"), bricks: needId("bricks"), pram: needId("pram"),
  seeds: needId("seeds"), lessons: needId("lessons"), hairdresser: needId("hairdresser"), milk: needId("milk"), washer: needId("washer"), nappies: needId("nappies"),
} as const;
export const needShifts = { lessons: demoId<"Shift">("shift:need-lessons") } as const;

/** Purposes of sketch 05. The takings of a bazaar lie in the bazaar's own fund, which opens with it. */
export const purposeFunds = {
  camp: demoId<"Fund">("fund:camp"), emergency: demoId<"Fund">("fund:emergency"), ateliers: demoId<"Fund">("fund:ateliers"), youth: demoId<"Fund">("fund:youth"),
} as const;

const bazaarIds = (key: string) => ({
  id: demoId<"Bazaar">(`bazaar:${key}`), fundId: demoId<"Fund">(`bazaar-fund:${key}`),
  till1: demoId<"Till">(`till:${key}:1`), till2: demoId<"Till">(`till:${key}:2`),
});
/** The finished bazaars of 2026, the one in leva of 2025, and the one that runs around the anchor. */
export const demoBazaars = { martenski: bazaarIds("martenski-2026"), velikden: bazaarIds("velikden-2026"), christmas2025: bazaarIds("christmas-2025"), running: bazaarIds("running") } as const;
/** The purchase of sketch 04: slip № 142, 12,00 €; its look code opens /path. */
export const demoPurchase = { saleId: demoId<"Sale">("sale:purchase-142"), lookCode: "7QK4M2ZP0R8XV3CD" } as const;
