import { recordEvents } from "~/domains/volunteering/commands/record-events.server";
import { kioskLeaveBody } from "~/domains/volunteering/kiosk-schemas";
import { useKiosk } from "~/domains/volunteering/permissions";
import { answersInWords } from "~/domains/volunteering/ui/kiosk/answer-words";
import { leaveVoice } from "~/domains/voices/commands/leave-voice.server";
import { ok } from "~/platform/errors/result";
import { apiAction } from "~/platform/http/api.server";

/** Leaving: volunteering takes the check-out in, then voices what somebody wanted to say of that shift; who it was does not go along. */
export const action = apiAction({ permission: useKiosk, messages: "volunteering", body: kioskLeaveBody }, async ({ ctx, value: { token, event, mood, note }, t }) => {
  const recorded = await recordEvents(ctx, { token, events: [event] });
  if (!recorded.ok) return recorded;
  const [left] = recorded.value;
  const tookIn = left?.outcome === "recorded" || left?.outcome === "same";
  if (tookIn && event.kind === "check_out" && left.shiftId && left.day && (mood || note)) await leaveVoice(ctx, { shiftId: left.shiftId, day: left.day, mood, note });
  return ok(answersInWords(recorded.value, t));
});
