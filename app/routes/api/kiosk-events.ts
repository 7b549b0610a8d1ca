import { recordEvents } from "~/domains/volunteering/commands/record-events.server";
import { kioskEventsBody } from "~/domains/volunteering/kiosk-schemas";
import { useKiosk } from "~/domains/volunteering/permissions";
import { answersInWords } from "~/domains/volunteering/ui/kiosk/answer-words";
import { ok } from "~/platform/errors/result";
import { apiAction } from "~/platform/http/api.server";

/** Up to 200 events of a tablet, each answered by itself: the same answer however often and in whatever order they come. */
export const action = apiAction({ permission: useKiosk, messages: "volunteering", body: kioskEventsBody }, async ({ ctx, value, t }) => {
  const recorded = await recordEvents(ctx, value);
  return recorded.ok ? ok(answersInWords(recorded.value, t)) : recorded;
});
