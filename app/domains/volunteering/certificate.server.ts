import { and, eq, gte, lte, sql } from "drizzle-orm";
import { programme, service, output } from "~db/schema/services.server";
import { timeEntry } from "~db/schema/volunteering-hours.server";
import type { Reader } from "~/platform/db/db.server";
import { formatDate, formatDuration } from "~/platform/i18n/format";
import { inLocale } from "~/platform/i18n/locale";
import type { PersonId } from "~/platform/ids/ids";
import type { LocalDate } from "~/platform/time/local-date";
import type { HoursCertificateSnapshot, HoursLine } from "../documents/api";
import { organisationSettings, personNames } from "../people/api.server";
import { hoursDesk as bg } from "./messages/hours-desk.bg";
import { hoursDesk as en } from "./messages/hours-desk.en";
import type { CertificatePurpose } from "./model";

export interface CertificateFor {
  readonly personId: PersonId;
  readonly fromDay: LocalDate;
  readonly untilDay: LocalDate;
  readonly purpose: CertificatePurpose;
  readonly locale: "bg" | "en";
  readonly on?: LocalDate;
  readonly issuerId?: PersonId | null;
}

/** As many kinds of work as the page holds; the smallest of more are one line. */
const mostLines = 13;
const elsewhere = { bg: "други дейности", en: "other work" };

/** The posted hours of a person in a period, by what they supported: services by programme, the organisation's own work by kind. */
async function hoursBySupport(reader: Reader, { personId, fromDay, untilDay, locale }: CertificateFor): Promise<readonly HoursLine[]> {
  const rows = await reader
    .select({
      kind: output.kind, measure: output.measure, serviceBg: service.nameBg, serviceEn: service.nameEn, programmeBg: programme.nameBg, programmeEn: programme.nameEn,
      minutes: sql<number>`sum(${timeEntry.minutes} / ${timeEntry.people})::int`, times: sql<number>`count(*)::int`,
    })
    .from(timeEntry)
    .innerJoin(output, eq(output.id, timeEntry.outputId))
    .leftJoin(service, eq(service.id, output.serviceId))
    .leftJoin(programme, eq(programme.id, output.programmeId))
    .where(and(eq(timeEntry.personId, personId), eq(timeEntry.state, "posted"), gte(timeEntry.workedOn, fromDay), lte(timeEntry.workedOn, untilDay)))
    .groupBy(output.kind, output.measure, service.id, programme.id);
  const own: Readonly<Record<string, string>> = (locale === "en" ? en : bg).ownWork;
  const lines = new Map<string, { times: number; minutes: number }>();
  for (const row of rows) {
    const serviceName = inLocale(locale, row.serviceBg ?? "", row.serviceEn ?? "");
    const what = row.kind === "activity" ? (own[row.measure] ?? row.measure) : row.programmeBg ? `${inLocale(locale, row.programmeBg, row.programmeEn ?? "")}, ${serviceName}` : serviceName;
    const line = lines.get(what) ?? { times: 0, minutes: 0 };
    lines.set(what, { times: line.times + row.times, minutes: line.minutes + row.minutes });
  }
  const sorted = [...lines].map(([what, of]) => ({ what, ...of })).sort((a, b) => b.minutes - a.minutes || a.what.localeCompare(b.what, "bg"));
  const [shown, rest] = sorted.length > mostLines ? [sorted.slice(0, mostLines - 1), sorted.slice(mostLines - 1)] : [sorted, []];
  const folded = rest.length > 0 ? [{ what: elsewhere[locale], times: rest.reduce((n, line) => n + line.times, 0), minutes: rest.reduce((n, line) => n + line.minutes, 0) }] : [];
  return [...shown, ...folded].map((line) => ({ ...line, time: formatDuration(line.minutes, locale) }));
}

/** Everything the certificate prints, in its own language. A party's certificate counts only one person: its share of the minutes. */
export async function certificateFacts(reader: Reader, input: CertificateFor): Promise<HoursCertificateSnapshot> {
  const { personId, locale, issuerId = null } = input;
  const [lines, us, names] = await Promise.all([
    hoursBySupport(reader, input), organisationSettings(reader, locale), personNames(reader, [personId, ...(issuerId ? [issuerId] : [])]),
  ]);
  const totalMinutes = lines.reduce((sum, line) => sum + line.minutes, 0);
  const signer = issuerId ? names.get(issuerId) : undefined;
  return {
    locale, date: input.on ? formatDate(input.on, locale) : "", holder: names.get(personId) ?? "", from: formatDate(input.fromDay, locale), until: formatDate(input.untilDay, locale), purpose: input.purpose,
    organisation: { name: us.name, eik: us.eik, address: us.address, email: us.email, phone: us.phone, city: us.city },
    lines, times: lines.reduce((sum, line) => sum + line.times, 0), totalMinutes, totalTime: formatDuration(totalMinutes, locale),
    signer: signer ? { name: signer, role: "" } : null,
  };
}
