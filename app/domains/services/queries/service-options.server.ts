import { asc, isNull } from "drizzle-orm";
import { programme, service } from "~db/schema/services.server";
import type { Reader } from "~/platform/db/db.server";
import type { LocalDate } from "~/platform/time/local-date";
import type { ProgrammeId, ProgrammeKind, ServiceId, ServiceKind } from "../model";

export interface ServiceOption {
  readonly id: ServiceId;
  readonly kind: ServiceKind;
  readonly name: string;
  readonly programmes: readonly { readonly id: ProgrammeId; readonly kind: ProgrammeKind; readonly name: string; readonly startsOn: LocalDate | null; readonly endsOn: LocalDate | null }[];
}

/** Services with what lies under them, for choosing a purpose. Public names only. */
export async function serviceOptions(reader: Reader, locale: "bg" | "en"): Promise<readonly ServiceOption[]> {
  const [services, programmes] = await Promise.all([
    reader
      .select({ id: service.id, kind: service.kind, name: locale === "bg" ? service.nameBg : service.nameEn })
      .from(service)
      .where(isNull(service.closedOn))
      .orderBy(asc(service.sortOrder), asc(service.id)),
    reader
      .select({
        id: programme.id, serviceId: programme.serviceId, kind: programme.kind,
        name: locale === "bg" ? programme.nameBg : programme.nameEn, startsOn: programme.startsOn, endsOn: programme.endsOn,
      })
      .from(programme)
      .orderBy(asc(programme.sortOrder), asc(programme.id)),
  ]);
  return services.map((row) => ({
    id: row.id as ServiceId,
    kind: row.kind,
    name: row.name,
    programmes: programmes.filter((p) => p.serviceId === row.id).map(({ serviceId: _, ...p }) => ({ ...p, id: p.id as ProgrammeId })),
  }));
}
