import { useState } from "react";
import { useTranslation } from "react-i18next";
import { formatNumber } from "~/platform/i18n/format";
import { Button } from "~/ui/Button";
import { CheckField } from "~/ui/forms/ChoiceFields";
import { More } from "~/ui/forms/More";
import type { ReplyFields } from "~/ui/forms/reply-fields";
import { DateField, NumberField, SelectField, TextField } from "~/ui/forms/TextField";
import { PlusIcon } from "~/ui/icons";
import { storages, type Storage, type TypedUnit } from "../model";
import { ageBands, warmestTenths } from "../receiving-rules";
import { maxLines } from "../schemas";
import { ScanField } from "./ScanField";

export interface ShelfOption {
  readonly id: string;
  readonly code: string;
  readonly room: string;
}
interface LotProps {
  fields: ReplyFields;
  unit: TypedUnit;
  category: string;
  shelves: readonly ShelfOption[];
  locale: "bg" | "en";
}

function Cold({ fields, at, locale }: Pick<LotProps, "fields" | "locale"> & { at: string }) {
  const { t } = useTranslation("inkind");
  const [storage, setStorage] = useState((fields.text(`${at}.storage`) || "room") as Storage);
  const limit = warmestTenths[storage];
  const warm = fields.field(`${at}.temperature`);
  return (
    <>
      <SelectField
        field={fields.field(`${at}.storage`)} label={t("store.storage")} emptyText={null} onChange={(event) => setStorage(event.currentTarget.value as Storage)}
        options={storages.map((value) => ({ value, text: t(`storages.${value}`) }))}
      />
      {limit === null && !warm.errors ? <noscript><NumberField field={warm} label={t("keeping.temperature")} unit="°C" optional /></noscript> : (
        <NumberField field={warm} label={t("keeping.temperature")} unit="°C" inputMode="text" help={limit === null ? undefined : t("keeping.temperatureHelp", { limit: formatNumber(limit / 10, locale) })} />
      )}
      {warm.errors && fields.text(`${at}.temperature`) ? <CheckField field={fields.field(`${at}.warmAccepted`)} label={t("keeping.warmAccepted")} text={t("keeping.warmAcceptedHelp")} /> : null}
    </>
  );
}

function Lot({ fields, at, row, unit, category, shelves, locale }: LotProps & { at: string; row: number }) {
  const { t } = useTranslation("inkind");
  const food = category === "food" || category === "hygiene";
  const field = (name: string) => fields.field(`${at}.${name}`);
  const rare = ["donorLotCode", "shelfLabel", "label"];
  return (
    <fieldset className="fields card pad">
      <legend className="vh">{t("store.lot", { n: String(row + 1) })}</legend>
      <div className="pair">
        <NumberField field={field("quantity")} label={t("store.lotQuantity")} optional={row === 0} unit={t(`units.${unit}`)} inputMode="decimal" />
        <SelectField field={field("shelf")} label={t("keeping.shelf")} optional emptyText={t("keeping.noShelf")} options={shelves.map(({ id, code, room }) => ({ value: id, text: `${code} · ${room}` }))} />
      </div>
      {food ? (
        <div className="pair">
          <SelectField field={field("expiryKind")} label={t("store.expiryKind")} emptyText={null} options={[{ value: "use_by", text: t("store.useBy") }, { value: "best_before", text: t("store.bestBefore") }]} />
          <DateField field={field("expiry")} label={t("store.expiry")} optional />
        </div>
      ) : null}
      {food ? <Cold fields={fields} at={at} locale={locale} /> : null}
      {category === "clothes" ? <TextField field={field("size")} label={t("keeping.size")} optional maxLength={30} autoComplete="off" /> : null}
      {category === "clothes" || category === "toys" ? (
        <SelectField field={field("ageBand")} label={t("keeping.age")} optional emptyText={t("keeping.any")} options={ageBands.map((value) => ({ value, text: t(`ageBands.${value}`) }))} />
      ) : null}
      <More text={t("keeping.more")} open={rare.some((name) => fields.text(`${at}.${name}`) || field(name).errors)}>
        <TextField field={field("donorLotCode")} label={t("keeping.donorLotCode")} help={t("keeping.donorLotCodeHelp")} optional maxLength={40} autoComplete="off" />
        <ScanField stay field={field("shelfLabel")} label={t("keeping.shelfScan")} optional />
        <ScanField stay field={field("label")} label={t("keeping.labelScan")} help={t("keeping.labelScanHelp")} optional />
      </More>
    </fieldset>
  );
}

/** The lots that accepted goods are split into; more of them with the button. */
export function LotFields({ name, ...lot }: LotProps & { name: string }) {
  const { t } = useTranslation("inkind");
  const [shown, setShown] = useState(1);
  const rows = Math.max(shown, lot.fields.count(name), 1);
  return (
    <div className="stack">
      <h3>{t("store.lots")}</h3>
      <p className="t14 soft">{t("store.lotsHelp")}</p>
      {Array.from({ length: rows }, (_, row) => <Lot key={row} {...lot} at={`${name}[${row}]`} row={row} />)}
      {rows < maxLines ? <Button kind="quiet" icon={PlusIcon} onClick={() => setShown(rows + 1)}>{t("store.addLot")}</Button> : null}
    </div>
  );
}
