/** Owns every table, runs the migrations, and is whom SECURITY DEFINER functions act as. */
export const ownerRole = "dobroteka_owner";
/** What the app is while it serves: no UPDATE or DELETE on ledgers, no DDL. */
export const appRole = "dobroteka_app";
