import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { ActionReply } from "~/platform/forms/reply";
import { formatDate } from "~/platform/i18n/format";
import type { Locale } from "~/platform/i18n/locale";
import type { LocalDate } from "~/platform/time/local-date";
import { Card } from "~/ui/Card";
import { DataTable } from "~/ui/DataTable";
import { KitForm, SubmitButton, useKitForm } from "~/ui/forms/KitForm";
import { PostForm } from "~/ui/forms/PostForm";
import { DateField, HiddenField, SelectField } from "~/ui/forms/TextField";
import { ShieldCheckIcon } from "~/ui/icons";
import { Icon } from "~/ui/Icon";
import { Tag } from "~/ui/Tag";
import type { Tone } from "~/ui/vocabulary";
import { checkKinds, validUntilOf, type CheckKind } from "../model";
import type { CheckLine } from "../queries/person-page.server";

const tones: Readonly<Record<CheckLine["standing"], Tone>> = { valid: "ok", soon: "warn", over: "bad", revoked: "neutral" };

type CheckFields = { checkId: string; kind: string; seenOn: string; validUntil: string };

/** What was seen, when and until when. The last day follows from the kind until somebody types another. */
function CheckForm({ checkId, today, data }: { checkId: string; today: LocalDate; data: ActionReply | undefined }) {
  const { t } = useTranslation("people");
  const [form, fields] = useKitForm<CheckFields>("record", { data, defaultValue: { seenOn: today } });
  const [kind, setKind] = useState<CheckKind | "">("");
  const [seenOn, setSeenOn] = useState<string>(today);
  const { id, name, errors, initialValue } = fields.validUntil;
  const usual = kind && /^\d{4}-\d{2}-\d{2}$/.test(seenOn) ? validUntilOf(kind, seenOn as LocalDate) : null;
  return (
    <KitForm form={form} className="fields" key={checkId}>
      <HiddenField name="checkId" value={checkId} />
      <SelectField
        field={fields.kind} label={t("checks.kind")} options={checkKinds.map((value) => ({ value, text: t(`checks.kinds.${value}`) }))}
        onChange={(event) => setKind(event.target.value as CheckKind | "")}
      />
      <div className="pair">
        <DateField field={fields.seenOn} label={t("checks.seenOn")} max={today} onChange={(event) => setSeenOn(event.target.value)} />
        <DateField key={usual ?? ""} field={{ id, name, errors, initialValue: initialValue ?? usual ?? undefined }} label={t("checks.validUntil")} optional />
      </div>
      <p className="t14 soft">{t("checks.validUntilHelp")}</p>
      <SubmitButton intent="record">{t("checks.record")}</SubmitButton>
    </KitForm>
  );
}

function Revoke({ check, name }: { check: CheckLine; name: string }) {
  const { t } = useTranslation("people");
  return (
    <PostForm>
      <HiddenField name="checkId" value={check.id} />
      <SubmitButton intent="revoke" kind="quiet" size="sm" aria-label={t("checks.revokeNamed", { what: name })}>{t("checks.revoke")}</SubmitButton>
    </PostForm>
  );
}

/** Checks and trainings: kind, seen by whom and when, until when. „Не пазим копие на документа.“ */
export function PersonChecks({ checks, checkId, today, mayCare, data, locale }: {
  checks: readonly CheckLine[]; checkId: string; today: LocalDate; mayCare: boolean; data: ActionReply | undefined; locale: Locale;
}) {
  const { t } = useTranslation("people");
  const nameOf = (check: CheckLine) => t(`checks.kinds.${check.kind}`);
  return (
    <section className="stack" aria-labelledby="checks">
      <h2 id="checks">{t("checks.title")}</h2>
      <p className="row t14 soft"><Icon of={ShieldCheckIcon} />{t("checks.noCopy")}</p>
      <DataTable
        caption={t("checks.table")} captionHidden rows={checks} rowKey={(check) => check.id} empty={<p className="soft">{t("checks.none")}</p>}
        columns={[
          { key: "kind", head: t("checks.column.kind"), cell: (check) => <>{nameOf(check)} <Tag tone={tones[check.standing]}>{t(`checks.ends.${check.standing}`)}</Tag></> },
          { key: "seen", head: t("checks.column.seen"), cell: (check) => t("checks.seenBy", { date: formatDate(check.seenOn, locale), name: check.seenBy }) },
          { key: "until", head: t("checks.column.until"), cell: (check) => (check.validUntil ? formatDate(check.validUntil, locale) : t("checks.forever")) },
          ...(mayCare ? [{ key: "act", head: t("checks.column.act"), align: "end" as const, cell: (check: CheckLine) => (check.standing === "revoked" ? null : <Revoke check={check} name={nameOf(check)} />) }] : []),
        ]}
      />
      {mayCare ? <Card pad><h3 className="h3m mb-4">{t("checks.add")}</h3><CheckForm checkId={checkId} today={today} data={data} /></Card> : null}
    </section>
  );
}
