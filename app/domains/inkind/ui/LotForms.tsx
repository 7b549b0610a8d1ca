import { useTranslation } from "react-i18next";
import type { z } from "zod";
import type { ActionReply } from "~/platform/forms/reply";
import { Card } from "~/ui/Card";
import { ChoiceField } from "~/ui/forms/ChoiceFields";
import { KitForm, SubmitButton, useKitForm } from "~/ui/forms/KitForm";
import { More } from "~/ui/forms/More";
import { HiddenField, SelectField } from "~/ui/forms/TextField";
import { holdReasons } from "../hold-reasons";
import { holdScopes, type holdForm } from "../hold-schemas";
import type { placeForm } from "../shelf-schemas";
import type { ShelfOption } from "./LotFields";
import { ScanField } from "./ScanField";

/** Another shelf for a lot, from the list or scanned. */
export function PlaceForm({ lot, shelves, data }: { lot: { readonly shelfId: string | null }; shelves: readonly ShelfOption[]; data: ActionReply | undefined }) {
  const { t } = useTranslation("inkind");
  const [form, fields] = useKitForm<z.input<typeof placeForm>>("place", { data, defaultValue: { shelfId: lot.shelfId ?? "" } });
  return (
    <Card as="section" pad>
      <h2 className="mb-5">{t("keeping.placeTitle")}</h2>
      <KitForm form={form} className="fields">
        <SelectField field={fields.shelfId} label={t("keeping.shelf")} options={shelves.map(({ id, code, room }) => ({ value: id, text: `${code} · ${room}` }))} />
        <ScanField field={fields.shelfCode} label={t("keeping.scanShelf")} optional />
        <SubmitButton intent="place" kind="plain">{t("keeping.place")}</SubmitButton>
      </KitForm>
    </Card>
  );
}

/** Stops a lot, its receipt, or everything with its code on the pack. */
export function HoldForm({ lot, recallId, data }: { lot: { readonly donorLotCode: string | null }; recallId: string; data: ActionReply | undefined }) {
  const { t } = useTranslation("inkind");
  const [form, fields] = useKitForm<z.input<typeof holdForm>>("hold", { data, defaultValue: { scope: "lot" } });
  const scopes = holdScopes.filter((scope) => scope !== "donor_code" || lot.donorLotCode);
  return (
    <Card as="section" pad>
      <More text={t("keeping.holdTitle")} open={data?.intent === "hold"}>
        <KitForm form={form} className="fields">
          <HiddenField name="recallId" value={recallId} />
          <ChoiceField field={fields.scope} label={t("keeping.holdScope")} options={scopes.map((value) => ({ value, text: t(`keeping.holdScopes.${value}`) }))} />
          <SelectField field={fields.reason} label={t("keeping.reason")} options={holdReasons.map((value) => ({ value, text: t(`holdReasons.${value}`) }))} />
          <SubmitButton intent="hold" kind="plain">{t("keeping.hold")}</SubmitButton>
        </KitForm>
      </More>
    </Card>
  );
}

/** Takes one movement back as a whole. */
export function UndoForm({ movementId, reversalId, data }: { movementId: string; reversalId: string; data: ActionReply | undefined }) {
  const { t } = useTranslation("inkind");
  const [form] = useKitForm("undo", { data, id: `undo-${movementId}` });
  return (
    <KitForm form={form}>
      <HiddenField name="movementId" value={movementId} /><HiddenField name="reversalId" value={reversalId} />
      <SubmitButton intent="undo" kind="quiet" size="sm">{t("store.undo")}</SubmitButton>
    </KitForm>
  );
}
