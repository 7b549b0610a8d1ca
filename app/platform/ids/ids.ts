import { v7 } from "uuid";

declare const brand: unique symbol;
/** A UUID of one kind of entity: `Id<"Shift">` is not `Id<"Person">`. */
export type Id<Kind extends string> = string & { readonly [brand]: Kind };

/** A new time-ordered UUIDv7 (RFC 9562), made by the app so that the caller's id can be the idempotency key. */
export const newId = <Kind extends string>(): Id<Kind> => v7() as Id<Kind>;

const uuidPattern = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;
export const isId = (value: string): boolean => uuidPattern.test(value);
export const asId = <Kind extends string>(value: string): Id<Kind> => value as Id<Kind>;

export type AccountId = Id<"Account">;
export type PersonId = Id<"Person">;
export type OrganisationId = Id<"Organisation">;
