import { eq } from "drizzle-orm";
import { account } from "~db/schema/people.server";
import type { Handler } from "~/platform/jobs/handlers.server";
import { hoursLater } from "~/platform/time/clock";
import { issueActToken } from "~/platform/tokens/act-token.server";
import { signInPurpose } from "../commands/sign-in-by-link.server";
import { givenName, invitationHours } from "../model";
import { notifyPerson } from "../notify.server";
import { organisationSettings } from "../settings.server";

/** `people.colleague_invited`: the letter with the first way in. The link works once; a new one can be asked for at the sign-in. */
export const sendInvitation: Handler = async (ctx, effect) => {
  const { accountId } = effect.payload;
  if (typeof accountId !== "string") return;
  const [known] = await ctx.db.select({ personId: account.personId }).from(account).where(eq(account.id, accountId));
  if (!known) return;
  await notifyPerson(ctx, { kind: "people.invitation", subjectId: effect.id, personId: known.personId }, async ({ tx, to, t }) => {
    const { name: organisation } = await organisationSettings(tx, to.locale);
    const token = await issueActToken(tx, ctx, { purpose: signInPurpose, subjectId: accountId, expiresAt: hoursLater(ctx.clock.now(), invitationHours) });
    const told = { organisation, hours: invitationHours, name: givenName(to.fullName) };
    return {
      subject: t("people:accounts.letter.subject", told), preheader: t("people:accounts.letter.preheader", told), title: t("people:accounts.letter.title", told),
      blocks: [
        { kind: "text", text: t("people:accounts.letter.text", told) },
        { kind: "button", label: t("people:accounts.letter.button"), href: `${ctx.baseUrl}/sign-in/link/${token}?lang=${to.locale}` },
        { kind: "small", text: t("people:accounts.letter.small", told) },
      ],
      reason: t("people:accounts.letter.reason", told),
    };
  });
};
