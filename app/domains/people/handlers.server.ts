import { account } from "~db/schema/people.server";
import { eq } from "drizzle-orm";
import type { Handler } from "~/platform/jobs/handlers.server";
import { hoursLater, minutesLater } from "~/platform/time/clock";
import { issueActToken, revokeActTokens } from "~/platform/tokens/act-token.server";
import { signInLinkMinutes, signInPurpose } from "./commands/sign-in-by-link.server";
import { givenName } from "./model";
import { ownDataLetter } from "./emails/care-letters";
import { notifyPerson } from "./notify.server";
import { ownDataPurpose } from "./retention.server";

/** `people.sign_in_link_requested`: a letter with a link that works once; links sent before stop working. */
export const sendSignInLink: Handler = async (ctx, effect) => {
  const { accountId } = effect.payload;
  if (typeof accountId !== "string") return;
  const [known] = await ctx.db.select({ personId: account.personId }).from(account).where(eq(account.id, accountId));
  if (!known) return;
  await notifyPerson(ctx, { kind: "people.sign_in_link", subjectId: effect.id, personId: known.personId }, async ({ tx, to, t }) => {
    await revokeActTokens(tx, ctx, signInPurpose, accountId);
    const token = await issueActToken(tx, ctx, {
      purpose: signInPurpose, subjectId: accountId, expiresAt: minutesLater(ctx.clock.now(), signInLinkMinutes),
    });
    return {
      subject: t("people:letter.signIn.subject"),
      preheader: t("people:letter.signIn.preheader", { n: signInLinkMinutes }),
      title: t("people:letter.signIn.title"),
      blocks: [
        { kind: "text", text: t("people:letter.signIn.text", { name: givenName(to.fullName) }) },
        { kind: "button", label: t("people:letter.signIn.button"), href: `${ctx.baseUrl}/sign-in/link/${token}?lang=${to.locale}` },
        { kind: "small", text: t("people:letter.signIn.small", { n: signInLinkMinutes }) },
      ],
      reason: t("people:letter.signIn.reason"),
    };
  });
};

const ownDataLinkDays = 3;

/** `people.own_data_link_requested`: the link to what is kept and to being erased. */
export const sendOwnDataLink: Handler = async (ctx, effect) => {
  const { personId } = effect.payload;
  if (typeof personId !== "string") return;
  await notifyPerson(ctx, { kind: "people.own_data_link", subjectId: effect.id, personId }, async ({ tx, to, t }) => {
    const expiresAt = hoursLater(ctx.clock.now(), 24 * ownDataLinkDays);
    const token = await issueActToken(tx, ctx, { purpose: ownDataPurpose, subjectId: personId, expiresAt });
    return ownDataLetter({ to, t, link: `${ctx.baseUrl}/my-data/${token}?lang=${to.locale}`, days: ownDataLinkDays });
  });
};
