import { useTranslation } from "react-i18next";
import type { ActionReply } from "~/platform/forms/reply";
import { Note } from "~/ui/Note";
import { ActButton, PartyCard } from "./OwnConfirmed";
import type { OwnSignupView } from "./own-signup";

interface OwnProps {
  own: OwnSignupView;
  data: ActionReply | undefined;
}

export function Waiting({ own, data }: OwnProps) {
  const { t } = useTranslation("volunteering");
  return (
    <>
      <PartyCard own={own} data={data} />
      <ActButton intent="cancel" data={data} kind="quiet" busyText={t("own.cancelBusy")}>{t("own.leave")}</ActButton>
    </>
  );
}

/** A freed place, for a limited time: take it, pass it on, or leave the list. */
export function Offered({ own, data }: OwnProps) {
  const { t } = useTranslation("volunteering");
  return (
    <>
      <ActButton intent="confirm" data={data} kind="primary" size="big" busyText={t("own.confirmBusy")}>{t("own.accept")}</ActButton>
      <ActButton intent="pass" data={data} kind="plain" busyText={t("own.passBusy")}>{t("own.pass")}</ActButton>
      <p className="t14 soft">{t("own.passHelp")}</p>
      <PartyCard own={own} data={data} />
      <ActButton intent="cancel" data={data} kind="quiet" busyText={t("own.cancelBusy")}>{t("own.leave")}</ActButton>
    </>
  );
}

/** Two places at one time: which one to leave. Where this one is full there is nothing to swap for, only the list. */
export function Choice({ own, data }: OwnProps) {
  const { t } = useTranslation("volunteering");
  const { choice } = own;
  if (!choice) return null;
  return (
    <section aria-labelledby="choice" className="stack">
      <h2 id="choice" className="h2m">{t("own.overlapQuestion")}</h2>
      {choice.full ? <Note>{t("own.overlapFull")}</Note> : null}
      <ActButton intent={own.offered ? "pass" : "cancel"} data={data} kind="plain" size="big" busyText={t("own.passBusy")}>{choice.stay}</ActButton>
      {choice.full ? (
        <ActButton intent="confirm" data={data} kind="plain" size="big" busyText={t("own.confirmBusy")}>{t("own.queue")}</ActButton>
      ) : (
        <ActButton intent="instead" data={data} kind="plain" size="big" busyText={t("own.confirmBusy")} hidden={choice.others.map((other) => ({ name: "release", value: other.id }))}>{choice.take}</ActButton>
      )}
      {choice.full ? null : <p className="t14 soft">{t("own.overlapSmall")}</p>}
    </section>
  );
}
