import { useTranslation } from "react-i18next";
import type { ActionReply } from "~/platform/forms/reply";
import { formatNumber } from "~/platform/i18n/format";
import { Card } from "~/ui/Card";
import { RadioCards } from "~/ui/forms/ChoiceFields";
import { KitForm, SubmitButton, useKitForm } from "~/ui/forms/KitForm";
import { HiddenField, MoneyField, TextField } from "~/ui/forms/TextField";
import type { ValueLine } from "../queries/value-line.server";
import { basisOfDeclared, valueBases } from "../value-model";

type Fields = Record<"decisionId" | "seq" | "amount" | "basis" | "evidence", string>;
type Given = { line: ValueLine; decisionId: string; locale: "bg" | "en"; data: ActionReply | undefined };

/** The value with its basis and evidence: the first one, or a correction of the one that stands. */
export function RecogniseForm({ line, decisionId, locale, data }: Given) {
  const { t } = useTranslation("inkind");
  const last = line.decisions[0];
  const cents = last ? last.cents : line.suggestedCents;
  const bases = valueBases.filter((basis) => basis !== "declared" || line.declaredCents !== null);
  const basis = last?.basis ?? (line.declaredBasis ? basisOfDeclared[line.declaredBasis] : undefined);
  const [form, fields] = useKitForm<Fields>("recognise", {
    data, defaultValue: { decisionId, seq: String(last?.seq ?? 0), ...(cents ? { amount: formatNumber(cents / 100, locale, 2) } : {}), ...(basis ? { basis } : {}) },
  });
  const partial = !last && line.suggestedCents !== null && line.suggestedCents !== line.declaredCents;
  return (
    <Card as="section" pad>
      <h2>{t(last ? "values.correctTitle" : "values.lineTitle")}</h2>
      <p className="t14 soft mb-5">{t(last ? "values.correctText" : "values.lineLead")}</p>
      <KitForm form={form} className="fields">
        <HiddenField name="decisionId" value={decisionId} />
        <HiddenField name="seq" value={String(last?.seq ?? 0)} />
        <MoneyField field={fields.amount} label={t("values.amount")} help={`${t("values.amountHelp")}${partial ? ` ${t("values.amountPart")}` : ""}`} />
        <RadioCards field={fields.basis} label={t("values.basis")} options={bases.map((value) => ({ value, text: t(`values.bases.${value}`), help: t(`values.basisHelp.${value}`) }))} />
        <TextField field={fields.evidence} label={t("values.evidence")} help={t("values.evidenceHelp")} maxLength={200} />
        <SubmitButton intent="recognise" size="big" busyText={t("values.saving")}>{t(last ? "values.correct" : "values.recognise")}</SubmitButton>
      </KitForm>
    </Card>
  );
}

export function UnvaluedForm({ decisionId, data }: Pick<Given, "decisionId" | "data">) {
  const { t } = useTranslation("inkind");
  const [form] = useKitForm<{ decisionId: string }>("unvalued", { data });
  return (
    <Card as="section" pad>
      <h2>{t("values.orUnvalued")}</h2>
      <p className="t14 soft mb-5">{t("values.unvaluedText")}</p>
      <KitForm form={form}>
        <HiddenField name="decisionId" value={decisionId} />
        <SubmitButton intent="unvalued" kind="plain" busyText={t("values.saving")}>{t("values.markUnvalued")}</SubmitButton>
      </KitForm>
    </Card>
  );
}
