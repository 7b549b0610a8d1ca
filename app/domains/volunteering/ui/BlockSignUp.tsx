import { useTranslation } from "react-i18next";
import type { ActionReply } from "~/platform/forms/reply";
import { LinkButton } from "~/ui/Button";
import { Card } from "~/ui/Card";
import { Empty } from "~/ui/Empty";
import { KitForm, SubmitButton, useKitForm } from "~/ui/forms/KitForm";
import { EmailField, HiddenField, PhoneField, TextField } from "~/ui/forms/TextField";
import { PageHeader } from "~/ui/PageHeader";
import { ShiftFacts } from "./ShiftFacts";
import type { ShiftFactsView } from "./shift-row";

export interface BlockSignUpView {
  readonly signupId: string;
  readonly shiftId: string;
  readonly organisation: string;
  readonly title: string;
  readonly task: string;
  readonly does: string;
  readonly bring: string;
  readonly inCharge: string | null;
  readonly facts: ShiftFactsView;
  readonly left: number;
  readonly until: string;
  readonly state: "open" | "full" | "over";
  readonly phone: string;
}

type Fields = { signupId: string; fullName: string; email: string; phone: string };

/** The seats kept for a firm: what, where, how many are left, and three fields for a colleague. */
export function BlockSignUp({ block, data }: { block: BlockSignUpView; data: ActionReply | undefined }) {
  const { t } = useTranslation("volunteering");
  const [form, fields] = useKitForm<Fields>("signUp", { data });
  const head = (
    <>
      <PageHeader over={t("blockPage.title", { name: block.organisation })} title={block.title} lead={block.does || undefined} />
      <ShiftFacts facts={block.facts} inCharge={block.inCharge} bring={block.bring} />
      {block.task ? <p className="mt-3">{t("blockPage.task", { name: block.task })}</p> : null}
    </>
  );
  if (block.state !== "open") {
    return (
      <>
        {head}
        <h2 className="mt-8">{t(`blockPage.${block.state}`, { name: block.organisation })}</h2>
        <p className="mt-2 mb-4">{t(`blockPage.${block.state}Text`)}</p>
        <LinkButton to={`/shifts/${block.shiftId}`} kind="primary" wide>{t("blockPage.toShift")}</LinkButton>
      </>
    );
  }
  return (
    <>
      {head}
      <Card pad className="mt-6">
        <h2 className="h3m">{t("blockPage.left", { count: block.left })}</h2>
        <p className="t14 soft mb-4">{t("blockPage.until", { when: block.until })} {t("blockPage.lead")}</p>
        <KitForm form={form}>
          <HiddenField name="signupId" value={typeof fields.signupId.initialValue === "string" ? fields.signupId.initialValue : block.signupId} />
          <div className="fields">
            <TextField field={fields.fullName} label={t("form.name")} autoComplete="name" maxLength={120} />
            <EmailField field={fields.email} label={t("form.email")} help={t("form.emailHelp")} maxLength={200} />
            <PhoneField field={fields.phone} label={t("form.phone")} help={t("form.phoneHelp")} optional maxLength={30} />
            <SubmitButton intent="signUp" size="big" wide busyText={t("form.busy")}>{t("blockPage.submit")}</SubmitButton>
          </div>
        </KitForm>
        {block.phone ? <p className="t14 soft mt-3">{t("blockPage.minor")} <a className="nb" href={`tel:${block.phone.replace(/\s/g, "")}`}>{block.phone}</a></p> : null}
      </Card>
    </>
  );
}

/** Unknown, foreign and mistyped links get the same answer. */
export function UnknownBlock() {
  const { t } = useTranslation("volunteering");
  return <Empty title={t("blockPage.unknown")} text={t("blockPage.unknownText")} action={<LinkButton to="/shifts">{t("blockPage.allShifts")}</LinkButton>} />;
}
