import { useTranslation } from "react-i18next";
import type { ActionReply } from "~/platform/forms/reply";
import { inLocale } from "~/platform/i18n/locale";
import { LinkButton } from "~/ui/Button";
import { Card, CardRows } from "~/ui/Card";
import { KitForm, SubmitButton, useKitForm } from "~/ui/forms/KitForm";
import { DateField, HiddenField, SelectField, TextField, TimeField } from "~/ui/forms/TextField";
import { Note } from "~/ui/Note";
import { Qr } from "~/ui/Qr";
import { Tag } from "~/ui/Tag";

export interface KioskRowView {
  readonly id: string;
  readonly title: string;
  readonly meta: string;
  readonly open: boolean;
}
interface Host {
  readonly id: string;
  readonly nameBg: string;
  readonly nameEn: string;
  readonly placeBg: string;
  readonly placeEn: string;
}
type Fields = { kioskId: string; titleBg: string; titleEn: string; placeBg: string; placeEn: string; hostId: string; day: string; until: string };

/** The link is shown once: it is kept as a hash only. */
export function OpenedKiosk({ link }: { link: string }) {
  const { t } = useTranslation("volunteering");
  return (
    <Note tone="ok" role="status" title={t("kiosks.opened")} className="mb-4">
      <p>{t("kiosks.openedText")}</p>
      <div className="row wraps gap-5 mt-3">
        <Qr text={link} label={t("kiosks.qr")} size={160} />
        <LinkButton to={link} kind="primary" reloadDocument>{t("kiosks.openHere")}</LinkButton>
      </div>
    </Note>
  );
}

export function OpenKioskForm({ kioskId, today, hosts, data }: { kioskId: string; today: string; hosts: readonly Host[]; data: ActionReply | undefined }) {
  const { t, i18n } = useTranslation("volunteering");
  const first = hosts[0];
  const [form, fields] = useKitForm<Fields>("open", {
    data: data?.value === undefined ? data : undefined,
    defaultValue: { hostId: first?.id ?? "", titleBg: first?.nameBg ?? "", titleEn: first?.nameEn ?? "", placeBg: first?.placeBg ?? "", placeEn: first?.placeEn ?? "", day: today, until: "22:00" },
  });
  return (
    <Card as="section" pad>
      <h2>{t("kiosks.openTitle")}</h2>
      <KitForm form={form} className="mt-4">
        <HiddenField name="kioskId" value={kioskId} />
        <div className="fields">
          <SelectField
            field={fields.hostId} label={t("kiosks.for")} emptyText={t("kiosks.all")}
            options={hosts.map((host) => ({ value: host.id, text: inLocale(i18n.language === "en" ? "en" : "bg", host.nameBg, host.nameEn) }))}
          />
          <TextField field={fields.titleBg} label={t("kiosks.name")} maxLength={80} />
          <TextField field={fields.titleEn} label={t("kiosks.nameEn")} optional maxLength={80} lang="en" />
          <TextField field={fields.placeBg} label={t("kiosks.place")} optional maxLength={80} />
          <TextField field={fields.placeEn} label={t("kiosks.placeEn")} optional maxLength={80} lang="en" />
          <div className="pair"><DateField field={fields.day} label={t("kiosks.day")} /><TimeField field={fields.until} label={t("kiosks.until")} /></div>
          <SubmitButton intent="open" busyText={t("kiosks.openBusy")}>{t("kiosks.open")}</SubmitButton>
        </div>
      </KitForm>
    </Card>
  );
}

function CloseForm({ row, data }: { row: KioskRowView; data: ActionReply | undefined }) {
  const { t } = useTranslation("volunteering");
  const [form] = useKitForm<{ kioskId: string }>("close", { data, id: `close-${row.id}` });
  return (
    <KitForm form={form} quiet>
      <HiddenField name="kioskId" value={row.id} />
      <SubmitButton intent="close" kind="quiet" size="sm" aria-label={t("kiosks.closeFor", { title: row.title })}>{t("kiosks.close")}</SubmitButton>
    </KitForm>
  );
}

export function KioskRows({ rows, data }: { rows: readonly KioskRowView[]; data: ActionReply | undefined }) {
  const { t } = useTranslation("volunteering");
  return (
    <Card as="section" aria-labelledby="kiosks">
      <h2 id="kiosks" className="pad">{t("kiosks.list")}</h2>
      {rows.length === 0 ? <p className="pad pt-0 soft">{t("kiosks.none")}</p> : (
        <CardRows>
          {rows.map((row) => (
            <li key={row.id} className="row wraps">
              <span className="grow basis-48"><b>{row.title}</b><span className="t14 soft block">{row.meta}</span></span>
              <Tag tone={row.open ? "ok" : "neutral"}>{row.open ? t("kiosks.isOpen") : t("kiosks.isClosed")}</Tag>
              {row.open ? <CloseForm row={row} data={data} /> : null}
            </li>
          ))}
        </CardRows>
      )}
    </Card>
  );
}
