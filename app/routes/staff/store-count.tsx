import type { MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { z } from "zod";
import { decideCount } from "~/domains/inkind/commands/decide-count.server";
import { explainDifference } from "~/domains/inkind/commands/explain-difference.server";
import { submitCount } from "~/domains/inkind/commands/submit-count.server";
import { explainForm } from "~/domains/inkind/count-schemas";
import type { CountId } from "~/domains/inkind/model";
import { readStock } from "~/domains/inkind/permissions";
import { countPage } from "~/domains/inkind/queries/counts.server";
import { CountActs } from "~/domains/inkind/ui/count/CountActs";
import { CountResult } from "~/domains/inkind/ui/count/CountResult";
import { CountShelves } from "~/domains/inkind/ui/count/CountShelves";
import { countTone } from "~/domains/inkind/ui/count/tones";
import { staffAction } from "~/platform/http/actions.server";
import { notFound, redirect } from "~/platform/http/answers.server";
import { staffLoader } from "~/platform/http/loaders.server";
import { formatDate } from "~/platform/i18n/format";
import { isId } from "~/platform/ids/ids";
import type { Result } from "~/platform/errors/result";
import { EyeOffIcon } from "~/ui/icons";
import { Note } from "~/ui/Note";
import { PageHeader } from "~/ui/PageHeader";
import { Tag } from "~/ui/Tag";

const params = z.object({ countId: z.string().refine(isId) });
export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }];

export const loader = staffLoader({ permission: readStock, params }, async ({ ctx, params: { countId }, locale, t }) => {
  const page = await countPage(ctx, countId);
  if (!page) throw notFound();
  return { page, locale, title: `${t("inkind:count.numbered", { number: page.number })} – ${t("shell:product")}` };
});

const nothing = z.object({});
const back = <C extends string>(done: Result<unknown, C>, countId: string) => (done.ok ? redirect(`/staff/store/counts/${countId}`) : done);
export const action = staffAction({ permission: readStock, params, messages: "inkind", forms: { explain: explainForm, submit: nothing, post: nothing, again: nothing, cancel: nothing } }, {
  explain: async ({ ctx, value, params: { countId } }) => back(await explainDifference(ctx, { countId: countId as CountId, ...value }), countId),
  submit: async ({ ctx, params: { countId } }) => back(await submitCount(ctx, { countId: countId as CountId }), countId),
  post: async ({ ctx, params: { countId } }) => back(await decideCount(ctx, { countId: countId as CountId, verdict: "post" }), countId),
  again: async ({ ctx, params: { countId } }) => back(await decideCount(ctx, { countId: countId as CountId, verdict: "again" }), countId),
  cancel: async ({ ctx, params: { countId } }) => back(await decideCount(ctx, { countId: countId as CountId, verdict: "cancel" }), countId),
});

export default function Count() {
  const { page, locale } = useLoaderData<typeof loader>();
  const data = useActionData<typeof action>();
  const { t } = useTranslation("inkind");
  return (
    <div className="scr-count measure stack">
      <PageHeader
        back={{ to: "/staff/store/counts", text: t("count.title") }} title={t("count.numbered", { number: String(page.number) })} over={formatDate(page.openedAt, locale)}
        lead={page.counters.length > 0 ? t("count.counters", { names: page.counters.join(", ") }) : t("count.lead")}
        aside={<Tag tone={countTone[page.state]}>{t(`count.states.${page.state}`)}</Tag>}
      />
      {page.state === "open" && !page.settled ? <Note icon={EyeOffIcon}>{t("count.blind")}</Note> : null}
      {page.state === "open" ? <CountShelves page={page} /> : null}
      {page.differences.length > 0 ? <CountResult page={page} locale={locale} data={data} /> : null}
      <CountActs page={page} locale={locale} data={data} />
    </div>
  );
}
