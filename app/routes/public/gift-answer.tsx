import type { MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { z } from "zod";
import { acceptProposal, answerQuestion, refuseProposal } from "~/domains/inkind/commands/answer-offer.server";
import { answerForm, noFieldsForm } from "~/domains/inkind/offer-schemas";
import { answerPage } from "~/domains/inkind/queries/answer-page.server";
import { publicAction } from "~/platform/http/actions.server";
import { data, redirect } from "~/platform/http/answers.server";
import { publicLoader } from "~/platform/http/loaders.server";
import { formatDate, formatQuantity, formatTimeRange } from "~/platform/i18n/format";
import { throttledLookUp } from "~/platform/rate-limit/rate-limit.server";
import { formatLookCode } from "~/platform/tokens/look-code";
import { LinkButton } from "~/ui/Button";
import { Card } from "~/ui/Card";
import { ActForm } from "~/ui/forms/ActForm";
import { KitForm, SubmitButton, useKitForm } from "~/ui/forms/KitForm";
import { TextareaField } from "~/ui/forms/TextField";
import { Note } from "~/ui/Note";

const params = z.object({ token: z.string().max(100) });

/** A mail scanner that opens the link answers nothing: only the button does. */
export const loader = publicLoader({ params }, async ({ ctx, params: { token }, request, locale, t }) => {
  const page = await throttledLookUp(ctx, request, () => answerPage(ctx, token));
  const title = page ? t("inkind:answer.title", { number: page.number }) : t("inkind:answer.unknownTitle");
  return data({ pageTitle: `${title} – ${t("shell:product")}`, page, locale }, page ? {} : { status: 404 });
});

export const meta: MetaFunction<typeof loader> = ({ data: page }) => [{ title: page?.pageTitle }, { name: "robots", content: "noindex" }, { name: "referrer", content: "same-origin" }];

const back = (token: string) => redirect(`/g/${encodeURIComponent(token)}`);
export const action = publicAction({ params, messages: "inkind", forms: { answer: answerForm, accept: noFieldsForm, refuse: noFieldsForm } }, {
  answer: async ({ ctx, params: { token }, value }) => {
    const done = await answerQuestion(ctx, { token, ...value });
    return done.ok ? back(token) : done;
  },
  accept: async ({ ctx, params: { token } }) => {
    const done = await acceptProposal(ctx, { token });
    return done.ok ? back(token) : done;
  },
  refuse: async ({ ctx, params: { token } }) => {
    const done = await refuseProposal(ctx, { token });
    return done.ok ? back(token) : done;
  },
});

export default function GiftAnswer() {
  const { page, locale } = useLoaderData<typeof loader>();
  const reply = useActionData<typeof action>();
  const { t } = useTranslation("inkind");
  const [form, fields] = useKitForm<z.input<typeof answerForm>>("answer", { data: reply });
  if (!page) return <div className="wrap narrow py-8 stack"><h1>{t("answer.unknownTitle")}</h1><p>{t("answer.unknownText")}</p></div>;
  const { last } = page;
  const what = page.what ?? page.lines.map((line) => `${line.description}, ${formatQuantity(line.quantity, line.unit, locale)}`).join("; ");
  const refused = reply?.refusal && reply.intent !== "answer" ? reply.reply?.error?.[""]?.join(" ") : null;
  return (
    <div className="wrap narrow py-8 stack wide">
      <div>
        <p className="soft">{t("tracking.number", { number: String(page.number) })}: {what}</p>
        <h1>{t(!page.open ? "answer.overTitle" : page.state === "asked" ? "answer.questionTitle" : "answer.proposalTitle")}</h1>
      </div>
      {refused ? <Note tone="bad" role="alert">{refused}</Note> : null}
      {page.open && last ? (
        <Card pad className="stack">
          {last.text ? <p className="t18">{last.text}</p> : null}
          {last.amounts.map((amount) => (
            <p key={amount.description}><b>{amount.quantity === 0 ? t("answer.none", { what: amount.description })
              : t("answer.take", { what: amount.description, taken: formatQuantity(amount.quantity, amount.unit, locale), declared: formatQuantity(amount.declared, amount.unit, locale) })}</b></p>
          ))}
          {last.from && last.until ? <p>{t("answer.when", { when: `${formatDate(last.from, locale)}, ${formatTimeRange(last.from, last.until, locale)}` })}</p> : null}
        </Card>
      ) : null}
      {!page.open ? <p>{t("answer.overText")}</p> : page.state === "asked" ? (
        <KitForm form={form} className="fields">
          <TextareaField field={fields.answer} label={t("answer.yourAnswer")} rows={4} maxLength={1000} />
          <SubmitButton intent="answer" size="big" wide>{t("answer.send")}</SubmitButton>
        </KitForm>
      ) : (
        <div className="stack">
          <ActForm intent="accept" kind="primary" size="big" wide>{t("answer.accept")}</ActForm>
          <ActForm intent="refuse" wide>{t("answer.refuse")}</ActForm>
          <p className="t14 soft">{t("answer.refuseText")}</p>
        </div>
      )}
      <p><LinkButton to={`/t/${formatLookCode(page.code)}`} kind="quiet">{t("answer.follow")}</LinkButton></p>
    </div>
  );
}
