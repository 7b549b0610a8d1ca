import { useTranslation } from "react-i18next";
import type { ActionReply } from "~/platform/forms/reply";
import { CheckField } from "~/ui/forms/ChoiceFields";
import { KitForm, SubmitButton, useKitForm } from "~/ui/forms/KitForm";
import { HiddenField, MoneyField, NumberField, SelectField, TextField } from "~/ui/forms/TextField";
import { Note } from "~/ui/Note";
import { drawings, holderKinds } from "../model";

interface Option {
  readonly value: string;
  readonly text: string;
}

interface Props {
  readonly data: ActionReply | undefined;
  /** Made with the page: a form sent twice is one row. */
  readonly freshId: string;
  readonly stalls: readonly Option[];
  readonly articles: readonly Option[];
  readonly lots: readonly Option[];
}

/** Everything these forms ask for, as typed. */
type Texts = Record<
  "number" | "titleBg" | "titleEn" | "holderKind" | "groupBg" | "groupEn" | "stallId" | "kind" | "nameBg" | "nameEn" | "price" | "pieces" | "makersList" | "drawing" | "onKeys" | "lotId" | "quantity" | "articleId",
  string | undefined
>;

/** A form that opens under its name and stays open while it has something to say. */
function Fold({ intent, title, data, children }: { intent: string; title: string; data: ActionReply | undefined; children: React.ReactNode }) {
  const { t } = useTranslation("bazaar");
  const mine = data?.intent === intent;
  const saved = mine && data.value !== undefined;
  return (
    <details className="card fold" open={mine && !saved}>
      <summary>{title}</summary>
      <div className="pad">
        {saved ? <Note tone="ok" role="status">{t("staff.done")}</Note> : null}
        {children}
      </div>
    </details>
  );
}

export function AddStall({ data, freshId }: Pick<Props, "data" | "freshId">) {
  const { t } = useTranslation("bazaar");
  const [form, f] = useKitForm<Texts>("addStall", { data });
  return (
    <Fold intent="addStall" title={t("staff.addStall")} data={data}>
      <KitForm form={form} className="fields">
        <HiddenField name="id" value={freshId} />
        <NumberField field={f.number} label={t("staff.number")} />
        <TextField field={f.titleBg} label={t("staff.titleBg")} maxLength={120} />
        <TextField field={f.titleEn} label={t("staff.titleEn")} maxLength={120} />
        <SelectField field={f.holderKind} label={t("staff.holderKind")} options={holderKinds.map((kind) => ({ value: kind, text: t(`holder.${kind}`) }))} />
        <TextField field={f.groupBg} label={t("staff.groupBg")} optional maxLength={120} />
        <TextField field={f.groupEn} label={t("staff.groupEn")} optional maxLength={120} />
        <SubmitButton intent="addStall" kind="soft">{t("staff.addStall")}</SubmitButton>
      </KitForm>
    </Fold>
  );
}

export function AddArticle({ data, freshId, stalls }: Pick<Props, "data" | "freshId" | "stalls">) {
  const { t } = useTranslation("bazaar");
  const [form, f] = useKitForm<Texts>("addArticle", { data });
  const kinds = ["counted", "unique", "experience"] as const;
  return (
    <Fold intent="addArticle" title={t("staff.addArticle")} data={data}>
      <KitForm form={form} className="fields">
        <HiddenField name="id" value={freshId} />
        <SelectField field={f.stallId} label={t("staff.toStall")} options={stalls} />
        <SelectField field={f.kind} label={t("staff.kind")} options={kinds.map((kind) => ({ value: kind, text: t(`kind.${kind}`) }))} />
        <TextField field={f.nameBg} label={t("staff.articleNameBg")} maxLength={120} />
        <TextField field={f.nameEn} label={t("staff.articleNameEn")} maxLength={120} />
        <MoneyField field={f.price} label={t("staff.price")} />
        <NumberField field={f.pieces} label={t("staff.pieces")} help={t("staff.piecesHelp")} optional />
        <TextField field={f.makersList} label={t("staff.makersList")} help={t("staff.makersListHelp")} optional maxLength={60} />
        <KeyFields fields={f} />
        <SubmitButton intent="addArticle" kind="soft">{t("staff.addArticle")}</SubmitButton>
      </KitForm>
    </Fold>
  );
}

type Fields = ReturnType<typeof useKitForm<Texts>>[1];

function KeyFields({ fields }: { fields: Fields }) {
  const { t } = useTranslation("bazaar");
  return (
    <>
      <SelectField field={fields.drawing} label={t("staff.drawing")} optional emptyText={t("staff.noDrawing")} options={drawings.map((name) => ({ value: name, text: t(`drawing.${name}`) }))} />
      <CheckField field={fields.onKeys} label={t("staff.onKeys")} />
    </>
  );
}

export function PutLot({ data, freshId, stalls, lots }: Pick<Props, "data" | "freshId" | "stalls" | "lots">) {
  const { t } = useTranslation("bazaar");
  const [form, f] = useKitForm<Texts>("putLot", { data });
  return (
    <Fold intent="putLot" title={t("staff.putLot")} data={data}>
      {lots.length === 0 ? (
        <p className="soft">{t("staff.noLots")}</p>
      ) : (
        <KitForm form={form} className="fields">
          <HiddenField name="id" value={freshId} />
          <SelectField field={f.lotId} label={t("staff.lot")} options={lots} />
          <SelectField field={f.stallId} label={t("staff.toStall")} options={stalls} />
          <TextField field={f.nameBg} label={t("staff.articleNameBg")} maxLength={120} />
          <TextField field={f.nameEn} label={t("staff.articleNameEn")} maxLength={120} />
          <MoneyField field={f.price} label={t("staff.price")} />
          <TextField field={f.quantity} label={t("staff.quantity")} help={t("staff.quantityHelp")} optional inputMode="decimal" maxLength={20} />
          <NumberField field={f.pieces} label={t("staff.pieces")} />
          <KeyFields fields={f} />
          <SubmitButton intent="putLot" kind="soft">{t("staff.putAct")}</SubmitButton>
        </KitForm>
      )}
    </Fold>
  );
}

export function SetPrice({ data, articles }: Pick<Props, "data" | "articles">) {
  const { t } = useTranslation("bazaar");
  const [form, f] = useKitForm<Texts>("setPrice", { data });
  return (
    <Fold intent="setPrice" title={t("staff.setPrice")} data={data}>
      <KitForm form={form} className="fields">
        <SelectField field={f.articleId} label={t("staff.article")} options={articles} />
        <MoneyField field={f.price} label={t("staff.price")} />
        <SubmitButton intent="setPrice" kind="soft">{t("staff.setAct")}</SubmitButton>
      </KitForm>
    </Fold>
  );
}

export function MovePieces({ data, freshId, articles, intent }: Pick<Props, "data" | "freshId" | "articles"> & { intent: "handIn" | "returnPieces" }) {
  const { t } = useTranslation("bazaar");
  const [form, f] = useKitForm<Texts>(intent, { data });
  const title = intent === "handIn" ? t("staff.handIn") : t("staff.returnAct");
  return (
    <Fold intent={intent} title={title} data={data}>
      <KitForm form={form} className="fields">
        <HiddenField name="moveId" value={freshId} />
        <SelectField field={f.articleId} label={t("staff.article")} options={articles} />
        <NumberField field={f.pieces} label={t("staff.pieces")} />
        <SubmitButton intent={intent} kind="soft">{intent === "handIn" ? t("staff.handInAct") : t("staff.returnAct")}</SubmitButton>
      </KitForm>
    </Fold>
  );
}
