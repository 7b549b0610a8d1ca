import { useTranslation } from "react-i18next";
import type { ActionReply } from "~/platform/forms/reply";
import { LinkButton } from "~/ui/Button";
import { Card } from "~/ui/Card";
import { CopyField } from "~/ui/CopyField";
import { ActForm } from "~/ui/forms/ActForm";
import { CheckField, ChecksField } from "~/ui/forms/ChoiceFields";
import { KitForm, SubmitButton, useKitForm } from "~/ui/forms/KitForm";
import { CalendarPlusIcon } from "~/ui/icons";
import { Link } from "~/ui/Link";
import type { OwnPageView } from "./own-page";

function Feed({ feed }: { feed: OwnPageView["feed"] }) {
  const { t } = useTranslation("volunteering");
  return (
    <Card pad as="section">
      <h3 className="h3m">{t("mine.calendar.title")}</h3>
      <p className="t14 soft mt-1 mb-4">{t("mine.calendar.text")}</p>
      {feed ? (
        <div className="stack">
          <LinkButton to={feed.subscribe} reloadDocument icon={CalendarPlusIcon} wide>{t("mine.calendar.subscribe")}</LinkButton>
          <CopyField label={t("mine.calendar.label")} value={feed.address} />
          <p className="t14 soft">{t("mine.calendar.small")}</p>
          <ActForm intent="renewFeed" kind="quiet">{t("mine.calendar.renew")}</ActForm>
          <p className="t14 soft">{t("mine.calendar.renewSmall")}</p>
        </div>
      ) : (
        <ActForm intent="makeFeed" icon={CalendarPlusIcon}>{t("mine.calendar.make")}</ActForm>
      )}
    </Card>
  );
}

function Alerts({ alerts, data }: { alerts: OwnPageView["alerts"]; data: ActionReply | undefined }) {
  const { t } = useTranslation("volunteering");
  const [form, fields] = useKitForm<{ any: boolean; of: string[] }>("alerts", { data, defaultValue: { any: alerts.any ? "on" : "", of: [...alerts.on] } });
  return (
    <Card pad as="section">
      <h3 className="h3m">{t("mine.alerts.title")}</h3>
      <p className="t14 soft mt-1 mb-4">{t("mine.alerts.text")}</p>
      <KitForm form={form} className="stack">
        <CheckField field={fields.any} label={t("mine.alerts.any")} text={alerts.options.length > 0 ? t("mine.alerts.anyHelp") : undefined} />
        {alerts.options.length > 0 ? <ChecksField field={fields.of} label={t("mine.alerts.of")} options={alerts.options} /> : null}
        <SubmitButton intent="alerts" kind="plain" busyText={t("mine.alerts.saveBusy")}>{t("mine.alerts.save")}</SubmitButton>
      </KitForm>
    </Card>
  );
}

function Rules({ rules }: { rules: OwnPageView["rules"] }) {
  const { t } = useTranslation("volunteering");
  return (
    <Card pad as="section">
      <h3 className="h3m">{t("mine.rules.title")}</h3>
      <p className="mt-1">{rules.text}</p>
      <p className="mt-2"><Link to="/rules">{t("mine.rules.read")}</Link></p>
      {rules.newer ? <p className="t14 soft mt-1">{t("mine.rules.newer")}</p> : null}
    </Card>
  );
}

function Data() {
  const { t } = useTranslation("volunteering");
  return (
    <Card pad as="section">
      <h3 className="h3m">{t("mine.data.title")}</h3>
      <p className="t14 soft mt-1 mb-4">{t("mine.data.text")}</p>
      <div className="stack">
        <ActForm intent="stay">{t("mine.data.stay")}</ActForm>
        <p className="t14 soft">{t("mine.data.staySmall")}</p>
        <ActForm intent="ownData" kind="quiet">{t("mine.data.erase")}</ActForm>
        <p className="t14 soft">{t("mine.data.eraseSmall")}</p>
      </div>
    </Card>
  );
}

export function OwnSettings({ page, data }: { page: OwnPageView; data: ActionReply | undefined }) {
  const { t } = useTranslation("volunteering");
  return (
    <section aria-labelledby="settings">
      <h2 id="settings" className="h2m mb-3">{t("mine.settings")}</h2>
      <div className="cols2">
        <div className="stack wide">
          <Feed feed={page.feed} />
          <Rules rules={page.rules} />
          <Data />
        </div>
        <Alerts alerts={page.alerts} data={data} />
      </div>
    </section>
  );
}
