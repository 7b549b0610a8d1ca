import { useTranslation } from "react-i18next";
import type { ActionReply } from "~/platform/forms/reply";
import { KitForm, SubmitButton, useKitForm } from "~/ui/forms/KitForm";
import { HiddenField, NumberField, TextField } from "~/ui/forms/TextField";
import { Note } from "~/ui/Note";

export function AddTill({ data, freshId }: { data: ActionReply | undefined; freshId: string }) {
  const { t } = useTranslation("checkout");
  const [form, f] = useKitForm<Record<"number" | "nameBg" | "nameEn", string | undefined>>("addTill", { data });
  const mine = data?.intent === "addTill";
  const saved = mine && data.value !== undefined;
  return (
    <details className="card fold" open={mine && !saved}>
      <summary>{t("desk.addTill")}</summary>
      <div className="pad">
        {saved ? <Note tone="ok" role="status">{t("desk.added")}</Note> : null}
        <KitForm form={form} className="fields">
          <HiddenField name="id" value={freshId} />
          <NumberField field={f.number} label={t("desk.number")} />
          <TextField field={f.nameBg} label={t("desk.nameBg")} maxLength={60} />
          <TextField field={f.nameEn} label={t("desk.nameEn")} maxLength={60} />
          <SubmitButton intent="addTill" kind="soft">{t("desk.addTill")}</SubmitButton>
        </KitForm>
      </div>
    </details>
  );
}
