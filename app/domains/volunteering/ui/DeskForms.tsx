import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { ActionReply } from "~/platform/forms/reply";
import { Avatar } from "~/ui/Avatar";
import { Card, CardRows } from "~/ui/Card";
import { CheckField } from "~/ui/forms/ChoiceFields";
import { KitForm, SubmitButton, useKitForm } from "~/ui/forms/KitForm";
import { EmailField, HiddenField, PhoneField, TextField } from "~/ui/forms/TextField";
import { Tag } from "~/ui/Tag";
import type { DeskPersonView, DeskView } from "./desk-view";

type Reply = ActionReply | undefined;

function PersonAct({ intent, person, label, short, data }: { intent: "admit" | "takeOff"; person: DeskPersonView; label: string; short: string; data: Reply }) {
  const [form] = useKitForm<{ signupId: string }>(intent, { data, id: `${intent}-${person.signupId}` });
  return (
    <KitForm form={form} quiet>
      <HiddenField name="signupId" value={person.signupId} />
      <SubmitButton intent={intent} kind={intent === "admit" ? "soft" : "quiet"} size="sm" aria-label={label}>{short}</SubmitButton>
    </KitForm>
  );
}

/** Everybody on the shift, and what may be done about each. */
export function DeskPeople({ desk, data }: { desk: DeskView; data: Reply }) {
  const { t } = useTranslation("volunteering");
  return (
    <Card as="section" aria-labelledby="people">
      <h2 id="people" className="pad">{t("shift.people")}</h2>
      {desk.people.length === 0 ? <p className="pad soft">{t("shift.nobody")}</p> : (
        <CardRows>
          {desk.people.map((person) => (
            <li key={person.signupId} className="row wraps">
              <Avatar name={person.name} />
              <span className="grow basis-48">
                <b>{person.name}</b>
                {person.notes ? <span className="t14 soft block">{person.notes}</span> : null}
              </span>
              <Tag tone={person.state.tone}>{person.state.text}{person.minutes ? `, ${person.minutes}` : ""}</Tag>
              {person.mayAdmit ? <PersonAct intent="admit" person={person} data={data} short={t("shift.consentSeen")} label={t("shift.consentSeenFor", { name: person.name })} /> : null}
              {person.mayTakeOff ? <PersonAct intent="takeOff" person={person} data={data} short={t("shift.takeOff")} label={t("shift.takeOffFor", { name: person.name })} /> : null}
            </li>
          ))}
        </CardRows>
      )}
    </Card>
  );
}

type PhoneFields = { signupId: string; fullName: string; phone: string; email: string; minor: boolean; consentSeen: boolean };

export function PhoneSignUpForm({ signupId, data }: { signupId: string; data: Reply }) {
  const { t } = useTranslation("volunteering");
  const [form, fields] = useKitForm<PhoneFields>("phone", { data: data?.value === undefined ? data : undefined });
  const [minor, setMinor] = useState(fields.minor.initialValue === "on");
  return (
    <Card as="section" pad>
      <h2>{t("shift.phoneTitle")}</h2>
      <KitForm form={form} className="mt-4">
        <HiddenField name="signupId" value={signupId} />
        <div className="fields">
          <TextField field={fields.fullName} label={t("shift.phoneName")} autoComplete="off" maxLength={120} />
          <PhoneField field={fields.phone} label={t("shift.phonePhone")} autoComplete="off" optional maxLength={30} />
          <EmailField field={fields.email} label={t("shift.phoneEmail")} help={t("shift.phoneEmailHelp")} autoComplete="off" optional maxLength={200} />
          <CheckField field={fields.minor} label={t("shift.phoneMinor")} onChange={(event) => setMinor(event.currentTarget.checked)} />
          {minor || fields.consentSeen.errors ? <CheckField field={fields.consentSeen} label={t("shift.phoneConsent")} /> : null}
          <SubmitButton intent="phone" kind="plain" busyText={t("shift.phoneBusy")}>{t("shift.phoneSubmit")}</SubmitButton>
        </div>
      </KitForm>
    </Card>
  );
}

/** A question before an act that cannot be undone; folded, so that it works without scripts too. */
export function CancelShiftForm({ data }: { data: Reply }) {
  const { t } = useTranslation("volunteering");
  const [form] = useKitForm<Record<string, never>>("cancelShift", { data });
  return (
    <details className="card pad">
      <summary className="row"><b>{t("shift.cancelTitle")}</b></summary>
      <p className="soft mt-2 mb-3">{t("shift.cancelText")}</p>
      <KitForm form={form}>
        <SubmitButton intent="cancelShift" kind="bad" busyText={t("shift.cancelBusy")}>{t("shift.cancel")}</SubmitButton>
      </KitForm>
    </details>
  );
}
