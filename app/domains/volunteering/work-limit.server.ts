import { eq } from "drizzle-orm";
import { setting } from "~db/schema/platform.server";
import type { Reader } from "~/platform/db/db.server";
import { workLimitMinutes } from "./model";

export const workLimitKey = "volunteering.work_limit";

/** From how many minutes in 28 days on somebody is not asked first. */
export async function workLimitOf(reader: Reader): Promise<number> {
  const [row] = await reader.select({ value: setting.value }).from(setting).where(eq(setting.key, workLimitKey));
  const minutes = (row?.value as { minutes?: unknown } | undefined)?.minutes;
  return typeof minutes === "number" ? minutes : workLimitMinutes;
}
