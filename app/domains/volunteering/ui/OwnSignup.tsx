import { useTranslation } from "react-i18next";
import type { ActionReply } from "~/platform/forms/reply";
import { LinkButton } from "~/ui/Button";
import { Card } from "~/ui/Card";
import { BellIcon, CircleCheckIcon, HourglassIcon, type IconType } from "~/ui/icons";
import { Icon } from "~/ui/Icon";
import { Link } from "~/ui/Link";
import { Note } from "~/ui/Note";
import { ThreadLine } from "~/ui/thread/ThreadLine";
import { Toast } from "~/ui/Toast";
import type { Outlook } from "../model";
import { ActButton, Confirmed, PartyCard } from "./OwnConfirmed";
import { OwnGuardian } from "./OwnGuardian";
import { Choice, Offered, Waiting } from "./OwnWaiting";
import type { OwnSignupView } from "./own-signup";
import { ShiftFacts } from "./ShiftFacts";
import { NearestShifts } from "./ShiftRow";

export interface OwnProps {
  own: OwnSignupView;
  data: ActionReply | undefined;
}

const icons: Partial<Record<Outlook, IconType>> = {
  confirmed: CircleCheckIcon, attended: CircleCheckIcon, handed_over: CircleCheckIcon, can_confirm: HourglassIcon, offered: HourglassIcon, pending_clearance: HourglassIcon,
};

function ShiftCard({ own }: { own: OwnSignupView }) {
  return (
    <Card as="section" pad>
      <h2 className="h2m mb-3">{own.shiftTitle}</h2>
      <ShiftFacts facts={own.facts} contact={own.contact} bring={own.bring} />
    </Card>
  );
}

function RulesLine({ own }: { own: OwnSignupView }) {
  const { t } = useTranslation("volunteering");
  if (!own.rules) return null;
  return (
    <p className="t14 soft">
      {t("own.rules")} <Link to={own.rules.href}>{t("own.rulesLink")}</Link>.{own.rules.isNew ? ` ${t("own.rulesNew")}` : null}
    </p>
  );
}

function CanConfirm({ own, data }: OwnProps) {
  const { t } = useTranslation("volunteering");
  const queue = own.outlook === "can_queue";
  return (
    <>
      <ActButton intent="confirm" data={data} kind="primary" size="big" busyText={t("own.confirmBusy")}>{queue ? t("own.queue") : own.confirm}</ActButton>
      <RulesLine own={own} />
      <PartyCard own={own} data={data} />
      <ActButton intent="cancel" data={data} kind="quiet" busyText={t("own.cancelBusy")}>{t("own.withdraw")}</ActButton>
    </>
  );
}

function Acts({ own, data }: OwnProps) {
  const { t } = useTranslation("volunteering");
  switch (own.outlook) {
    case "confirmed": return <Confirmed own={own} data={data} />;
    case "can_confirm": case "can_queue": return <CanConfirm own={own} data={data} />;
    case "offered": return <Offered own={own} data={data} />;
    case "waitlisted": return <Waiting own={own} data={data} />;
    case "overlaps_other": return <Choice own={own} data={data} />;
    case "pending_consent": return <OwnGuardian own={own} data={data} />;
    case "pending_clearance": case "ruled_out":
      return own.ended ? null : <ActButton intent="cancel" data={data} kind="quiet" busyText={t("own.cancelBusy")}>{t("own.withdraw")}</ActButton>;
    case "cancelled": return <ActButton intent="confirm" data={data} kind="plain" busyText={t("own.confirmBusy")}>{t("own.again")}</ActButton>;
    case "attended":
      return (
        <>
          <ThreadLine from={{ text: own.thread.from }} to={{ text: own.thread.to }} loop />
          {own.pathHref ? <LinkButton to={own.pathHref} kind="primary" size="big" wide>{t("own.path")}</LinkButton> : null}
        </>
      );
    case "link_expired": return <LinkButton to={`/shifts/${own.shiftId}`} kind="primary" size="big" wide>{t("own.againForm")}</LinkButton>;
    default: return null;
  }
}

/** What an act led to, said once after it. */
export type OwnNews = "left" | "shrunk" | "reminded" | "named";

function News({ own, news, data }: OwnProps & { news: OwnNews | null }) {
  const { t } = useTranslation("volunteering");
  if (news === "left" && own.outlook === "cancelled") {
    return <Toast text={t("own.cancelledTitle")} undo={<ActButton id="undo" intent="confirm" data={data} bare>{t("own.undo")}</ActButton>} />;
  }
  const sentence = news === "shrunk" ? t("own.partySaved") : news === "reminded" ? t("own.consentResent") : news === "named" ? t("own.guardianNamed") : null;
  return sentence ? <Note tone="ok" role="status">{sentence}</Note> : null;
}

/** Everything behind the mailed link (sketch 02 В, Г), one screen for each way things may stand. */
export function OwnSignup({ own, data, news }: OwnProps & { news: OwnNews | null }) {
  const { t } = useTranslation("volunteering");
  const icon = icons[own.outlook];
  const [first, ...more] = own.texts;
  return (
    <div className="stack">
      <div className={icon ? "big-ok" : undefined}>
        {icon ? <Icon of={icon} /> : null}
        <h1 className="h1m">{own.title}</h1>
      </div>
      {first ? <p>{first}{own.email ? <> <b>{own.email}</b>.</> : null}</p> : null}
      {more.map((text) => <p key={text}>{text}</p>)}
      <News own={own} news={news} data={data} />
      {own.queue ? (
        <>
          <ThreadLine from={{ text: own.queue.shift, sign: "ring" }} middle={own.queue.first ? { text: own.queue.first, sign: "empty" } : undefined} to={{ text: own.queue.you, sign: "knot" }} waiting />
          {own.mailNote ? <Note tone="act" icon={BellIcon}>{own.mailNote}</Note> : null}
        </>
      ) : null}
      <ShiftCard own={own} />
      <Acts own={own} data={data} />
      <NearestShifts title={own.nearestTitle} rows={own.nearest} />
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
