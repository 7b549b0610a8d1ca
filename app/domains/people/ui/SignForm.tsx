import { useTranslation } from "react-i18next";
import { Card } from "~/ui/Card";
import { FieldGroup } from "~/ui/forms/Field";
import { controlProps } from "~/ui/forms/field";
import { KitForm, SubmitButton } from "~/ui/forms/KitForm";
import type { ReplyFields } from "~/ui/forms/reply-fields";
import { HiddenField, TextField } from "~/ui/forms/TextField";
import { CheckIcon, ShieldCheckIcon, XIcon } from "~/ui/icons";
import { Icon } from "~/ui/Icon";
import { Link } from "~/ui/Link";
import { Note } from "~/ui/Note";
import { ThreadLine } from "~/ui/thread/ThreadLine";
import type { DecideProps } from "./DecideForm";
import type { GuardianConsentView } from "./guardian-consent";

export interface SaidPoint {
  readonly label: string;
  readonly small?: string;
  readonly yes: boolean;
  readonly text: string;
}

/** What was decided: a tick or a cross, the point, the word. */
export function Said({ points }: { points: readonly SaidPoint[] }) {
  return (
    <ul className="said">
      {points.map((point) => (
        <li key={point.label} className={point.yes ? undefined : "n"}>
          <Icon of={point.yes ? CheckIcon : XIcon} />
          <span>{point.label}{point.small ? <><br /><span className="t14 soft">{point.small}</span></> : null}</span>
          <b>{point.text}</b>
        </li>
      ))}
    </ul>
  );
}

function Relation({ fields, relations }: { fields: ReplyFields; relations: GuardianConsentView["relations"] }) {
  const { t } = useTranslation("people");
  const field = fields.field("relation");
  return (
    <FieldGroup field={field} label={t("consent.youAre")}>
      <div className="four-way">
        {relations.map(({ value, text }, index) => (
          <label key={value} className="chip">
            <input type="radio" {...controlProps(field, false)} id={index === 0 ? field.id : `${field.id}-${value}`} value={value} defaultChecked={fields.text("relation") === value} />
            {text}
          </label>
        ))}
      </div>
    </FieldGroup>
  );
}

export const signFormId = "consent-sign";

/** Step Б: what was decided, who signs, the typed name. Only this form signs. */
export function SignForm({ consent, fields, notParentTo }: DecideProps & { notParentTo: string }) {
  const { t } = useTranslation("people");
  const answerOf = (index: number) => fields.text(`answers[${index}].answer`) as "yes" | "no";
  const said = consent.points.map((point, index) => ({ label: point.label, yes: answerOf(index) === "yes", text: consent.answers[answerOf(index)] }));
  return (
    <KitForm form={{ ...fields.form, id: signFormId }} className="stack wide">
      <HiddenField name="revision" value={fields.text("revision")} />
      {consent.points.map((point, index) => (
        <span key={point.scope} hidden>
          <HiddenField name={`answers[${index}].scope`} value={point.scope} />
          <HiddenField name={`answers[${index}].answer`} value={answerOf(index)} />
        </span>
      ))}
      <Card><Said points={said} /></Card>
      <p>{consent.declaration}</p>
      <Relation fields={fields} relations={consent.relations} />
      <TextField field={fields.field("typedName")} label={t("consent.sign")} help={t("consent.signHelp")} autoComplete="name" maxLength={120} />
      <ThreadLine from={{ text: t("consent.yourSignature"), sign: "empty" }} to={{ text: t("consent.placeOf", { name: consent.minor }) }} waiting loop />
      <div>
        <SubmitButton intent="sign" size="big" wide busyText={t("consent.actBusy")}>{t("consent.act")}</SubmitButton>
        <p className="t14 soft mt-3">{consent.withdrawal}</p>
      </div>
      <Note icon={ShieldCheckIcon}>{consent.note}</Note>
      <p className="text-center"><Link className="btn quiet" to={notParentTo}>{t("consent.notParent", { name: consent.minor })}</Link></p>
    </KitForm>
  );
}
