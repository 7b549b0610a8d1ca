import { sql } from "drizzle-orm";
import { boolean, check, index, pgTable, text, uniqueIndex, uuid } from "drizzle-orm/pg-core";
import { dayColumn, instantColumn } from "./platform.server";

/** The one home of personal data. An e-mail is a contact, not an identity: families share one, so it is not unique. */
export const person = pgTable(
  "person",
  {
    id: uuid("id").primaryKey(),
    fullName: text("full_name").notNull(),
    /** Lower-cased, NFC. */
    email: text("email"),
    phone: text("phone"),
    /** Pick-up address or another place the person gave us. */
    address: text("address"),
    /** What the person wrote to us, if anything. */
    note: text("note"),
    /** "bg" or "en": the language of mails to this person. */
    locale: text("locale").notNull().default("bg"),
    birthDate: dayColumn("birth_date"),
    publicNameAllowed: boolean("public_name_allowed").notNull().default(false),
    createdAt: instantColumn("created_at").notNull(),
    /** The newest sign of life, to the day; empty means the creation. Retention counts from it. */
    lastActiveAt: instantColumn("last_active_at"),
    /** When this silence was answered with the letter that offers to stay. */
    stayAskedAt: instantColumn("stay_asked_at"),
    erasedAt: instantColumn("erased_at"),
  },
  (t) => [
    index("person_email").on(t.email, t.id),
    index("person_name").on(t.fullName, t.id),
    index("person_phone").on(t.phone).where(sql`phone is not null`),
    index("person_active").on(sql`coalesce(${t.lastActiveAt}, ${t.createdAt})`).where(sql`erased_at is null`),
    // V8: erasure leaves an id and nothing that tells who it was.
    check("person_erased", sql`${t.erasedAt} is null or (${t.email} is null and ${t.phone} is null and ${t.address} is null and ${t.note} is null and ${t.birthDate} is null and not ${t.publicNameAllowed})`),
  ],
);

/** Firms, schools, NGOs, food-bank operators, municipalities. */
export const organisation = pgTable(
  "organisation",
  {
    id: uuid("id").primaryKey(),
    name: text("name").notNull(),
    kind: text("kind").notNull(),
    eik: text("eik"),
    city: text("city"),
    contactPersonId: uuid("contact_person_id").references(() => person.id),
    createdAt: instantColumn("created_at").notNull(),
  },
  (t) => [uniqueIndex("organisation_eik").on(t.eik), index("organisation_name").on(t.name, t.id)],
);

/** Kept thin: it is read on every request. */
export const account = pgTable(
  "account",
  {
    id: uuid("id").primaryKey(),
    personId: uuid("person_id").notNull().references(() => person.id),
    /** Sign-in name: the e-mail at the time of creation, lower-cased. */
    login: text("login").notNull(),
    locale: text("locale").notNull().default("bg"),
    createdAt: instantColumn("created_at").notNull(),
    disabledAt: instantColumn("disabled_at"),
  },
  (t) => [uniqueIndex("account_login").on(t.login), uniqueIndex("account_person").on(t.personId)],
);

export const accountCredential = pgTable("account_credential", {
  accountId: uuid("account_id").primaryKey().references(() => account.id),
  /** argon2id, PHC string. */
  passwordHash: text("password_hash").notNull(),
  updatedAt: instantColumn("updated_at").notNull(),
});

/** `id` is the SHA-256 (hex) of the session id in the cookie. */
export const session = pgTable(
  "session",
  {
    id: text("id").primaryKey(),
    userId: uuid("account_id").notNull().references(() => account.id),
    expiresAt: instantColumn("expires_at").notNull(),
    createdAt: instantColumn("created_at").notNull().default(sql`now()`),
    userAgent: text("user_agent"),
  },
  (t) => [index("session_account").on(t.userId), index("session_expiry").on(t.expiresAt)],
);

export const roleGrant = pgTable(
  "role_grant",
  {
    id: uuid("id").primaryKey(),
    accountId: uuid("account_id").notNull().references(() => account.id),
    role: text("role").notNull(),
    scopeKind: text("scope_kind").notNull().default("organisation"),
    scopeId: uuid("scope_id"),
    grantedAt: instantColumn("granted_at").notNull(),
    revokedAt: instantColumn("revoked_at"),
  },
  (t) => [
    uniqueIndex("role_grant_live").on(t.accountId, t.role, t.scopeKind, sql`coalesce(${t.scopeId}, '00000000-0000-0000-0000-000000000000'::uuid)`).where(sql`revoked_at is null`),
    check("role_grant_scope", sql`(${t.scopeKind} = 'organisation') = (${t.scopeId} is null)`),
  ],
);
