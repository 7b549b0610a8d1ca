import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import type { ActionReply } from "~/platform/forms/reply";
import { LinkButton } from "~/ui/Button";
import { Card } from "~/ui/Card";
import { KitForm, SubmitButton, useKitForm } from "~/ui/forms/KitForm";
import { CalendarPlusIcon, CircleCheckIcon, HourglassIcon, type IconType } from "~/ui/icons";
import { Icon } from "~/ui/Icon";
import { ThreadLine } from "~/ui/thread/ThreadLine";
import type { Outlook } from "../model";
import type { OwnSignupView } from "./own-signup";
import { ShiftFacts } from "./ShiftFacts";
import { NearestShifts } from "./ShiftRow";

interface OwnProps {
  own: OwnSignupView;
  data: ActionReply | undefined;
}

const icons: Partial<Record<Outlook, IconType>> = { confirmed: CircleCheckIcon, attended: CircleCheckIcon, can_confirm: HourglassIcon, pending_consent: HourglassIcon };

function ActForm({ intent, data, children }: { intent: string; data: ActionReply | undefined; children: ReactNode }) {
  const [form] = useKitForm<Record<string, never>>(intent, { data });
  return <KitForm form={form}>{children}</KitForm>;
}

function ShiftCard({ own }: { own: OwnSignupView }) {
  return (
    <Card as="section" pad>
      <h2 className="h2m mb-3">{own.shiftTitle}</h2>
      <ShiftFacts facts={own.facts} contact={own.contact} bring={own.bring} />
    </Card>
  );
}

function Confirmed({ own, data }: OwnProps) {
  const { t } = useTranslation("volunteering");
  return (
    <>
      <ThreadLine from={{ text: own.thread.from }} to={{ text: own.thread.to }} waiting loop />
      <LinkButton to={own.calendarHref} reloadDocument kind="primary" size="big" wide icon={CalendarPlusIcon}>{t("own.calendar")}</LinkButton>
      {own.canCancel ? (
        <ActForm intent="cancel" data={data}>
          <SubmitButton intent="cancel" kind="plain" wide busyText={t("own.cancelBusy")}>{t("own.cancel")}</SubmitButton>
        </ActForm>
      ) : null}
      <p className="t14 soft">{own.cancelText}</p>
    </>
  );
}

function Acts({ own, data }: OwnProps) {
  const { t } = useTranslation("volunteering");
  switch (own.outlook) {
    case "confirmed":
      return <Confirmed own={own} data={data} />;
    case "can_confirm":
    case "offered":
      return (
        <>
          <ActForm intent="confirm" data={data}>
            <SubmitButton intent="confirm" size="big" wide busyText={t("own.confirmBusy")}>{t("own.confirm")}</SubmitButton>
          </ActForm>
          <ActForm intent="cancel" data={data}>
            <SubmitButton intent="cancel" kind="quiet" wide busyText={t("own.cancelBusy")}>{t("own.withdraw")}</SubmitButton>
          </ActForm>
        </>
      );
    case "cancelled":
      return (
        <ActForm intent="confirm" data={data}>
          <SubmitButton intent="confirm" kind="plain" wide busyText={t("own.confirmBusy")}>{t("own.again")}</SubmitButton>
        </ActForm>
      );
    case "can_queue":
      return (
        <ActForm intent="confirm" data={data}>
          <SubmitButton intent="confirm" size="big" wide busyText={t("own.confirmBusy")}>{t("own.queue")}</SubmitButton>
        </ActForm>
      );
    case "waitlisted":
    case "pending_clearance":
    case "pending_consent":
      return (
        <ActForm intent="cancel" data={data}>
          <SubmitButton intent="cancel" kind="quiet" wide busyText={t("own.cancelBusy")}>{t("own.withdraw")}</SubmitButton>
        </ActForm>
      );
    case "attended":
      return (
        <>
          <ThreadLine from={{ text: own.thread.from }} to={{ text: own.thread.to }} loop />
          {own.pathHref ? <LinkButton to={own.pathHref} kind="primary" size="big" wide>{t("own.path")}</LinkButton> : null}
        </>
      );
    case "link_expired":
      return <LinkButton to={`/shifts/${own.shiftId}`} kind="primary" size="big" wide>{t("own.againForm")}</LinkButton>;
    default:
      return null;
  }
}

/** Everything behind the mailed link (sketch 02 В), one screen for each way things may stand. */
export function OwnSignup({ own, data }: OwnProps) {
  const { t } = useTranslation("volunteering");
  const icon = icons[own.outlook];
  return (
    <div className="stack">
      <div className={icon ? "big-ok" : undefined}>
        {icon ? <Icon of={icon} /> : null}
        <h1 className="h1m">{own.title}</h1>
      </div>
      <p>{own.text}{own.email ? <> <b>{own.email}</b>.</> : null}</p>
      <ShiftCard own={own} />
      <Acts own={own} data={data} />
      <NearestShifts title={t("own.nearest")} rows={own.nearest} />
      {own.nearest.length > 0 ? <p className="text-center"><LinkButton to="/shifts" kind="quiet">{t("own.all")}</LinkButton></p> : null}
    </div>
  );
}

export function UnknownLink() {
  const { t } = useTranslation("volunteering");
  return (
    <div className="stack">
      <h1 className="h1m">{t("own.unknownTitle")}</h1>
      <p>{t("own.unknownText")}</p>
      <LinkButton to="/shifts" kind="primary" size="big" wide>{t("own.all")}</LinkButton>
    </div>
  );
}
