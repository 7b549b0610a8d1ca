import { formatDate, formatTimeRange, formatWeekday } from "~/platform/i18n/format";
import { instant } from "~/platform/time/clock";
import type { RefusalFacts } from "~/platform/errors/result";
import type { Requirement } from "../obstacles.server";
import type { ConsentFact, Diagnosis, FoundPerson } from "../queries/diagnosis.server";
import type { ShiftDesk } from "../queries/shift-desk.server";
import { capital, momentOf } from "../when";
import type { DiagnosisPanelView } from "./DiagnosisPanel";
import { checkName, nameOf, type Said } from "./desk-words";

/** One check of „Защо този човек не вижда смяната?“: passed, in the way, or not asked for. */
export interface CheckRow {
  readonly key: string;
  readonly look: "ok" | "no" | "na";
  readonly title: string;
  readonly text: string;
}

export interface DiagnosisView {
  readonly personName: string;
  readonly rows: readonly CheckRow[];
  readonly answer: string;
  readonly suits: readonly { readonly to: string; readonly text: string }[];
  readonly suitsNone: boolean;
  /** The nearest mends, the first one the nearest. */
  readonly mends: readonly { readonly to: string; readonly text: string }[];
}

type Row = Omit<CheckRow, "title"> & { readonly title?: string };

function shiftRow({ shift }: Diagnosis, said: Said): Row {
  const { t, locale } = said;
  if (shift.cancelled) return { key: "shift", look: "no", text: t("volunteering:diagnosis.shift.cancelled") };
  if (shift.started) return { key: "shift", look: "no", text: t("volunteering:diagnosis.shift.started") };
  if (shift.opensAt) return { key: "shift", look: "no", text: t("volunteering:diagnosis.shift.opens", { when: momentOf(instant(shift.opensAt), locale) }) };
  return { key: "shift", look: "ok", text: t("volunteering:diagnosis.shift.open") };
}

function contactRow({ person }: Diagnosis, { t }: Said): Row {
  if (!person.hasEmail) return { key: "contact", look: "na", text: t("volunteering:diagnosis.contact.none") };
  return { key: "contact", look: person.proven ? "ok" : "na", text: t(person.proven ? "volunteering:diagnosis.contact.proven" : "volunteering:diagnosis.contact.unproven") };
}

function ownRow({ own }: Diagnosis, { t }: Said): Row | null {
  if (!own) return null;
  const facts = { position: own.position, state: t(`volunteering:shift.state.${own.state}`) };
  return { key: "own", look: own.blocking ? "no" : "na", text: t(own.here ? "volunteering:diagnosis.own.here" : "volunteering:diagnosis.own.elsewhere", facts) };
}

function consentText(consents: readonly ConsentFact[], fulfilled: boolean, { t, locale }: Said): string {
  const said = (one: ConsentFact, key: string) =>
    t(`volunteering:diagnosis.consent.${key}`, { guardian: one.guardian, asked: formatDate(instant(one.askedAt), locale), decided: one.decidedAt ? formatDate(instant(one.decidedAt), locale) : "" });
  if (fulfilled) {
    const yes = consents.find((one) => one.answer === "yes" && one.state === "signed");
    return yes ? said(yes, "covers") : t("volunteering:diagnosis.consent.paper");
  }
  const no = consents.find((one) => one.state === "revoked") ?? consents.find((one) => one.answer === "no");
  if (no) return said(no, no.state === "revoked" ? "revoked" : "refused");
  const older = consents.find((one) => one.older && one.answer === "yes");
  if (older) return said(older, "older");
  const [asked] = consents;
  return asked ? said(asked, "asked") : t("volunteering:diagnosis.consent.nobody");
}

/** The rules of the task as the database judged them; what it did not need to ask is said to be so. */
function ruleRows(diagnosis: Diagnosis, said: Said): readonly Row[] {
  const { t, locale } = said;
  const { requirements, position, person, shift } = diagnosis;
  const day = formatDate(shift.onDay, locale);
  const of = (kind: Requirement["kind"]) => requirements.find((one) => one.kind === kind);
  const row = (kind: Requirement["kind"], facts: RefusalFacts = {}): Row | null => {
    const found = of(kind);
    if (!found) return null;
    const all = { ...found.facts, ...facts, day, class: typeof found.facts.class === "string" ? t(`volunteering:workClass.${found.facts.class}`) : "" };
    return { key: kind, look: found.fulfilled ? "ok" : "no", text: t(`volunteering:diagnosis.${kind}.${found.fulfilled ? "ok" : "no"}`, all) };
  };
  const age = of("age");
  const ageRow: Row = !age
    ? { key: "age", look: person.age === null && position.minAge !== null ? "na" : "ok", text: t(position.minAge === null ? "volunteering:diagnosis.age.any" : "volunteering:diagnosis.age.adult") }
    : { key: "age", look: age.fulfilled ? "ok" : "no", text: t(person.age === null ? "volunteering:diagnosis.age.unknown" : position.minAge === null ? "volunteering:diagnosis.age.free" : "volunteering:diagnosis.age.needed", { n: person.age ?? 0, day, needed: position.minAge ?? 0 }) };
  const consent = of("consent");
  const checks = requirements.filter((one) => one.kind === "check").map((one): Row => {
    const kind = String(one.facts.check);
    const known = diagnosis.checks.find((check) => check.kind === kind);
    const key = !known ? "none" : known.validUntil === null ? "forever" : one.fulfilled ? "until" : "over";
    return {
      key: `check.${kind}`, look: one.fulfilled ? "ok" : "no", title: capital(checkName(kind, said)),
      text: t(`volunteering:diagnosis.check.${key}`, { seen: known ? formatDate(known.seenOn, locale) : "", until: known?.validUntil ? formatDate(known.validUntil, locale) : "" }),
    };
  });
  return [
    ageRow, row("work_class"), row("hours_of_day"), row("day_minutes"),
    consent ? { key: "consent", look: consent.fulfilled ? ("ok" as const) : ("no" as const), text: consentText(diagnosis.consents, consent.fulfilled, said) } : { key: "consent", look: "na" as const, text: t("volunteering:diagnosis.consent.notNeeded") },
    ...(checks.length > 0 ? checks : [{ key: "check", look: "na" as const, text: t("volunteering:diagnosis.check.notNeeded") }]),
    row("ratio"),
  ].filter((one) => one !== null);
}

function timeRow({ other }: Diagnosis, { t, locale }: Said): Row {
  if (!other) return { key: "time", look: "ok", text: t("volunteering:diagnosis.time.free") };
  return { key: "time", look: "no", text: t("volunteering:diagnosis.time.busy", { title: other.title, range: formatTimeRange(other.startsAt, other.endsAt, locale) }) };
}

const placesRow = ({ position }: Diagnosis, { t }: Said): Row =>
  position.free > 0
    ? { key: "places", look: "ok", text: t("volunteering:diagnosis.places.free", { count: position.free }) }
    : { key: "places", look: "no", text: t("volunteering:diagnosis.places.full") };

/** Which thing decides: whether it can be mended here, and by what. */
function mendsFor(deciding: string | null, diagnosis: Diagnosis, shiftId: string, { t }: Said): DiagnosisView["mends"] {
  const { person, position, own, other, suits } = diagnosis;
  const base = `/staff/shifts/${shiftId}`;
  const add = { to: `${base}?open=add.${position.positionId}`, text: t("volunteering:diagnosis.mend.add") };
  const seat = own ? { to: `${base}?open=seat.${own.signupId}`, text: t("volunteering:diagnosis.mend.seat") } : null;
  const another = suits[0] ? { to: `/staff/shifts/${suits[0].shiftId}?who=${person.personId}`, text: t("volunteering:diagnosis.mend.another") } : { to: "/shifts", text: t("volunteering:diagnosis.mend.all") };
  const ask = { to: seat?.to ?? add.to, text: t("volunteering:diagnosis.mend.askParent") };
  const mends: Record<string, readonly ({ readonly to: string; readonly text: string } | null)[]> = {
    shift: diagnosis.shift.opensAt ? [add, another] : [another],
    own: [seat],
    consent: [another, ask],
    check: [{ to: `/staff/people/${person.personId}`, text: t("volunteering:diagnosis.mend.check") }, another],
    time: [other ? { to: `/staff/shifts/${other.shiftId}`, text: t("volunteering:diagnosis.mend.other") } : null, another],
    places: [{ to: `${base}?open=task.${position.positionId}`, text: t("volunteering:diagnosis.mend.places") }, add, another],
    ratio: [{ to: `${base}/candidates?position=${position.positionId}&adults=1`, text: t("volunteering:diagnosis.mend.adults") }, another],
    none: [seat ?? add],
  };
  return (mends[deciding ?? "none"] ?? [another]).filter((one) => one !== null).slice(0, 2);
}

function diagnosisView(diagnosis: Diagnosis, shiftId: string, said: Said): DiagnosisView {
  const { t, locale } = said;
  const rows = [shiftRow(diagnosis, said), contactRow(diagnosis, said), ownRow(diagnosis, said), ...ruleRows(diagnosis, said), timeRow(diagnosis, said), placesRow(diagnosis, said)].filter((one) => one !== null);
  const first = rows.find((one) => one.look === "no");
  const deciding = first ? first.key.split(".")[0]! : null;
  const refused = deciding === "consent" && diagnosis.consents.some((one) => one.answer === "no" || one.state === "revoked");
  const answer = t(`volunteering:diagnosis.answer.${refused ? "consentRefused" : (deciding ?? "none")}`, { text: first?.text ?? "" });
  return {
    personName: diagnosis.person.age !== null && diagnosis.person.minor ? t("volunteering:desk.nameAge", { name: nameOf(diagnosis.person), n: diagnosis.person.age }) : diagnosis.person.name,
    rows: rows.map((one) => ({ ...one, title: one.title ?? t(`volunteering:diagnosis.title.${one.key}`) })),
    answer,
    suits: deciding === null || deciding === "own" ? [] : diagnosis.suits.map((one) => ({
      to: `/shifts/${one.shiftId}`, text: `${one.title}, ${formatWeekday(instant(one.startsAt), locale, "short")} ${formatDate(instant(one.startsAt), locale)}, ${formatTimeRange(instant(one.startsAt), instant(one.endsAt), locale)}`,
    })),
    suitsNone: deciding !== null && deciding !== "own" && diagnosis.suits.length === 0,
    mends: mendsFor(deciding, diagnosis, shiftId, said),
  };
}

/** The panel beside the lanes: a search, what it found, or the checks of one person. */
export function diagnosisPanel(
  asked: { readonly desk: ShiftDesk; readonly at: string; readonly q: string; readonly found: readonly FoundPerson[] | null; readonly result: Diagnosis | null }, said: Said,
): DiagnosisPanelView {
  const { desk, at, q, found, result } = asked;
  const base = `/staff/shifts/${desk.id}`;
  return {
    base, q, at, who: result?.person.personId ?? null,
    tasks: desk.positions.map((one) => ({ value: one.id, text: one.name || desk.title })),
    found: found?.map((one) => ({
      to: `${base}?who=${one.personId}&at=${at}`, name: one.name,
      hint: one.age !== null ? said.t("volunteering:desk.years", { n: one.age }) : one.phoneEnd ? said.t("volunteering:diagnosis.phoneEnd", { end: one.phoneEnd }) : "",
    })) ?? null,
    result: result ? diagnosisView(result, desk.id, said) : null,
  };
}
