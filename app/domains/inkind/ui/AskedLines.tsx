import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Button } from "~/ui/Button";
import { Card } from "~/ui/Card";
import type { ReplyFields } from "~/ui/forms/reply-fields";
import { SelectField, TextField } from "~/ui/forms/TextField";
import { PlusIcon } from "~/ui/icons";
import { categories, typedUnits } from "../model";
import { maxLines } from "../schemas";

/** Rows of a request: what, of which kind and size, how much. The button adds a row here; without scripts the server answers with one more. */
export function AskedLines({ fields, addRow }: { fields: ReplyFields; addRow: boolean }) {
  const { t } = useTranslation("inkind");
  const [shown, setShown] = useState(1);
  const rows = Math.min(maxLines, Math.max(shown, fields.count("lines") + (addRow ? 1 : 0)));
  const units = typedUnits.map((unit) => ({ value: unit, text: t(`unitNames.${unit}`) }));
  const kinds = categories.map((category) => ({ value: category, text: t(`categories.${category}`) }));
  return (
    <>
      {Array.from({ length: rows }, (_, row) => (
        <Card pad key={row} className="fields">
          <div role="group" aria-label={t("requestForm.line", { n: String(row + 1) })} className="fields">
            {rows > 1 ? <h2 className="h3m">{t("requestForm.line", { n: String(row + 1) })}</h2> : null}
            <TextField field={fields.field(`lines[${row}].description`)} label={t("requestForm.description")} help={t(row === 0 ? "requestForm.descriptionHelp" : "requestForm.descriptionMore")} maxLength={120} autoComplete="off" />
            <div className="pair">
              <SelectField field={fields.field(`lines[${row}].category`)} label={t("requestForm.category")} options={kinds} />
              <TextField field={fields.field(`lines[${row}].size`)} label={t("requestForm.size")} help={row === 0 ? t("requestForm.sizeHelp") : undefined} optional maxLength={60} autoComplete="off" />
            </div>
            <div className="pair">
              <TextField field={fields.field(`lines[${row}].quantity`)} label={t("requestForm.quantity")} inputMode="decimal" autoComplete="off" maxLength={20} />
              <SelectField field={fields.field(`lines[${row}].unit`)} label={t("requestForm.unit")} options={units} emptyText={null} />
            </div>
          </div>
        </Card>
      ))}
      {rows < maxLines ? (
        <Button
          type="submit" name="intent" value="addLine" kind="quiet" icon={PlusIcon}
          onClick={(event) => {
            event.preventDefault();
            setShown(rows + 1);
          }}
        >
          {t("requestForm.addLine")}
        </Button>
      ) : null}
    </>
  );
}
