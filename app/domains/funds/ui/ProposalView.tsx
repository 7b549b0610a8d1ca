import { useTranslation } from "react-i18next";
import type { ActionReply } from "~/platform/forms/reply";
import { formatDate, formatMoney, formatMonthName } from "~/platform/i18n/format";
import type { Locale } from "~/platform/i18n/locale";
import { DataTable } from "~/ui/DataTable";
import { FormErrors } from "~/ui/forms/FormErrors";
import { KitForm, SubmitButton, useKitForm } from "~/ui/forms/KitForm";
import { HiddenField } from "~/ui/forms/TextField";
import { Note } from "~/ui/Note";
import { AllocationFlow } from "./AllocationFlow";
import type { HeldDay } from "./allocation-flow";
import { DonorsRead } from "./DonorsRead";
import { ShareBar } from "./ShareBar";

export interface ProposalLine {
  readonly toFundId: string;
  readonly name: string;
  readonly places: readonly string[];
  readonly amountCents: number;
  readonly months: readonly string[];
  /** Equal shares of the months, to the cent. */
  readonly parts: readonly number[];
}

export interface ProposalData {
  readonly id: string;
  readonly proposedAt: string;
  readonly decidedAt: string | null;
  readonly proposerName: string | null;
  readonly deciderName: string | null;
  readonly isOwn: boolean;
  readonly lines: readonly ProposalLine[];
}

/** Months in words, then what each gets: one sum when the shares are equal, else the shares as an addition. */
function MonthsCell({ line, locale }: { line: ProposalLine; locale: Locale }) {
  const { t } = useTranslation("funds");
  if (line.months.length === 0) return <span className="soft">{t("page.at_once")}</span>;
  const years = [...new Set(line.months.map((month) => month.slice(0, 4)))];
  const named = years.map((year) => `${line.months.filter((month) => month.startsWith(year)).map((month) => formatMonthName(month, locale, "short")).join(", ")} ${year}`);
  const same = line.parts.every((part) => part === line.parts[0]);
  const each = same ? t("page.equal", { amount: formatMoney(line.parts[0] ?? 0, locale) }) : line.parts.map((part) => formatMoney(part, locale)).join(" + ");
  return (
    <>
      {named.join("; ")}
      {line.parts.length > 1 ? <small className="block soft">{each}</small> : null}
    </>
  );
}

export function ProposalTable({ proposal, caption, locale }: { proposal: ProposalData; caption: string; locale: Locale }) {
  const { t } = useTranslation("funds");
  const total = proposal.lines.reduce((sum, line) => sum + line.amountCents, 0);
  return (
    <DataTable
      caption={caption}
      rows={proposal.lines}
      rowKey={(line) => line.toFundId}
      columns={[
        { key: "purpose", head: t("page.purpose"), cell: (line) => <><b>{line.name}</b><small className="block soft">{line.places.length > 0 ? line.places.join(", ") : t("anywhere")}</small></> },
        { key: "months", head: t("page.months_head"), cell: (line) => <MonthsCell line={line} locale={locale} /> },
        { key: "amount", head: t("page.amount"), align: "end", cell: (line) => <span className="num">{formatMoney(line.amountCents, locale)}</span> },
      ]}
      foot={[t("page.shared"), "", <span key="total" className="num">{formatMoney(total, locale)}</span>]}
    />
  );
}

interface OpenProps {
  readonly proposal: ProposalData;
  readonly fund: { readonly name: string; readonly freeCents: number };
  readonly days: readonly HeldDay[];
  readonly mayConfirm: boolean;
  readonly mayWithdraw: boolean;
  readonly locale: Locale;
  readonly data: ActionReply | undefined;
}

/** A proposal that waits: what it says, and the accountant's act. */
export function OpenProposal({ proposal, fund, days, mayConfirm, mayWithdraw, locale, data }: OpenProps) {
  const { t } = useTranslation("funds");
  const [confirm] = useKitForm<{ allocationId: string }>("confirm", { data });
  const [withdraw] = useKitForm<{ allocationId: string }>("withdraw", { data });
  const total = proposal.lines.reduce((sum, line) => sum + line.amountCents, 0);
  const first = proposal.lines[0];
  const who = t("page.proposed_by", { name: proposal.proposerName ?? t("page.somebody"), date: formatDate(proposal.proposedAt, locale) });
  return (
    <>
      <FormErrors form={confirm} />
      <ShareBar
        label={t("page.bar")}
        locale={locale}
        shares={[
          ...proposal.lines.map((line) => ({ key: line.toFundId, name: line.name, amountCents: line.amountCents })),
          { key: "rest", name: t("page.rest"), amountCents: Math.max(fund.freeCents - total, 0), look: "left" as const },
        ]}
      />
      <div className="two">
        <div>
          <ProposalTable proposal={proposal} caption={t("page.proposal")} locale={locale} />
          <p className="t14 soft mt-3 mb-4">{who}</p>
          <AllocationFlow days={days} parts={proposal.lines.map((line) => ({ id: line.toFundId, name: line.name, months: line.months, cents: line.amountCents }))} locale={locale} />
        </div>
        <DonorsRead first={first ? { purpose: first.name, amountCents: first.amountCents } : undefined} event={fund.name} locale={locale}>
          {mayConfirm && proposal.isOwn ? <Note className="mt-4">{t("page.own")}</Note> : null}
          {mayConfirm && !proposal.isOwn ? (
            <KitForm form={confirm} quiet className="mt-4">
              <HiddenField name="allocationId" value={proposal.id} />
              <SubmitButton intent="confirm" size="big" wide busyText={t("page.confirming")}>{t("page.confirm")}</SubmitButton>
              <p className="t14 soft mt-2">{t("page.confirm_note")}</p>
            </KitForm>
          ) : null}
          {mayWithdraw ? (
            <KitForm form={withdraw} className="mt-2">
              <HiddenField name="allocationId" value={proposal.id} />
              <SubmitButton intent="withdraw" kind="quiet" wide>{t("page.withdraw")}</SubmitButton>
            </KitForm>
          ) : null}
        </DonorsRead>
      </div>
    </>
  );
}
