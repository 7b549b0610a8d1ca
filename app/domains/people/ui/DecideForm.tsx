import { useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { Button } from "~/ui/Button";
import { Card } from "~/ui/Card";
import { Facts } from "~/ui/DescriptionList";
import { FieldError } from "~/ui/forms/Field";
import { errorId } from "~/ui/forms/field";
import { KitForm, SubmitButton } from "~/ui/forms/KitForm";
import type { ReplyFields } from "~/ui/forms/reply-fields";
import { HiddenField } from "~/ui/forms/TextField";
import { Building2Icon, CalendarIcon, ClockIcon, UserIcon } from "~/ui/icons";
import { Link } from "~/ui/Link";
import { useHydrated } from "~/ui/use-hydrated";
import type { GuardianConsentView } from "./guardian-consent";

export interface DecideProps {
  consent: GuardianConsentView;
  fields: ReplyFields;
}

function InCharge({ of: { supervision, phone } }: { of: NonNullable<GuardianConsentView["facts"]["inCharge"]> }) {
  return <>{supervision} {phone ? <a className="nb" href={phone.href}>{phone.text}</a> : null}</>;
}

export function ConsentFactsCard({ consent: { facts } }: { consent: GuardianConsentView }) {
  const { t } = useTranslation("people");
  return (
    <Card pad>
      <Facts
        items={[
          ...(facts.when ? [{ icon: CalendarIcon, text: <b>{facts.when.day}<br />{facts.when.range}</b>, small: facts.what }] : []),
          ...(facts.inCharge ? [{ icon: UserIcon, text: <b>{facts.inCharge.text}</b>, small: <InCharge of={facts.inCharge} /> }] : []),
          { icon: Building2Icon, text: <b>{facts.asks}</b>, small: <>{facts.asksText} <Link to="/about">{t("consent.whoWeAre")}</Link></> },
          ...(facts.hold ? [{ icon: ClockIcon, text: <b>{facts.hold.text}</b>, small: facts.hold.small }] : []),
        ]}
      />
    </Card>
  );
}

/** One point: two equal answers, and what a refusal means before and after it. */
function Point({ point, index, fields, answers }: { point: GuardianConsentView["points"][number]; index: number; fields: ReplyFields; answers: GuardianConsentView["answers"] }) {
  const field = fields.field(`answers[${index}].answer`);
  const failed = Boolean(field.errors?.length);
  const chosen = fields.text(field.name);
  const about = `${field.id}-about`;
  return (
    <fieldset className={failed ? "decide err" : "decide"} aria-describedby={failed ? `${errorId(field)} ${about}` : about}>
      <legend>{point.label}</legend>
      <p>{point.detail}</p>
      <HiddenField name={`answers[${index}].scope`} value={point.scope} />
      <div className="yn">
        {(["yes", "no"] as const).map((answer) => (
          <label key={answer} className={answer === "no" ? "no" : undefined}>
            <input
              className="tick" type="radio" name={field.name} value={answer} defaultChecked={chosen === answer} id={answer === "yes" ? field.id : `${field.id}-no`}
              aria-invalid={failed || undefined} data-point={index}
            />
            {answers[answer]}
          </label>
        ))}
      </div>
      <div id={about}>
        <p className="after if-no">{point.ifNo}</p>
        <p className="after said-no">{point.saidNo}</p>
      </div>
      <div className="fld"><FieldError field={field} /></div>
    </fieldset>
  );
}

const lowerFirst = (text: string): string => text.charAt(0).toLocaleLowerCase("bg") + text.slice(1);

/** What is left, and one press to it; without scripts the button leads on and the answer marks what is open. */
function FootBar({ consent, open, toNext }: { consent: GuardianConsentView; open: readonly number[]; toNext: () => void }) {
  const { t } = useTranslation("people");
  const hydrated = useHydrated();
  const all = consent.points.length;
  const [next] = open;
  const left = next === undefined ? null : lowerFirst(consent.points[next]!.label);
  const words = open.length === 1 ? t("consent.decided", { done: String(all - 1), all: String(all), what: left ?? "" }) : open.length === 0 ? t("consent.decidedAll") : t("consent.decidedMany", { done: String(all - open.length), all: String(all) });
  return (
    <div className="foot-bar">
      {hydrated ? <p className="t14 soft" aria-live="polite">{words}</p> : null}
      {hydrated && open.length > 0
        ? <Button kind="primary" size="big" wide onClick={toNext}>{t(open.length === 1 ? "consent.toLast" : "consent.toNext")}</Button>
        : <SubmitButton intent="review" size="big" wide>{t("consent.review")}</SubmitButton>}
    </div>
  );
}

/** Step А: each point yes or no. Nothing is chosen beforehand, and nothing is signed here. */
export function DecideForm({ consent, fields }: DecideProps) {
  const { t } = useTranslation("people");
  const box = useRef<HTMLDivElement>(null);
  const nameOf = (index: number) => `answers[${index}].answer`;
  const [open, setOpen] = useState(() => consent.points.map((_, index) => index).filter((index) => !fields.text(nameOf(index))));
  const count = () => {
    const decided = new Set([...(box.current?.querySelectorAll<HTMLInputElement>("input[data-point]:checked") ?? [])].map((input) => Number(input.dataset.point)));
    setOpen(consent.points.map((_, index) => index).filter((index) => !decided.has(index)));
  };
  const toNext = () => {
    const first = box.current?.querySelector<HTMLInputElement>(`input[data-point="${open[0]}"]`);
    first?.closest("fieldset")?.scrollIntoView({ block: "center" });
    first?.focus({ preventScroll: true });
  };
  return (
    <KitForm form={fields.form} className="stack wide">
      <HiddenField name="revision" value={String(consent.revision)} />
      <div ref={box} onChange={count}>
        <Card as="section" aria-label={t("consent.points")}>
          {consent.points.map((point, index) => <Point key={point.scope} point={point} index={index} fields={fields} answers={consent.answers} />)}
        </Card>
      </div>
      <FootBar consent={consent} open={open} toNext={toNext} />
    </KitForm>
  );
}
