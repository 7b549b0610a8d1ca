import { useState } from "react";
import { useTranslation } from "react-i18next";
import { formatQuantity } from "~/platform/i18n/format";
import { Card } from "~/ui/Card";
import { QuantityField } from "~/ui/forms/QuantityField";
import { SegmentsField } from "~/ui/forms/ChoiceFields";
import { FileField } from "~/ui/forms/FileField";
import { HiddenField, NumberField, SelectField, TextField } from "~/ui/forms/TextField";
import { CircleSlashIcon } from "~/ui/icons";
import { Tag } from "~/ui/Tag";
import { dispositions, parseQuantity, rejectReasons, typedQuantity, typedUnitOf, type BaseUnit, type TypedUnit } from "../model";
import { LotFields, type ShelfOption } from "./LotFields";
import type { ReplyFields } from "~/ui/forms/reply-fields";

export interface LineToReceive {
  readonly id: string;
  readonly description: string;
  readonly category: string;
  readonly unit: BaseUnit;
  readonly declared: number;
}

const read = (text: string, unit: TypedUnit): number => {
  const parsed = parseQuantity(text, unit, "allowed");
  return parsed.ok ? parsed.value : 0;
};

/** „27 приети · 3 отказани“: the sum of the two is what arrived. */
function Split({ arrived, rejected, held, unit, locale }: { arrived: number; rejected: number; held: number; unit: BaseUnit; locale: "bg" | "en" }) {
  const { t } = useTranslation("inkind");
  const accepted = arrived - rejected - held;
  if (arrived <= 0 || accepted < 0) return null;
  return (
    <p className="eq" aria-live="polite">
      {accepted > 0 ? <i className="y" style={{ flexGrow: accepted }}>{t("tracking.acceptedTag", { quantity: formatQuantity(accepted, unit, locale) })}</i> : null}
      {held > 0 ? <i className="h" style={{ flexGrow: held }}>{t("tracking.held", { quantity: formatQuantity(held, unit, locale) })}</i> : null}
      {rejected > 0 ? <i className="n" style={{ flexGrow: rejected }}>{t("tracking.rejected")}: {formatQuantity(rejected, unit, locale)}</i> : null}
    </p>
  );
}

function Amount({ fields, name, label, help, unit, typed, onType }: {
  fields: ReplyFields; name: string; label: string; help?: string; unit: TypedUnit; typed: string; onType: (text: string) => void;
}) {
  const { t } = useTranslation("inkind");
  const field = { ...fields.field(name), initialValue: typed };
  return unit === "piece"
    ? <QuantityField field={field} label={label} help={help} min={0} onQuantity={(quantity) => onType(String(quantity))} />
    : <NumberField field={field} label={label} help={help} unit={t(`units.${unit}`)} inputMode="decimal" onInput={(event) => onType(event.currentTarget.value)} />;
}

/** One line of a gift as the storekeeper counts it: arrived, refused with a reason, held; the rest is accepted into lots. */
export function ReceiveLine({ line, index, fields, notForSale, shelves, locale }: {
  line: LineToReceive; index: number; fields: ReplyFields; notForSale: boolean; shelves: readonly ShelfOption[]; locale: "bg" | "en";
}) {
  const { t } = useTranslation("inkind");
  const name = `lines[${index}]`;
  const unit = typedUnitOf(line.unit);
  const [arrived, setArrived] = useState(fields.text(`${name}.arrived`) || typedQuantity(line.declared, line.unit, locale));
  const [rejected, setRejected] = useState(fields.text(`${name}.rejected`) || "0");
  const [held, setHeld] = useState(fields.text(`${name}.quarantined`) || "0");
  return (
    <Card as="section" pad className="stack">
      <HiddenField name={`${name}.offerLineId`} value={line.id} />
      <HiddenField name={`${name}.unit`} value={unit} />
      <div>
        <h2>{line.description}</h2>
        <p className="soft">{t("store.declared", { quantity: formatQuantity(line.declared, line.unit, locale) })}</p>
        {notForSale ? <Tag icon={CircleSlashIcon}>{t("store.notForSale")}</Tag> : null}
      </div>
      <TextField field={{ ...fields.field(`${name}.itemName`), initialValue: fields.text(`${name}.itemName`) || line.description }} label={t("store.itemName")} maxLength={120} />
      <div className="amounts">
        <Amount fields={fields} name={`${name}.arrived`} label={t("store.arrived")} unit={unit} typed={arrived} onType={setArrived} />
        <Amount fields={fields} name={`${name}.rejected`} label={t("store.rejected")} unit={unit} typed={rejected} onType={setRejected} />
        <Amount fields={fields} name={`${name}.quarantined`} label={t("store.quarantined")} unit={unit} typed={held} onType={setHeld} />
      </div>
      <Split arrived={read(arrived, unit)} rejected={read(rejected, unit)} held={read(held, unit)} unit={line.unit} locale={locale} />
      {read(rejected, unit) > 0 || fields.field(`${name}.rejectReason`).errors ? (
        <>
          <SelectField field={fields.field(`${name}.rejectReason`)} label={t("store.rejectReason")} options={rejectReasons.map((value) => ({ value, text: t(`rejectReasons.${value}`) }))} />
          <SegmentsField
            field={{ ...fields.field(`${name}.disposition`), initialValue: fields.text(`${name}.disposition`) || "returned" }} label={t("store.disposition")}
            options={dispositions.map((value) => ({ value, text: t(`dispositions.${value}`) }))}
          />
        </>
      ) : null}
      <FileField field={fields.field(`${name}.photo`)} label={t("keeping.photos")} prompt={t("keeping.photosPrompt")} help={t("keeping.photosHelp")} optional capture="environment" multiple />
      <LotFields fields={fields} name={`${name}.lots`} unit={unit} category={line.category} shelves={shelves} locale={locale} />
    </Card>
  );
}
