import { useEffect, useRef } from "react";
import { useTranslation } from "react-i18next";
import type { ActionReply } from "~/platform/forms/reply";
import { Note } from "~/ui/Note";
import { replyFields, type ReplyFields } from "~/ui/forms/reply-fields";
import { FlowLayout, LinkLayout } from "~/ui/layouts/FlowLayout";
import { DeclinedConsent, NotParentQuestion, OverConsent, SignedConsent, WithdrawnConsent, WithdrawQuestion } from "./ConsentAnswered";
import { ConsentFactsCard, DecideForm } from "./DecideForm";
import type { GuardianConsentView } from "./guardian-consent";
import { SignForm, signFormId } from "./SignForm";

export type Doing = "change" | "again" | "withdraw" | "not-parent" | undefined;

interface PageProps {
  consent: GuardianConsentView;
  data: ActionReply | undefined;
  doing: Doing;
  here: string;
  locale: string;
}

/** Everything the two steps know: what came back with the answer, else what was signed before a change, else nothing. */
function stepFields({ consent, data, doing }: PageProps): ReplyFields {
  const before = doing === "change" && consent.standing === "signed";
  const answers = consent.points.map((point) => ({ scope: point.scope, answer: before ? (point.answer ?? "") : "" }));
  return replyFields("consent", data?.refusal?.code === "consent_changed" ? null : data, { revision: String(consent.revision), answers });
}

/** The second step comes once every point is answered; a mistake in it stays there, a wrong point leads back. */
function isSignStep(data: ActionReply | undefined, fields: ReplyFields): boolean {
  if (data?.intent === "sign") return !data.refusal && !Object.keys(fields.errors).some((name) => name.startsWith("answers"));
  return data?.intent === "review" && data.reply?.status === "success";
}

function Screen({ consent, data, doing, here, fields }: PageProps & { fields: ReplyFields }) {
  const refused = data?.refusal ? <Note tone="warn" role="alert">{data.reply?.error?.[""]?.join(" ")}</Note> : null;
  const question = doing === "withdraw" && consent.standing === "signed" ? <WithdrawQuestion consent={consent} here={here} fields={fields} /> : doing === "not-parent" ? <NotParentQuestion consent={consent} here={here} fields={fields} /> : null;
  const deciding = !consent.over && (consent.standing === "open" || (doing === "change" && consent.standing !== "revoked") || (doing === "again" && consent.standing === "revoked"));
  if (deciding) {
    return (
      <>
        {question}
        <div className="stack tight"><h1 tabIndex={-1}>{consent.title}</h1><p className="t18">{consent.lead}</p></div>
        {data?.refusal?.code === "consent_changed" ? refused : null}
        <ConsentFactsCard consent={consent} />
        <DecideForm key={`${consent.revision}-${data?.intent ?? ""}`} consent={consent} fields={fields} />
      </>
    );
  }
  const Standing = { open: OverConsent, signed: SignedConsent, declined: DeclinedConsent, revoked: WithdrawnConsent }[consent.standing];
  return <>{question}{refused}<Standing consent={consent} here={here} /></>;
}

/** Sketch 20: what stands behind the mailed link, one screen for each way things may stand. */
export function GuardianConsent(props: PageProps) {
  const { consent, data, here, locale } = props;
  const { t } = useTranslation("people");
  const fields = stepFields(props);
  const sign = isSignStep(data, fields) && !consent.over;
  const page = useRef<HTMLDivElement>(null);
  const step = sign ? "sign" : `${consent.standing}-${consent.revision}`;
  const first = useRef(step);
  useEffect(() => {
    // A new step is read from its title; the first one is where the reader came in.
    if (first.current !== step) page.current?.querySelector("h1")?.focus();
    first.current = step;
  }, [step]);
  const body = (
    <div ref={page} className="scr-consent stack wide">
      {sign ? <><h1 tabIndex={-1}>{t("consent.reviewTitle")}</h1><SignForm consent={consent} fields={fields} notParentTo={`${here}?do=not-parent`} /></> : <Screen {...props} fields={fields} />}
    </div>
  );
  return sign
    ? <FlowLayout back={{ form: signFormId }} where={t("consent.where", { name: consent.minor })}>{body}</FlowLayout>
    : <LinkLayout path={here} locale={locale}>{body}</LinkLayout>;
}
