import { and, eq, isNull, or } from "drizzle-orm";
import { account, roleGrant } from "~db/schema/people.server";
import { need } from "~db/schema/services.server";
import { givenName } from "~/domains/people/api";
import { notifyPerson } from "~/domains/people/api.server";
import { inLocale } from "~/platform/i18n/locale";
import type { Handler } from "~/platform/jobs/handlers.server";

/** `services.need_stale`: one letter to each manager of the need's service, each time it goes stale anew. */
export const askManager: Handler = async (ctx, effect) => {
  const { needId, day } = effect.payload;
  if (typeof needId !== "string" || typeof day !== "string") return;
  const [row] = await ctx.db.select({ id: need.id, serviceId: need.serviceId, titleBg: need.titleBg, titleEn: need.titleEn }).from(need).where(and(eq(need.id, needId), eq(need.state, "stale")));
  if (!row) return;
  const managers = await ctx.db.selectDistinct({ personId: account.personId }).from(roleGrant).innerJoin(account, eq(account.id, roleGrant.accountId)).where(and(
    eq(roleGrant.role, "service_manager"), isNull(roleGrant.revokedAt), isNull(account.disabledAt),
    or(isNull(roleGrant.scopeId), and(eq(roleGrant.scopeKind, "service"), eq(roleGrant.scopeId, row.serviceId))),
  ));
  for (const { personId } of managers) {
    // The day in the revision: asked again only when it has gone stale again.
    await notifyPerson(ctx, { kind: "services.need_stale", subjectId: row.id, revision: Number(day.replaceAll("-", "")), personId }, ({ to, t }) => {
      const facts = { need: inLocale(to.locale, row.titleBg, row.titleEn) };
      return {
        subject: t("services:mails.stale.subject", facts), preheader: t("services:mails.stale.preheader"), title: t("services:mails.stale.title"), reason: t("services:mails.stale.reason"),
        blocks: [
          { kind: "text", text: t("services:mails.stale.hello", { name: givenName(to.fullName) }) }, { kind: "text", text: t("services:mails.stale.text", facts) },
          { kind: "button", label: t("services:mails.stale.button"), href: `${ctx.baseUrl}/staff/needs` },
        ],
      };
    });
  }
};
