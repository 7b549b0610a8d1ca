import { useState, type ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { Button } from "~/ui/Button";
import { More } from "~/ui/forms/More";
import { MoneyField, SelectField, TextField } from "~/ui/forms/TextField";
import { PlusIcon } from "~/ui/icons";
import { categories, typedUnits, valueBases } from "../model";
import { maxLines } from "../schemas";
import type { ReplyFields } from "~/ui/forms/reply-fields";

/** Rows of a gift: what, of which kind, how much. The button adds a row here; without scripts the server answers with one more. */
export function OfferLines({ fields, addRow, values, afterFirst, onType }: {
  fields: ReplyFields; addRow?: boolean; onType?: (row: number, text: string) => void;
  /** Asks what a line is worth, folded. */
  values?: boolean;
  /** What is said about the words of the first line. */
  afterFirst?: ReactNode;
}) {
  const { t } = useTranslation("inkind");
  const [shown, setShown] = useState(1);
  const rows = Math.min(maxLines, Math.max(shown, fields.count("lines") + (addRow ? 1 : 0)));
  const units = typedUnits.map((unit) => ({ value: unit, text: t(`unitNames.${unit}`) }));
  const kinds = categories.map((category) => ({ value: category, text: t(`categories.${category}`) }));
  return (
    <>
      {Array.from({ length: rows }, (_, row) => (
        <div key={row} className="fields" role="group" aria-label={t("give.line", { n: String(row + 1) })}>
          {row > 0 ? <h2 className="h3m">{t("give.line", { n: String(row + 1) })}</h2> : null}
          <TextField
            field={fields.field(`lines[${row}].description`)}
            label={t("give.description")}
            help={row === 0 ? t("give.descriptionHelp") : t("give.lineRemoved")}
            maxLength={120}
            autoComplete="off"
            onInput={onType ? (event) => onType(row, event.currentTarget.value) : undefined}
          />
          {row === 0 ? afterFirst : null}
          <SelectField field={fields.field(`lines[${row}].category`)} label={t("give.category")} options={kinds} />
          <div className="pair">
            <TextField field={fields.field(`lines[${row}].quantity`)} label={t("give.quantity")} inputMode="decimal" autoComplete="off" maxLength={20} />
            <SelectField field={fields.field(`lines[${row}].unit`)} label={t("give.unit")} options={units} emptyText={null} />
          </div>
          {values ? (
            <More text={t("offer.valueMore")} open={Boolean(fields.text(`lines[${row}].value`) || fields.errors[`lines[${row}].value`] || fields.errors[`lines[${row}].basis`])}>
              <MoneyField field={fields.field(`lines[${row}].value`)} label={t("offer.value")} help={t("offer.valueHelp")} maxLength={20} />
              <SelectField field={fields.field(`lines[${row}].basis`)} label={t("offer.basis")} options={valueBases.map((basis) => ({ value: basis, text: t(`valueBases.${basis}`) }))} />
            </More>
          ) : null}
        </div>
      ))}
      {rows < maxLines ? (
        <Button
          type="submit" name="intent" value="addLine" kind="quiet" icon={PlusIcon}
          onClick={(event) => {
            event.preventDefault();
            setShown(rows + 1);
          }}
        >
          {t("give.addLine")}
        </Button>
      ) : null}
    </>
  );
}
