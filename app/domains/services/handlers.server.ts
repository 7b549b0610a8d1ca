import { eq } from "drizzle-orm";
import { service } from "~db/schema/services.server";
import { setting } from "~db/schema/platform.server";
import type { Handler } from "~/platform/jobs/handlers.server";

/** `people.organisation_set_up`: the centre named at the first set-up becomes the first service. Its id is the effect's: a repeat adds nothing. */
export const addFirstService: Handler = async (ctx, effect) => {
  const [row] = await ctx.db.select({ value: setting.value }).from(setting).where(eq(setting.key, "organisation"));
  const { centreName } = (row?.value ?? {}) as { centreName?: string };
  if (!centreName) return;
  await ctx.db
    .insert(service)
    .values({ id: effect.id, kind: "service", nameBg: centreName, nameEn: centreName, createdAt: ctx.clock.now() })
    .onConflictDoNothing({ target: service.id });
};
