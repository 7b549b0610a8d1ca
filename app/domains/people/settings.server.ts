import { eq } from "drizzle-orm";
import { setting } from "~db/schema/platform.server";
import type { Db, Reader, Tx } from "~/platform/db/db.server";
import type { Ctx } from "~/platform/context.server";
import type { Locale } from "~/platform/i18n/locale";
import { formatPhone, smallNumberThresholdDefault } from "./model";

/** What is kept in the `organisation` setting. Published facts of the organisation, no person's data. */
export interface StoredOrganisation {
  readonly nameBg: string;
  readonly nameEn: string;
  readonly eik: string;
  readonly cityBg: string;
  readonly cityEn: string;
  readonly addressBg: string;
  readonly addressEn: string;
  /** E.164. */
  readonly phone: string;
  readonly email: string;
  /** Whom volunteers under age and donors call. */
  readonly coordinatorPhone: string;
  /** Counts of people below it are not published (S2). */
  readonly smallNumberThreshold: number;
  /** The centre named at the first set-up; the services domain makes it. */
  readonly centreName?: string;
}

/** The same in the reader's language: what pages, letters and documents print. */
export interface OrganisationSettings {
  readonly name: string;
  readonly eik: string;
  readonly city: string;
  readonly address: string;
  /** Phones as people read them, "+359 82 000 100" with no-break spaces; a `tel:` link takes the spaces out. */
  readonly phone: string;
  readonly email: string;
  readonly coordinatorPhone: string;
  readonly smallNumberThreshold: number;
}

const key = "organisation";
const freshMs = 5_000;

/** Before the first set-up. */
const unnamed: StoredOrganisation = {
  nameBg: "Добротека", nameEn: "Dobroteka", eik: "", cityBg: "", cityEn: "", addressBg: "", addressEn: "",
  phone: "", email: "", coordinatorPhone: "", smallNumberThreshold: smallNumberThresholdDefault,
};

/** Read on every page, changed once a year: kept for five seconds per pool. A transaction reads its own. */
const cache = new WeakMap<Reader, { readonly at: number; readonly value: StoredOrganisation }>();

async function stored(reader: Reader): Promise<StoredOrganisation> {
  const known = cache.get(reader);
  if (known && performance.now() - known.at < freshMs) return known.value;
  const [row] = await reader.select({ value: setting.value }).from(setting).where(eq(setting.key, key));
  const value = { ...unnamed, ...(row?.value as Partial<StoredOrganisation> | undefined) };
  cache.set(reader, { at: performance.now(), value });
  return value;
}

export async function organisationSettings(reader: Reader, locale: Locale = "bg"): Promise<OrganisationSettings> {
  const all = await stored(reader);
  const { eik, email, smallNumberThreshold } = all;
  const [phone, coordinatorPhone] = [formatPhone(all.phone), formatPhone(all.coordinatorPhone)];
  const words = locale === "en"
    ? { name: all.nameEn || all.nameBg, city: all.cityEn || all.cityBg, address: all.addressEn || all.addressBg }
    : { name: all.nameBg, city: all.cityBg, address: all.addressBg };
  return { ...words, eik, phone, email, coordinatorPhone, smallNumberThreshold };
}

/** Writes the organisation's facts in the caller's transaction. The pool's own copy is dropped at once, others' within seconds. */
export async function saveOrganisation(tx: Tx, ctx: Pick<Ctx, "clock"> & { readonly db: Db }, value: StoredOrganisation): Promise<void> {
  const row = { value, updatedAt: ctx.clock.now() };
  await tx.insert(setting).values({ key, ...row }).onConflictDoUpdate({ target: setting.key, set: row });
  cache.delete(ctx.db);
}
