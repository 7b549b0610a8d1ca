import { openKiosk } from "~/domains/volunteering/commands/open-kiosk.server";
import type { OpenKioskInput } from "~/domains/volunteering/kiosk-schemas";
import type { Ctx } from "~/platform/context.server";
import { expectOk } from "~/platform/errors/result";
import { newId } from "~/platform/ids/ids";
import { localDateOf } from "~/platform/time/local-date";

/** A tablet open until 23:00 of the day the clock stands at; answers its link's token. */
export async function openTablet(ctx: Ctx, over: Partial<Omit<OpenKioskInput, "day">> & { day?: string } = {}): Promise<string> {
  const { day, ...rest } = over;
  return expectOk(await openKiosk(ctx, {
    kioskId: newId(), titleBg: "На входа", titleEn: "At the door", placeBg: "", placeEn: "", day: (day ?? localDateOf(ctx.clock.now())) as never, until: "23:00", ...rest,
  })).token;
}
