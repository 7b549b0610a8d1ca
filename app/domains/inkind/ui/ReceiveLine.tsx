import { useState } from "react";
import { useTranslation } from "react-i18next";
import { formatQuantity } from "~/platform/i18n/format";
import { Button } from "~/ui/Button";
import { Card } from "~/ui/Card";
import { QuantityField } from "~/ui/forms/QuantityField";
import { SegmentsField } from "~/ui/forms/ChoiceFields";
import { DateField, HiddenField, NumberField, SelectField, TextField } from "~/ui/forms/TextField";
import { CircleSlashIcon, PlusIcon } from "~/ui/icons";
import { Tag } from "~/ui/Tag";
import { dispositions, parseQuantity, rejectReasons, storages, typedQuantity, typedUnitOf, type BaseUnit, type TypedUnit } from "../model";
import { maxLines } from "../schemas";
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

function Lots({ fields, name, unit, food }: { fields: ReplyFields; name: string; unit: TypedUnit; food: boolean }) {
  const { t } = useTranslation("inkind");
  const [shown, setShown] = useState(1);
  const rows = Math.max(shown, fields.count(`${name}.lots`), 1);
  return (
    <div className="stack">
      <h3>{t("store.lots")}</h3>
      <p className="t14 soft">{t("store.lotsHelp")}</p>
      {Array.from({ length: rows }, (_, row) => {
        const lot = `${name}.lots[${row}]`;
        return (
          <fieldset key={row} className="fields card pad">
            <legend className="vh">{t("store.lot", { n: String(row + 1) })}</legend>
            <div className="pair">
              <NumberField field={fields.field(`${lot}.quantity`)} label={t("store.lotQuantity")} optional={row === 0} unit={t(`units.${unit}`)} inputMode="decimal" />
              <TextField field={fields.field(`${lot}.shelf`)} label={t("store.shelf")} optional maxLength={40} />
            </div>
            {food ? (
              <div className="pair">
                <SelectField field={fields.field(`${lot}.expiryKind`)} label={t("store.expiryKind")} emptyText={null} options={[{ value: "use_by", text: t("store.useBy") }, { value: "best_before", text: t("store.bestBefore") }]} />
                <DateField field={fields.field(`${lot}.expiry`)} label={t("store.expiry")} optional />
              </div>
            ) : null}
            {food ? <SelectField field={fields.field(`${lot}.storage`)} label={t("store.storage")} emptyText={null} options={storages.map((value) => ({ value, text: t(`storages.${value}`) }))} /> : null}
          </fieldset>
        );
      })}
      {rows < maxLines ? <Button kind="quiet" icon={PlusIcon} onClick={() => setShown(rows + 1)}>{t("store.addLot")}</Button> : null}
    </div>
  );
}

/** One line of a gift as the storekeeper counts it: arrived, refused with a reason, held; the rest is accepted into lots. */
export function ReceiveLine({ line, index, fields, notForSale, locale }: { line: LineToReceive; index: number; fields: ReplyFields; notForSale: boolean; locale: "bg" | "en" }) {
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
      <Lots fields={fields} name={name} unit={unit} food={line.category === "food" || line.category === "hygiene"} />
    </Card>
  );
}
