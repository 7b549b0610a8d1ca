import { z } from "zod";
import { instant } from "~/platform/time/clock";
import { parseLocalDate } from "~/platform/time/local-date";
import { fullNameField, phoneField } from "../people/api";
import { attendanceKinds, certificatePurposes, longestMinutes } from "./model";

/** Input shapes of tablets, hours and certificates. Pure. */
const id = z.uuid();
const line = (max: number) => z.string().trim().max(max);
const day = z.string().transform((text, check) => {
  const parsed = parseLocalDate(text);
  if (parsed) return parsed;
  check.addIssue({ code: "custom", message: "volunteering:errors.day" });
  return z.NEVER;
});
const time = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, "volunteering:errors.time");
/** A clock that stands on 1970 is told of each event by itself; years that PostgreSQL cannot write are no time at all. */
const moment = z.iso.datetime({ offset: true }).transform((text) => instant(text)).refine((at) => at.getUTCFullYear() >= 1900 && at.getUTCFullYear() < 2200);

export const openKioskSchema = z.object({
  kioskId: id, titleBg: line(80).min(2), titleEn: line(80).default(""), placeBg: line(80).default(""), placeEn: line(80).default(""),
  /** An event's shifts; empty: all of the time. */
  hostId: id.optional(), day, until: time,
});
export type OpenKioskInput = z.output<typeof openKioskSchema>;
export const closeKioskSchema = z.object({ kioskId: id });

const token = z.string().max(100);
export const kioskToken = z.object({ token });
export const kioskParams = kioskToken;

/** One thing that happened, as a device tells it. Whose it was: the sign-up's id, or the code on the volunteer's phone. */
export const kioskEvent = z
  .object({
    id, kind: z.enum(attendanceKinds), at: moment,
    signupId: id.optional(), code: z.string().max(64).optional(),
    people: z.number().int().min(1).max(20).optional(), undoes: id.optional(), source: z.enum(["qr", "kiosk"]).default("kiosk"),
  })
  .refine((event) => (event.signupId === undefined) !== (event.code === undefined), { path: ["signupId"] })
  .refine((event) => (event.kind === "undo") === (event.undoes !== undefined), { path: ["undoes"] })
  .refine((event) => event.people === undefined || event.kind === "check_in", { path: ["people"] });
export type KioskEvent = z.output<typeof kioskEvent>;
export const mostEvents = 200;
export const kioskEventsBody = z.object({ token, events: z.array(kioskEvent).min(1).max(mostEvents) });

export const kioskFindBody = z.object({ token, code: z.string().max(200).optional(), typed: line(60).optional(), signupId: id.optional() });

export const ageBands = ["under14", "from14", "adult"] as const;
export const kioskWalkInBody = z.object({
  token, signupId: id, eventId: id, positionId: id, fullName: fullNameField, phone: phoneField, ageBand: z.enum(ageBands, "volunteering:errors.ageBand"), at: moment,
  rulesVersion: z.number().int().positive().optional(),
});
export type KioskWalkIn = Omit<z.output<typeof kioskWalkInBody>, "token">;

export const kioskHelpBody = z.object({ token, callId: id, signupId: id });

/** Leaving, and what somebody may want to say; the ids of the tap and the note are random, so that they carry no time. */
export const kioskLeaveBody = z.object({
  token, event: kioskEvent,
  mood: z.object({ id: z.uuidv4(), mood: z.enum(["hard", "tiring", "calm", "good", "wonderful"]) }).optional(),
  note: z.object({ id: z.uuidv4(), text: line(280).min(1) }).optional(),
});

export const rosterSchema = z.object({ signupId: id, eventId: id, people: z.coerce.number().int().min(1).max(20).optional() });
export const rosterUndoSchema = z.object({ signupId: id, eventId: id, undoes: id });
export const rosterWalkInSchema = z.object({ signupId: id, eventId: id, positionId: id, fullName: fullNameField, phone: phoneField });

export const attestSchema = z.object({ shiftId: id, entryId: id });
export const attestShiftSchema = z.object({ shiftId: id });
export const correctHoursSchema = z.object({
  entryId: id, newEntryId: id,
  /** Of each person; 0: nobody came, the entry is only taken back. */
  minutes: z.number().int().min(0).max(longestMinutes), people: z.number().int().min(1).max(500), reason: line(200).min(3),
});
export type CorrectHoursInput = z.output<typeof correctHoursSchema>;

export const referenceRateSchema = z.object({
  validFrom: day, centsPerHour: z.number().int().min(1).max(100_000), sourceBg: line(200).min(5), sourceEn: line(200).default(""),
});
export type ReferenceRateInput = z.output<typeof referenceRateSchema>;

export const certificateSchema = z.object({
  certificateId: id, personId: id, fromDay: day, untilDay: day, purpose: z.enum(certificatePurposes), locale: z.enum(["bg", "en"]).default("bg"),
});
export type CertificateInput = z.output<typeof certificateSchema>;
export const certificateDecisionSchema = z.object({ certificateId: id });
