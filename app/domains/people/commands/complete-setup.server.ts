import { eq, sql } from "drizzle-orm";
import { setting } from "~db/schema/platform.server";
import { hashPassword } from "~/platform/access/password.server";
import { authorize } from "~/platform/access/permission";
import type { Ctx } from "~/platform/context.server";
import { inTransaction } from "~/platform/db/db.server";
import { ok, refuse, type Result } from "~/platform/errors/result";
import type { AccountId } from "~/platform/ids/ids";
import type { Locale } from "~/platform/i18n/locale";
import { log } from "~/platform/logging/log.server";
import { emit } from "~/platform/outbox/outbox.server";
import { withinLimit } from "~/platform/rate-limit/rate-limit.server";
import { findOrCreatePerson } from "../find-or-create.server";
import { setupPerAddress } from "../limits.server";
import { smallNumberThresholdDefault } from "../model";
import { signInPermission } from "../permissions";
import type { SetupInput } from "../schemas";
import { saveOrganisation } from "../settings.server";
import { checkSetupCode, setupCode, setupCodeKey } from "../setup-code.server";
import { accountConstraints, insertAccount } from "./create-account.server";
import { hasAdministrator, insertGrant } from "./grant-role.server";

type Refusals = "setup_done" | "setup_code_wrong" | "setup_code_renewed" | "too_many_attempts" | "login_taken" | "person_unknown" | "login_invalid";

/**
 * The first set-up: organisation, centre, administrator. Anybody who knows the code from the console, once; refused for
 * ever when an administrator exists. After five wrong guesses a new code is printed in the log.
 */
export async function completeSetup(
  ctx: Ctx, input: SetupInput & { readonly locale: Locale }, address: string,
): Promise<Result<{ readonly accountId: AccountId }, Refusals>> {
  authorize(ctx.actor, signInPermission);
  if (await hasAdministrator(ctx.db)) return refuse("setup_done");
  if (!(await withinLimit(ctx.db, ctx.clock, setupPerAddress, address))) return refuse("too_many_attempts", { n: setupPerAddress.windowMinutes });
  const checked = await checkSetupCode(ctx, input.code);
  if (checked === "spent") {
    await announceSetupCode(ctx);
    return refuse("setup_code_renewed", undefined, "code");
  }
  if (checked === "wrong") return refuse("setup_code_wrong", undefined, "code");
  const passwordHash = await hashPassword(input.password);
  return inTransaction<{ accountId: AccountId }, Refusals>(ctx.db, async (tx) => {
    // Two set-ups at once: the second waits, then sees the first one's administrator.
    await tx.execute(sql`select pg_advisory_xact_lock(hashtext('people.setup'))`);
    if (await hasAdministrator(tx)) return refuse("setup_done");
    const personId = await findOrCreatePerson(tx, ctx, { fullName: input.fullName, email: input.email, locale: input.locale });
    const account = await insertAccount(tx, ctx, { personId, login: input.email, passwordHash });
    if (!account.ok) return account;
    await insertGrant(tx, ctx, { accountId: account.value, role: "administrator" });
    await saveOrganisation(tx, ctx, {
      nameBg: input.organisationName, nameEn: "", eik: input.eik, cityBg: input.city, cityEn: "", addressBg: input.address,
      addressEn: "", phone: input.phone, email: input.email, coordinatorPhone: input.phone,
      smallNumberThreshold: smallNumberThresholdDefault, centreName: input.centreName,
    });
    await tx.delete(setting).where(eq(setting.key, setupCodeKey));
    await emit(tx, ctx, "people.organisation_set_up", { administratorId: account.value });
    return ok({ accountId: account.value });
  }, accountConstraints);
}

/** Prints a code in the log while there is nobody to administer; called at start and when a code was guessed at. */
export async function announceSetupCode(ctx: Pick<Ctx, "db" | "clock">): Promise<void> {
  const fresh = await setupCode(ctx);
  if (fresh) log.info({ setupCode: `${fresh.code.slice(0, 3)} ${fresh.code.slice(3)}`, validUntil: fresh.validUntil.toISOString(), open: "/setup" }, "first set-up");
}
