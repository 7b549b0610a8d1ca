import { useTranslation } from "react-i18next";
import type { Locale } from "~/platform/i18n/locale";
import { formatDate } from "~/platform/i18n/format";
import { Card, CardRows } from "~/ui/Card";
import { SubmitButton } from "~/ui/forms/KitForm";
import { HiddenField } from "~/ui/forms/TextField";
import { Link } from "~/ui/Link";
import { PostForm } from "~/ui/forms/PostForm";
import { ChevronDownIcon } from "~/ui/icons";
import { Icon } from "~/ui/Icon";
import { ConfirmSheet } from "~/ui/Sheet";
import { Tag } from "~/ui/Tag";
import type { Tone } from "~/ui/vocabulary";
import { formatPhone, type ConsentState } from "../model";
import type { ConsentLine, GuardianLine, PersonPage } from "../queries/person-page.server";

const tones: Readonly<Record<ConsentState, Tone>> = { requested: "act", signed: "ok", declined: "bad", revoked: "warn", superseded: "neutral", expired: "neutral" };

function Consent({ consent, mayCare, locale }: { consent: ConsentLine; mayCare: boolean; locale: Locale }) {
  const { t } = useTranslation("people");
  const when = consent.decidedAt ? t("register.decidedOn", { date: formatDate(consent.decidedAt, locale) }) : t("register.askedOn", { date: formatDate(consent.requestedAt, locale) });
  return (
    <li className="stack tight">
      <p className="row wraps between">
        <b>{t("register.consent", { number: String(consent.number), about: consent.about })}</b>
        <span className="row"><span className="t14 soft">{when}</span> <Tag tone={tones[consent.state]}>{t(`register.states.${consent.state}`)}</Tag></span>
      </p>
      {consent.decidedAt ? (
        <ul className="t14 row wraps">
          {consent.points.map((point) => <li key={point.label} className="soft">{point.label}: <b>{point.answer ? t(`register.answers.${point.answer}`) : "–"}</b></li>)}
        </ul>
      ) : null}
      {consent.signed ? (
        <details className="t14">
          <summary className="row t14 cursor-pointer"><Icon of={ChevronDownIcon} size="s" />{t("register.exactWords")}</summary>
          <p className="whitespace-pre-line mt-2">{consent.signed.text}</p>
          <p className="soft mt-2">{consent.signed.name ?? t("consent.forgotten")}. {t("register.fingerprint", { print: consent.signed.sha256.slice(0, 16) })}</p>
        </details>
      ) : null}
      {mayCare && consent.state === "requested" ? (
        <PostForm><HiddenField name="requestId" value={consent.id} /><SubmitButton intent="resend" kind="soft" size="sm">{t("register.resend")}</SubmitButton></PostForm>
      ) : null}
      {mayCare && consent.state === "signed" ? (
        <ConfirmSheet trigger={t("register.withdraw")} title={t("register.withdrawTitle")} text={t("register.withdrawText")} kind="quiet">
          <PostForm><HiddenField name="requestId" value={consent.id} /><SubmitButton intent="withdraw">{t("consent.withdrawAct")}</SubmitButton></PostForm>
        </ConfirmSheet>
      ) : null}
    </li>
  );
}

function Guardian({ guardian, mayCare, locale }: { guardian: GuardianLine; mayCare: boolean; locale: Locale }) {
  const { t } = useTranslation("people");
  const { person, relation, denied, endedOn } = guardian;
  const contact = [person.email, person.phone ? formatPhone(person.phone) : null].filter(Boolean).join(" · ");
  const over = denied ? t("register.guardianDenied") : endedOn ? t("register.guardianEnded", { date: formatDate(endedOn, locale) }) : null;
  return (
    <Card as="section" aria-label={person.fullName}>
      <div className="pad row wraps between">
        <div>
          <h3 className="h3m"><Link to={`/staff/people/${person.id}`}>{person.fullName}</Link>{relation ? <span className="soft">, {t(`relations.${relation}`)}</span> : null}</h3>
          <p className="t14 soft">{contact}</p>
          {guardian.sharedEmail ? <Tag tone="warn">{t("register.sharedEmail")}</Tag> : null}
          {over ? <Tag tone="bad">{over}</Tag> : null}
        </div>
        {mayCare && !over ? (
          <ConfirmSheet trigger={t("register.end")} title={t("register.endTitle", { name: person.fullName })} text={t("register.endText")} kind="quiet">
            <PostForm><HiddenField name="guardianshipId" value={guardian.guardianshipId} /><SubmitButton intent="endGuardian">{t("register.end")}</SubmitButton></PostForm>
          </ConfirmSheet>
        ) : null}
      </div>
      <CardRows className="border-t border-line">
        {guardian.consents.map((consent) => <Consent key={consent.id} consent={consent} mayCare={mayCare && !over} locale={locale} />)}
      </CardRows>
    </Card>
  );
}

/** Who answers for this minor, and every question and answer between them. */
export function PersonGuardians({ guardians, wards, minor, mayCare, locale }: { guardians: readonly GuardianLine[]; wards: PersonPage["wards"]; minor: boolean; mayCare: boolean; locale: Locale }) {
  const { t } = useTranslation("people");
  return (
    <>
      {guardians.length > 0 || minor ? (
        <section className="stack" aria-labelledby="guardians">
          <h2 id="guardians">{t("register.guardians")}</h2>
          {guardians.length === 0 ? <p className="soft">{t("register.noGuardians")}</p> : guardians.map((guardian) => <Guardian key={guardian.guardianshipId} guardian={guardian} mayCare={mayCare} locale={locale} />)}
        </section>
      ) : null}
      {wards.length > 0 ? (
        <section className="stack tight" aria-labelledby="wards">
          <h2 id="wards">{t("register.wards")}</h2>
          <ul>{wards.map((ward) => <li key={ward.id}><Link to={`/staff/people/${ward.id}`}>{ward.fullName}</Link></li>)}</ul>
        </section>
      ) : null}
    </>
  );
}
