import type { MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { z } from "zod";
import { confirmAllocation, partsOf, withdrawAllocation } from "~/domains/funds/commands/decide-allocation.server";
import { proposeAllocation } from "~/domains/funds/commands/propose-allocation.server";
import { confirmAllocations, proposeAllocations, readFunds, withdrawAllocations } from "~/domains/funds/permissions";
import { allocationPage, type AllocationView } from "~/domains/funds/queries/allocation-page.server";
import { allocationShape, decisionShape } from "~/domains/funds/schemas";
import { ProposalForm } from "~/domains/funds/ui/ProposalForm";
import { OpenProposal, ProposalTable } from "~/domains/funds/ui/ProposalView";
import { allows } from "~/platform/access/permission";
import { staffAction } from "~/platform/http/actions.server";
import { notFound, redirect } from "~/platform/http/answers.server";
import { staffLoader } from "~/platform/http/loaders.server";
import { formatDate, formatMoney } from "~/platform/i18n/format";
import { newId } from "~/platform/ids/ids";
import { localDateOf } from "~/platform/time/local-date";
import { BookLabel } from "~/ui/Book";
import { Empty } from "~/ui/Empty";
import { Note } from "~/ui/Note";
import { PageHeader } from "~/ui/PageHeader";

const params = z.object({ fundId: z.uuid() });
const search = z.object({ year: z.coerce.number().int().min(2020).max(2099).optional().catch(undefined) });

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }];

const withParts = (view: AllocationView) => ({ ...view, lines: view.lines.map((line) => ({ ...line, parts: partsOf(line.amountCents, line.months).map((part) => part.amount) })) });

export const loader = staffLoader({ permission: readFunds, params, search }, async ({ ctx, actor, params: { fundId }, search: { year }, locale, t }) => {
  const page = await allocationPage(ctx, { fundId, locale });
  if (!page) throw notFound();
  const today = localDateOf(ctx.clock.now());
  const thisYear = Number(today.slice(0, 4));
  // From autumn on, decisions are about the coming year.
  const usual = Number(today.slice(5, 7)) >= 9 ? thisYear + 1 : thisYear;
  return {
    ...page, open: page.open ? withParts(page.open) : null, decided: page.decided.map(withParts), locale,
    year: year ?? usual, years: [thisYear, thisYear + 1], allocationId: newId<"Allocation">(),
    may: { propose: allows(actor, proposeAllocations), confirm: allows(actor, confirmAllocations), withdraw: allows(actor, withdrawAllocations) },
    title: `${t("funds:list.title")}: ${page.fund.name} – ${t("shell:product")}`,
  };
});

export const action = staffAction({ permission: readFunds, params, messages: "funds", forms: { propose: allocationShape, confirm: decisionShape, withdraw: decisionShape } }, {
  propose: async ({ ctx, params: { fundId }, value }) => {
    const proposed = await proposeAllocation(ctx, { allocationId: value.allocationId, fundId, lines: value.rows });
    return proposed.ok ? redirect(`/staff/allocation/${fundId}`) : proposed;
  },
  confirm: async ({ ctx, params: { fundId }, value }) => {
    const confirmed = await confirmAllocation(ctx, value);
    return confirmed.ok ? redirect(`/staff/allocation/${fundId}`) : confirmed;
  },
  withdraw: async ({ ctx, params: { fundId }, value }) => {
    const withdrawn = await withdrawAllocation(ctx, value);
    return withdrawn.ok ? redirect(`/staff/allocation/${fundId}`) : withdrawn;
  },
});

function Decision() {
  const { fund, days, open, may, purposes, year, years, allocationId, locale } = useLoaderData<typeof loader>();
  const data = useActionData<typeof action>();
  const { t } = useTranslation("funds");
  if (open) return <OpenProposal proposal={open} fund={fund} days={days} mayConfirm={may.confirm} mayWithdraw={may.withdraw} locale={locale} data={data} />;
  if (fund.freeCents === 0) return <Empty title={t("page.nothing")} />;
  if (!may.propose) return <Note>{t("page.only_director")}</Note>;
  if (purposes.length === 0) return <Empty title={t("page.no_purposes")} />;
  return <ProposalForm key={allocationId} allocationId={allocationId} fund={fund} days={days} purposes={purposes} year={year} years={years} locale={locale} data={data} />;
}

export default function AllocateFund() {
  const { fund, open, decided, may, locale } = useLoaderData<typeof loader>();
  const { t } = useTranslation("funds");
  const lead = open ? t("page.lead_waiting") : may.propose ? t("page.lead") : t("page.lead_read");
  const amounts = fund.isEvent ? t("page.raised", { name: fund.name, amount: formatMoney(fund.raisedCents, locale) }) : t("page.holds", { name: fund.name, amount: formatMoney(fund.freeCents, locale) });
  return (
    <div className="scr-allocate">
      <PageHeader title={amounts} lead={lead} back={{ to: "/staff/allocation", text: t("page.back") }}
        aside={<><BookLabel book="money" text={t("books.cash")} /> <span className="soft t14">{t("page.receipts", { count: fund.receipts })}</span></>} />
      <Decision />
      {decided.map((view) => (
        <section key={view.id} className="mt-8">
          <ProposalTable proposal={view} caption={t("page.earlier")} locale={locale} />
          <p className="t14 soft mt-2">{t("page.decided_by", { name: view.deciderName ?? t("page.somebody"), date: formatDate(view.decidedAt ?? view.proposedAt, locale) })}</p>
        </section>
      ))}
    </div>
  );
}
