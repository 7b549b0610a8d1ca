import { useState, type FormEvent } from "react";
import { useTranslation } from "react-i18next";
import type { ActionReply } from "~/platform/forms/reply";
import { formatMoney, formatMonthName } from "~/platform/i18n/format";
import type { Locale } from "~/platform/i18n/locale";
import { parseCents } from "~/platform/money/cents";
import { Card } from "~/ui/Card";
import { KitForm, SubmitButton, useKitForm } from "~/ui/forms/KitForm";
import type { FieldInput } from "~/ui/forms/field";
import { HiddenField, MoneyField } from "~/ui/forms/TextField";
import { Note } from "~/ui/Note";
import { LockIcon } from "~/ui/icons";
import { Segments } from "~/ui/Segments";
import { AllocationFlow } from "./AllocationFlow";
import type { HeldDay } from "./allocation-flow";
import { DonorsRead } from "./DonorsRead";
import { ShareBar } from "./ShareBar";

interface PurposeRow {
  readonly id: string;
  readonly name: string;
  readonly places: readonly string[];
  readonly freeCents: number;
}

export interface ProposalFormProps {
  readonly allocationId: string;
  readonly fund: { readonly id: string; readonly name: string; readonly freeCents: number };
  readonly days: readonly HeldDay[];
  readonly purposes: readonly PurposeRow[];
  readonly year: number;
  readonly years: readonly number[];
  readonly locale: Locale;
  readonly data: ActionReply | undefined;
}

interface Typed {
  readonly cents: number;
  readonly months: readonly string[];
}

/** A negative or unreadable sum draws nothing; the server says what is wrong with it. */
const centsOf = (text: unknown): number => Math.max(0, parseCents(typeof text === "string" ? text : "") ?? 0);

interface Row {
  readonly amount: FieldInput;
  readonly months: string;
  readonly chosen: readonly string[];
}

/** The rows' fields by their names in the form, with what was typed before a refusal. */
function useRows(data: ActionReply | undefined, purposes: readonly PurposeRow[]) {
  const [form] = useKitForm<{ allocationId: string }>("propose", { data });
  const typed = (data?.reply?.initialValue?.rows ?? []) as readonly ({ amount?: unknown; months?: unknown } | undefined)[];
  const rows = purposes.map((_, index): Row => {
    const [before, name] = [typed[index], `rows[${index}].amount`];
    const chosen = before?.months;
    return {
      amount: { id: `amount-${index}`, name, errors: form.allErrors[name], initialValue: before?.amount },
      months: `rows[${index}].months`,
      chosen: (Array.isArray(chosen) ? chosen : [chosen]).filter((month): month is string => typeof month === "string"),
    };
  });
  return { form, rows };
}

function MonthPicks({ row, year, locale, purpose }: { row: Row; year: number; locale: Locale; purpose: string }) {
  const { t } = useTranslation("funds");
  return (
    <fieldset className="pick-months">
      <legend className="vh">{t("page.months", { year: String(year) })}</legend>
      {Array.from({ length: 12 }, (_, index) => `${year}-${String(index + 1).padStart(2, "0")}-01`).map((month) => {
        const name = formatMonthName(month, locale);
        return (
          <label key={month} title={name}>
            <input type="checkbox" name={row.months} value={month} defaultChecked={row.chosen.includes(month)} aria-label={t("page.month_of", { month: name, purpose })} />
            <span aria-hidden="true">{name.slice(0, 1)}</span>
          </label>
        );
      })}
    </fieldset>
  );
}

/** The director's form: a sum and months beside each purpose; the sums are told while typing, and again by the server. */
export function ProposalForm({ allocationId, fund, days, purposes, year, years, locale, data }: ProposalFormProps) {
  const { t } = useTranslation("funds");
  const { form, rows } = useRows(data, purposes);
  const [typed, setTyped] = useState<readonly Typed[]>(() => rows.map((row) => ({ cents: centsOf(row.amount.initialValue), months: row.chosen })));
  const listen = (event: FormEvent<HTMLFormElement>) => {
    const sent = new FormData(event.currentTarget);
    setTyped(rows.map((row) => ({ cents: centsOf(sent.get(row.amount.name)), months: sent.getAll(row.months).map(String) })));
  };
  const shared = typed.reduce((sum, row) => sum + row.cents, 0);
  const rest = fund.freeCents - shared;
  const shares = purposes.map((purpose, index) => ({ key: purpose.id, name: purpose.name, amountCents: typed[index]?.cents ?? 0 }));
  const first = shares.find((share) => share.amountCents > 0);
  return (
    <KitForm form={form} onInput={listen}>
      <HiddenField name="allocationId" value={allocationId} />
      <ShareBar label={t("page.bar")} locale={locale} shares={[...shares, { key: "rest", name: t("page.rest"), amountCents: Math.max(rest, 0), look: "left" }]} />
      <div className="row between wraps mt-6">
        <h2>{t("page.form")}</h2>
        <Segments label={t("page.year")} items={years.map((one) => ({ to: `?year=${one}`, text: String(one), current: one === year }))} />
      </div>
      <Card as="section" className="mt-3">
        <ul className="purposes">
          {purposes.map((purpose, index) => (
            <li key={purpose.id}>
              <div>
                <b>{purpose.name}</b>
                <small>{purpose.places.length > 0 ? purpose.places.join(", ") : t("anywhere")}{purpose.freeCents > 0 ? `, ${t("page.held", { amount: formatMoney(purpose.freeCents, locale) })}` : null}</small>
                <input type="hidden" name={`rows[${index}].toFundId`} value={purpose.id} />
              </div>
              <MonthPicks row={rows[index]!} year={year} locale={locale} purpose={purpose.name} />
              <MoneyField field={rows[index]!.amount} label={<span className="vh">{t("page.amount_of", { purpose: purpose.name })}</span>} />
            </li>
          ))}
        </ul>
        <dl className="sums">
          <dt>{t("page.shared")}</dt><dd className="num">{formatMoney(shared, locale)}</dd>
          <dt>{t("page.rest")}</dt><dd className="num">{rest < 0 ? t("page.over", { amount: formatMoney(-rest, locale) }) : formatMoney(rest, locale)}</dd>
        </dl>
      </Card>
      <p className="t14 soft mt-2">{t("page.months_help")}</p>
      <Note icon={LockIcon} className="mt-3">{t("page.restricted_note")}</Note>
      <div className="two">
        <AllocationFlow days={days} parts={purposes.map((purpose, index) => ({ id: purpose.id, name: purpose.name, months: typed[index]?.months ?? [], cents: typed[index]?.cents ?? 0 }))} locale={locale} />
        <DonorsRead first={first ? { purpose: first.name, amountCents: first.amountCents } : undefined} event={fund.name} locale={locale}>
          <SubmitButton intent="propose" size="big" wide className="mt-4" busyText={t("page.proposing")}>{t("page.propose")}</SubmitButton>
          <p className="t14 soft mt-2 text-center">{t("page.then")}</p>
        </DonorsRead>
      </div>
    </KitForm>
  );
}
