import { useTranslation } from "react-i18next";
import type { ActionReply } from "~/platform/forms/reply";
import { formatQuantity } from "~/platform/i18n/format";
import { Card } from "~/ui/Card";
import { KitForm, SubmitButton } from "~/ui/forms/KitForm";
import { replyFields } from "~/ui/forms/reply-fields";
import { HiddenField, NumberField, SelectField } from "~/ui/forms/TextField";
import { typedQuantity, typedUnitOf, type BaseUnit, refuseReasons } from "../model";

interface Line {
  readonly id: string;
  readonly description: string;
  readonly size: string;
  readonly unit: BaseUnit;
  readonly quantity: number;
  readonly item: string | null;
  readonly free: number;
}

/** Every line at once: prefilled with what can be given, zero needs a reason. */
export function DecideLines({ lines, locale, data }: { lines: readonly Line[]; locale: "bg" | "en"; data: ActionReply | undefined }) {
  const { t } = useTranslation("inkind");
  const fields = replyFields("decide", data?.intent === "decide" ? data : null, {
    lines: lines.map((line) => ({ approved: typedQuantity(line.item === null ? 0 : line.quantity, line.unit, locale), refuseReason: line.item === null ? "not_in_stock" : "" })),
  });
  return (
    <KitForm form={fields.form} className="stack">
      {lines.map((line, row) => (
        <Card pad key={line.id} className="fields">
          <div>
            <h2 className="h3m">{line.description}{line.size ? <span className="soft">, {line.size}</span> : null}</h2>
            <p className="soft">{t("request.asked", { quantity: formatQuantity(line.quantity, line.unit, locale) })}</p>
            <p className="t14">{line.item === null ? t("pick.notInStock") : t("pick.inStock", { item: line.item, quantity: formatQuantity(line.free, line.unit, locale) })}</p>
          </div>
          <HiddenField name={`lines[${row}].lineId`} value={line.id} /><HiddenField name={`lines[${row}].unit`} value={typedUnitOf(line.unit)} />
          <div className="pair">
            <NumberField field={fields.field(`lines[${row}].approved`)} label={t("pick.approve")} unit={t(`units.${typedUnitOf(line.unit)}`)} inputMode="decimal" />
            <SelectField field={fields.field(`lines[${row}].refuseReason`)} label={t("pick.refuseReason")} optional options={refuseReasons.map((reason) => ({ value: reason, text: t(`request.refuseReasons.${reason}`) }))} />
          </div>
        </Card>
      ))}
      <SubmitButton intent="decide" size="big" wide busyText={t("pick.deciding")}>{t("pick.decide")}</SubmitButton>
    </KitForm>
  );
}
