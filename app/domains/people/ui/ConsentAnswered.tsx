import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { LinkButton } from "~/ui/Button";
import { Card } from "~/ui/Card";
import { KitForm, SubmitButton } from "~/ui/forms/KitForm";
import type { ReplyFields } from "~/ui/forms/reply-fields";
import { CircleCheckIcon, PhoneIcon, UsersIcon } from "~/ui/icons";
import { Icon } from "~/ui/Icon";
import { Note } from "~/ui/Note";
import { Sheet } from "~/ui/Sheet";
import { ThreadLine } from "~/ui/thread/ThreadLine";
import { useHydrated } from "~/ui/use-hydrated";
import type { GuardianConsentView } from "./guardian-consent";
import { Said } from "./SignForm";

interface AnsweredProps {
  consent: GuardianConsentView;
  /** "/c/<token>" */
  here: string;
}

function CallButton({ call }: { call: GuardianConsentView["call"] }) {
  const { t } = useTranslation("people");
  return call ? <LinkButton to={call.href} wide icon={PhoneIcon}>{t("consent.talk", { name: call.name })}</LinkButton> : null;
}

/** В: what was signed, and the way to change or take it back. Д: of two parents the refusal counts. */
export function SignedConsent({ consent, here }: AnsweredProps) {
  const { t } = useTranslation("people");
  const said = consent.points.map((point, index) => ({ label: point.label, yes: point.answer === "yes", text: point.answerText, ...(index === 0 && consent.facts.when ? { small: `${consent.facts.when.day}, ${consent.facts.when.range}` } : {}) }));
  return (
    <>
      <div className="big-ok"><Icon of={CircleCheckIcon} /><h1 className="h1m" tabIndex={-1}>{consent.signedTitle}</h1></div>
      {consent.refused ? <Note tone="warn" icon={UsersIcon} title={consent.refused}>{t("consent.otherRefusedText")}</Note> : null}
      <p>{consent.told}{consent.email ? <> {t("consent.copy")} <b>{consent.email}</b>.</> : null}</p>
      <ThreadLine from={{ text: t("consent.yourSignature") }} to={{ text: t("consent.placeOf", { name: consent.minor }), sign: consent.refused ? "empty" : "ring" }} waiting={consent.refused !== null} loop />
      <Card as="section" aria-label={t("consent.points")}>
        <Said points={said} />
        {consent.signature ? (
          <div className="said-foot">
            <p className="signed">{consent.signature.name}</p>
            <p className="t14 soft mt-1">{consent.signature.small}</p>
          </div>
        ) : null}
      </Card>
      <div className={consent.over ? undefined : "two"}>
        {consent.over ? null : <LinkButton to={`${here}?do=change`}>{t("consent.change")}</LinkButton>}
        <LinkButton to={`${here}?do=withdraw`} wide={consent.over} preventScrollReset>{t("consent.withdraw")}</LinkButton>
      </div>
      <p className="t14 soft">{t(consent.over ? "consent.over" : "consent.asked")}</p>
    </>
  );
}

/** Г: everything refused, without a reproach. */
export function DeclinedConsent({ consent, here }: AnsweredProps) {
  const { t } = useTranslation("people");
  return (
    <>
      <h1 className="h1m" tabIndex={-1}>{t("consent.declinedTitle", { name: consent.minor })}</h1>
      <p>{t("consent.declinedText")}</p>
      <CallButton call={consent.call} />
      {consent.over ? null : <LinkButton to={`${here}?do=change`} kind="quiet" wide>{t("consent.declinedChange")}</LinkButton>}
    </>
  );
}

/** Ж: taken back; the thread ends half-way. */
export function WithdrawnConsent({ consent, here }: AnsweredProps) {
  const { t } = useTranslation("people");
  return (
    <>
      <h1 className="h1m" tabIndex={-1}>{t("consent.withdrawnTitle")}</h1>
      {consent.withdrawn ? <ThreadLine from={{ text: consent.withdrawn.from }} to={{ text: t("consent.placeFree") }} cut /> : null}
      <p className="t14 soft">{consent.withdrawn?.text}</p>
      {consent.over ? null : <LinkButton to={`${here}?do=again`} wide>{t("consent.again")}</LinkButton>}
    </>
  );
}

export function OverConsent({ consent }: { consent: GuardianConsentView }) {
  const { t } = useTranslation("people");
  return (
    <>
      <h1 className="h1m" tabIndex={-1}>{t("consent.overOpenTitle")}</h1>
      <p>{t("consent.overOpenText")}</p>
      <CallButton call={consent.call} />
    </>
  );
}

/** A question with its address: a sheet over the page once scripts run, a page of its own without them. */
function Question({ title, text, here, children }: { title: string; text: string; here: string; children: ReactNode }) {
  const hydrated = useHydrated();
  const inside = (
    <div className="stack mt-3">
      <p>{text}</p>
      {children}
    </div>
  );
  return hydrated ? <Sheet title={title} closeTo={here}>{inside}</Sheet> : <Card as="section" pad className="mb-6"><h2 className="h2m mb-3">{title}</h2>{inside}</Card>;
}

export function WithdrawQuestion({ consent, here, fields }: AnsweredProps & { fields: ReplyFields }) {
  const { t } = useTranslation("people");
  return (
    <Question title={t("consent.withdrawTitle", { what: consent.what })} text={consent.withdrawText} here={here}>
      <KitForm form={{ ...fields.form, id: "consent-withdraw" }}><SubmitButton intent="withdraw" size="big" wide>{t("consent.withdrawAct")}</SubmitButton></KitForm>
      <LinkButton to={here} wide>{t("consent.keep")}</LinkButton>
    </Question>
  );
}

export function NotParentQuestion({ consent, here, fields }: AnsweredProps & { fields: ReplyFields }) {
  const { t } = useTranslation("people");
  return (
    <Question title={t("consent.notParentTitle", { name: consent.minor })} text={t("consent.notParentText", { name: consent.minor })} here={here}>
      <KitForm form={{ ...fields.form, id: "consent-not-parent" }}><SubmitButton intent="notParent" size="big" wide>{t("consent.notParentAct")}</SubmitButton></KitForm>
      <LinkButton to={here} wide>{t("consent.notParentBack")}</LinkButton>
    </Question>
  );
}

export function NotParentDone() {
  const { t } = useTranslation("people");
  return <><h1 className="h1m" tabIndex={-1}>{t("consent.notParentDone")}</h1><p>{t("consent.notParentDoneText")}</p></>;
}

/** З: old, foreign and unknown links are one answer. */
export function DeadConsentLink({ phone }: { phone: string | null }) {
  const { t } = useTranslation("people");
  return (
    <>
      <h1 className="h1m" tabIndex={-1}>{t("consent.deadTitle")}</h1>
      <p className="soft">{phone ? <>{t("consent.deadText")} <a className="nb" href={`tel:${phone.replace(/\s/gu, "")}`}>{phone}</a>.</> : t("consent.deadTextNone")}</p>
    </>
  );
}
