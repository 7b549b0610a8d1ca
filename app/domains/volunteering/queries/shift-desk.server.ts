import { sql } from "drizzle-orm";
import { allows, authorize } from "~/platform/access/permission";
import type { Ctx } from "~/platform/context.server";
import type { Locale } from "~/platform/i18n/locale";
import { inLocale } from "~/platform/i18n/locale";
import { instant } from "~/platform/time/clock";
import type { RefusalFacts } from "~/platform/errors/result";
import type { BlockId, PositionId, RequirementKind, ShiftId, SignupChannel, SignupId, SignupState, WorkClass } from "../model";
import { attestHours, manageShifts, seeShiftBoard } from "../permissions";
import { scopeOf, visibleServices } from "../team-scope.server";
import type { Serves } from "../when";
import { messages, neighbour, positions } from "./desk-sql.server";

/** Times inside the document are ISO texts, as the database wrote them. */
type Iso = string;

/** What a coordinator sees of one person on a shift. Staff only. */
export interface DeskPerson {
  readonly signupId: SignupId;
  readonly personId: string;
  readonly name: string;
  readonly phone: string | null;
  readonly hasEmail: boolean;
  readonly state: SignupState;
  readonly channel: SignupChannel;
  readonly minor: boolean;
  /** Years on the day of the shift; known of people under 18 and of those who said it. */
  readonly age: number | null;
  readonly partySize: number;
  readonly partyMinors: number;
  /** Whether a seat is theirs now: a hold or an offer that ran out is not. */
  readonly holds: boolean;
  readonly holdUntil: Iso | null;
  readonly queueNo: number | null;
  /** Has let an offer pass and is not asked again for that seat. */
  readonly passed: boolean;
  readonly blockId: BlockId | null;
  readonly staysFrom: Iso | null;
  readonly staysUntil: Iso | null;
  readonly besideId: SignupId | null;
  /** When they went, as far as events at the door say. */
  readonly leftAt: Iso | null;
  readonly paperConsent: boolean;
  readonly guardian: string | null;
  readonly guardianPhone: string | null;
  readonly minutes: number | null;
  readonly lookCode: string | null;
  readonly obstacle: { readonly kind: RequirementKind; readonly facts: RefusalFacts } | null;
}

export interface DeskBlock {
  readonly id: BlockId;
  readonly organisation: string;
  readonly size: number;
  readonly named: number;
  readonly releaseAt: Iso;
  readonly contact: string | null;
  readonly contactPhone: string | null;
}

export interface DeskPosition {
  readonly id: PositionId;
  readonly name: string;
  readonly capacity: number;
  readonly free: number;
  readonly minPeople: number;
  readonly targetPeople: number | null;
  readonly minAge: number | null;
  readonly perAdult: number | null;
  readonly workClass: WorkClass;
  readonly requiredChecks: readonly string[];
  readonly leadChecks: readonly string[];
  /** Who looks after whom: the adults seated and the person in charge, and those under 18. */
  readonly adults: number;
  readonly minors: number;
  readonly leadMissing: readonly string[];
  readonly people: readonly DeskPerson[];
  readonly blocks: readonly DeskBlock[];
  readonly changes: readonly { readonly from: number; readonly to: number; readonly reason: string; readonly by: string | null; readonly at: Iso }[];
}

export interface DeskMessage {
  readonly id: string;
  readonly subject: string;
  readonly body: string;
  readonly toWaiting: boolean;
  readonly by: string;
  readonly at: Iso;
  readonly letters: number;
}

export interface ShiftDesk {
  readonly id: ShiftId;
  readonly title: string;
  readonly host: { readonly name: string; readonly kind: string; readonly id: string } | null;
  readonly serves: Serves;
  readonly startsAt: Date;
  readonly endsAt: Date;
  readonly opensAt: Date | null;
  readonly place: string;
  readonly address: string;
  readonly contact: { readonly personId: string; readonly name: string; readonly phone: string | null };
  readonly cancelled: boolean;
  readonly started: boolean;
  readonly over: boolean;
  readonly partOfSeries: boolean;
  readonly before: ShiftId | null;
  readonly after: ShiftId | null;
  readonly positions: readonly DeskPosition[];
  readonly messages: readonly DeskMessage[];
  readonly invited: number;
  readonly postedMinutes: number;
  /** The reader's own person: their sign-up they do not attest (V6). */
  readonly self: string | null;
  readonly may: { readonly manage: boolean; readonly attest: boolean };
}

type PositionRow = Omit<DeskPosition, "name"> & { readonly nameBg: string; readonly nameEn: string };
interface Row {
  readonly id: string; readonly startsAt: Iso; readonly endsAt: Iso; readonly opensAt: Iso | null; readonly cancelled: boolean; readonly partOfSeries: boolean;
  readonly titleBg: string; readonly titleEn: string; readonly hostKind: string | null; readonly hostId: string | null; readonly hostBg: string; readonly hostEn: string;
  readonly activity: string | null; readonly serviceId: string | null; readonly servesBg: string | null; readonly servesEn: string | null;
  readonly placeBg: string; readonly placeEn: string; readonly addressBg: string; readonly addressEn: string;
  readonly contact: ShiftDesk["contact"]; readonly before: ShiftId | null; readonly after: ShiftId | null;
  readonly positions: readonly PositionRow[]; readonly messages: readonly DeskMessage[]; readonly invited: number; readonly postedMinutes: number;
}

/** Everything the board of one shift shows, in one statement. Who: coordinators, service managers and the director, within their scope; null outside it. */
export async function shiftDesk(ctx: Ctx, input: { readonly shiftId: string; readonly locale: Locale }): Promise<ShiftDesk | null> {
  authorize(ctx.actor, seeShiftBoard);
  const now = ctx.clock.now();
  const services = visibleServices(ctx);
  const within = (column: string) => (services === null ? sql`true` : sql`${sql.raw(column)} = any (${`{${services.join(",")}}`}::uuid[])`);
  const [found] = (await ctx.db.execute(sql`
    select json_build_object('id', s.id, 'startsAt', s.starts_at, 'endsAt', s.ends_at, 'opensAt', s.opens_at, 'cancelled', s.cancelled_at is not null, 'partOfSeries', s.series_id is not null,
      'titleBg', coalesce(nullif(s.title_bg, ''), op.title_bg), 'titleEn', coalesce(nullif(s.title_en, ''), nullif(s.title_bg, ''), op.title_en), 'hostKind', op.host_kind, 'hostId', op.host_id, 'hostBg', op.host_bg, 'hostEn', op.host_en, 'activity', op.activity, 'serviceId', op.service_id,
      'servesBg', coalesce(pr.name_bg, sv.name_bg), 'servesEn', coalesce(pr.name_en, sv.name_en), 'placeBg', s.place_bg, 'placeEn', s.place_en, 'addressBg', s.address_bg, 'addressEn', s.address_en,
      'contact', json_build_object('personId', cp.id, 'name', cp.full_name, 'phone', cp.phone), 'before', ${neighbour(true, within("xo.service_id"))}, 'after', ${neighbour(false, within("xo.service_id"))},
      'positions', ${positions(now.toISOString())}, 'messages', ${messages}, 'invited', (select count(*) from shift_invitation i where i.shift_id = s.id),
      'postedMinutes', (select coalesce(sum(e.minutes), 0) from time_entry e where e.shift_id = s.id and e.state = 'posted')) as desk
    from shift s
    join opportunity op on op.id = s.opportunity_id
    join person cp on cp.id = s.in_charge_id
    left join service sv on sv.id = op.service_id
    left join programme pr on pr.id = op.programme_id
    cross join lateral (select (s.starts_at at time zone 'Europe/Sofia')::date as on_day) day
    where s.id = ${input.shiftId}::uuid and ${within("op.service_id")}`)) as unknown as { desk: Row }[];
  return found ? deskOf(ctx, found.desk, input.locale, now) : null;
}

function deskOf(ctx: Ctx, row: Row, locale: Locale, now: Date): ShiftDesk {
  const [startsAt, endsAt] = [instant(row.startsAt), instant(row.endsAt)];
  const scope = scopeOf(row.serviceId);
  return {
    id: row.id as ShiftId, startsAt, endsAt, opensAt: row.opensAt ? instant(row.opensAt) : null,
    title: inLocale(locale, row.titleBg, row.titleEn),
    host: row.hostId && row.hostKind ? { name: inLocale(locale, row.hostBg, row.hostEn), kind: row.hostKind, id: row.hostId } : null,
    serves: row.activity ? { kind: "activity", activity: row.activity } : { kind: "service", name: inLocale(locale, row.servesBg ?? "", row.servesEn) },
    place: inLocale(locale, row.placeBg, row.placeEn), address: inLocale(locale, row.addressBg, row.addressEn),
    contact: row.contact, cancelled: row.cancelled, started: startsAt <= now, over: endsAt <= now, partOfSeries: row.partOfSeries, before: row.before, after: row.after,
    positions: row.positions.map(({ nameBg, nameEn, ...position }) => ({ ...position, free: Math.max(0, position.free), name: inLocale(locale, nameBg, nameEn) })),
    messages: row.messages, invited: row.invited, postedMinutes: row.postedMinutes,
    self: ctx.actor.kind === "account" ? ctx.actor.personId : null,
    may: { manage: allows(ctx.actor, manageShifts, scope), attest: allows(ctx.actor, attestHours, scope) },
  };
}
