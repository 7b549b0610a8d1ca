import { sql } from "drizzle-orm";
import { check, index, integer, pgTable, text, uuid } from "drizzle-orm/pg-core";
import type { NoteState } from "../../app/domains/voices/model";
import { account } from "./people.server";
import { dayColumn, instantColumn } from "./platform.server";
import { service } from "./services.server";
import { shift } from "./volunteering.server";

/**
 * How it was, in one tap. Nobody's: no person, no sign-up, no device and no time of day, so that it cannot be laid beside the list of who
 * left when. The id is random (UUIDv4) for the same reason. Insert-only.
 */
export const moodTap = pgTable(
  "mood_tap",
  {
    id: uuid("id").primaryKey(),
    day: dayColumn("day").notNull(),
    shiftId: uuid("shift_id").notNull().references(() => shift.id),
    /** What the shift was for; empty for the organisation's own work. */
    serviceId: uuid("service_id").references(() => service.id),
    /** 1 трудно … 5 чудесно. */
    step: integer("step").notNull(),
  },
  (t) => [
    index("mood_tap_day").on(t.day, t.serviceId),
    index("mood_tap_shift").on(t.shiftId),
    check("mood_tap_step", sql`${t.step} between 1 and 5`),
  ],
);

/** A note in the happiness jar, without its writer. Shown to everybody only after somebody of the team has read it. */
export const jarNote = pgTable(
  "jar_note",
  {
    id: uuid("id").primaryKey(),
    day: dayColumn("day").notNull(),
    shiftId: uuid("shift_id").notNull().references(() => shift.id),
    serviceId: uuid("service_id").references(() => service.id),
    text: text("text").notNull(),
    state: text("state").$type<NoteState>().notNull().default("waiting"),
    decidedBy: uuid("decided_by").references(() => account.id),
    decidedAt: instantColumn("decided_at"),
  },
  (t) => [
    index("jar_note_day").on(t.day, t.id),
    index("jar_note_waiting").on(t.day).where(sql`state = 'waiting'`),
    check("jar_note_text", sql`length(${t.text}) between 1 and 280`),
    check("jar_note_decided", sql`(${t.state} = 'waiting') = (${t.decidedAt} is null)`),
  ],
);
