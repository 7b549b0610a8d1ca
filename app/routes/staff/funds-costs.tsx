import type { MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { coverCost } from "~/domains/funds/commands/cover-cost.server";
import { keepFunds, readFunds } from "~/domains/funds/permissions";
import { purposeOptions } from "~/domains/funds/queries/allocation-page.server";
import { openCosts, type OpenCost } from "~/domains/funds/queries/open-costs.server";
import { coverShape } from "~/domains/funds/schemas";
import { allows } from "~/platform/access/permission";
import type { ActionReply } from "~/platform/forms/reply";
import { staffAction } from "~/platform/http/actions.server";
import { redirect } from "~/platform/http/answers.server";
import { staffLoader } from "~/platform/http/loaders.server";
import { formatMoney, formatMonth, formatNumber } from "~/platform/i18n/format";
import type { Locale } from "~/platform/i18n/locale";
import { Card, CardRows } from "~/ui/Card";
import { Empty } from "~/ui/Empty";
import { KitForm, SubmitButton, useKitForm } from "~/ui/forms/KitForm";
import { HiddenField, MoneyField, type Option, SelectField } from "~/ui/forms/TextField";
import { PageHeader } from "~/ui/PageHeader";

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }];

export const loader = staffLoader({ permission: readFunds }, async ({ ctx, actor, locale, t }) => ({
  costs: await openCosts(ctx, { locale }),
  // Money with places of its own goes there by itself; what is left to decide is the open-ended funds'.
  funds: (await purposeOptions(ctx, locale)).filter((fund) => fund.places.length === 0 && fund.freeCents > 0).map((fund) => ({ value: fund.id, text: `${fund.name}, ${formatMoney(fund.freeCents, locale)}` })),
  mayCover: allows(actor, keepFunds),
  locale,
  title: `${t("funds:costs.title")} – ${t("shell:product")}`,
}));

export const action = staffAction({ permission: keepFunds, messages: "funds", forms: { cover: coverShape } }, {
  cover: async ({ ctx, value }) => {
    const covered = await coverCost(ctx, value);
    return covered.ok ? redirect("/staff/funds/costs") : covered;
  },
});

type Reply = ActionReply | undefined;
const answers = (data: Reply, costLineId: string): Reply => (data?.reply?.initialValue?.costLineId === costLineId ? data : undefined);

function CostRow({ cost, funds, mayCover, locale, data }: { cost: OpenCost; funds: readonly Option[]; mayCover: boolean; locale: Locale; data: Reply }) {
  const { t } = useTranslation(["funds", "impact"]);
  const typed = formatNumber(cost.unfundedCents / 100, locale, 2);
  const [form, fields] = useKitForm<{ costLineId: string; fundId: string; amount: string }>("cover", {
    data: answers(data, cost.costLineId), id: `cover-${cost.costLineId}`, defaultValue: { costLineId: cost.costLineId, fundId: funds[0]?.value ?? "", amount: typed },
  });
  const done = t(`impact:work.${cost.measure}` as "impact:work.group_session", { count: cost.count });
  const what = `${cost.programme ?? cost.service}: ${done}`;
  return (
    <li className="grid gap-3 lg:grid-cols-[minmax(0,1fr)_auto] lg:items-center">
      <div>
        <h2 className="t16">{t("costs.line", { what, month: formatMonth(cost.month, locale) })}</h2>
        <p className="soft">{t("costs.sums", { open: formatMoney(cost.unfundedCents, locale), whole: formatMoney(cost.costCents, locale) })}</p>
      </div>
      {mayCover && funds.length > 0 ? (
        <KitForm form={form} className="row wraps">
          <HiddenField name="costLineId" value={cost.costLineId} />
          <HiddenField name="open" value={String(cost.unfundedCents)} />
          <SelectField field={fields.fundId} label={<span className="vh">{t("costs.fund")}</span>} options={funds} emptyText={null} />
          <MoneyField field={fields.amount} label={<span className="vh">{t("costs.amount")}</span>} />
          <SubmitButton intent="cover" kind="soft" aria-label={t("costs.cover_of", { what })}>{t("costs.cover")}</SubmitButton>
        </KitForm>
      ) : null}
    </li>
  );
}

export default function OpenCosts() {
  const { costs, funds, mayCover, locale } = useLoaderData<typeof loader>();
  const data = useActionData<typeof action>();
  const { t } = useTranslation("funds");
  return (
    <>
      <PageHeader title={t("costs.title")} lead={t("costs.lead")} back={{ to: "/staff/funds", text: t("receipt.back") }} />
      {costs.length === 0 ? <Empty title={t("costs.empty")} text={t("costs.empty_text")} /> : (
        <Card as="section">
          <CardRows>
            {costs.map((cost) => <CostRow key={`${cost.costLineId}:${cost.unfundedCents}`} cost={cost} funds={funds} mayCover={mayCover} locale={locale} data={data} />)}
          </CardRows>
        </Card>
      )}
    </>
  );
}
