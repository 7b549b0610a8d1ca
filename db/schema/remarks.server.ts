import { sql } from "drizzle-orm";
import { index, pgTable, primaryKey, text, uuid } from "drizzle-orm/pg-core";
import { account, person } from "./people.server";
import { instantColumn } from "./platform.server";

/** Free words of the team about a thing that is no person. They may name one, so they lie with people and not with the thing (MODEL §7). */
export const remark = pgTable(
  "remark",
  {
    /** What they are about, e.g. "goods_offer", "till_close". */
    subjectKind: text("subject_kind").notNull(),
    subjectId: uuid("subject_id").notNull(),
    text: text("text").notNull(),
    /** Whom they were written to, if anybody: the words go when that person's identity goes. */
    personId: uuid("person_id").references(() => person.id),
    writtenBy: uuid("written_by").references(() => account.id),
    writtenAt: instantColumn("written_at").notNull(),
  },
  (t) => [primaryKey({ columns: [t.subjectKind, t.subjectId] }), index("remark_person").on(t.personId).where(sql`person_id is not null`)],
);
