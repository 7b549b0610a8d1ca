import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import type { ActionReply } from "~/platform/forms/reply";
import { type ButtonProps, LinkButton } from "~/ui/Button";
import { Card } from "~/ui/Card";
import { KitForm, SubmitButton, useKitForm } from "~/ui/forms/KitForm";
import { QuantityField } from "~/ui/forms/QuantityField";
import { HiddenField } from "~/ui/forms/TextField";
import { CalendarPlusIcon, ChevronDownIcon, UsersIcon } from "~/ui/icons";
import { Icon } from "~/ui/Icon";
import { Qr } from "~/ui/Qr";
import { ThreadLine } from "~/ui/thread/ThreadLine";
import type { OwnSignupView } from "./own-signup";

interface OwnProps {
  own: OwnSignupView;
  data: ActionReply | undefined;
}

interface ActButtonProps extends Pick<ButtonProps, "kind" | "size" | "busyText"> {
  intent: string;
  data: ActionReply | undefined;
  /** Where one act stands twice on a page. */
  id?: string;
  /** Facts that go with the act. */
  hidden?: readonly { readonly name: string; readonly value: string }[];
  /** A plain button of its place (a toast). */
  bare?: boolean;
  children: ReactNode;
}

/** One act, one button; works without scripts. */
export function ActButton({ intent, data, id, hidden = [], bare, children, ...look }: ActButtonProps) {
  const [form] = useKitForm<Record<string, never>>(intent, { data, ...(id ? { id } : {}) });
  return (
    <KitForm form={form} quiet={bare}>
      {hidden.map((one) => <HiddenField key={one.value} {...one} />)}
      {bare ? <button type="submit" name="intent" value={intent}>{children}</button> : <SubmitButton intent={intent} wide {...look}>{children}</SubmitButton>}
    </KitForm>
  );
}

/** The code for the entrance: the QR and its digits, for a torn screen. */
function Ticket({ ticket }: { ticket: NonNullable<OwnSignupView["ticket"]> }) {
  const { t } = useTranslation("volunteering");
  return (
    <Card as="section" pad className="own-ticket" aria-labelledby="ticket">
      <Qr text={ticket.code} label={ticket.label} />
      <div>
        <h2 id="ticket" className="h3m">{t("own.ticketTitle")}</h2>
        <p className="digits num">{ticket.digits}</p>
        <p className="t14 soft">{t("own.ticketText")}</p>
      </div>
    </Card>
  );
}

/** How many come, and the way to say that fewer do. */
export function PartyCard({ own: { party, canCancel }, data }: OwnProps) {
  const { t } = useTranslation("volunteering");
  const [form, fields] = useKitForm<{ partySize: string; partyMinors: string }>("shrink", { data, defaultValue: party ? { partySize: String(party.size), partyMinors: String(party.minors) } : {} });
  if (!party) return null;
  return (
    <Card as="section" pad>
      <p className="row tight"><Icon of={UsersIcon} /><span>{party.text}{party.minorsText ? ` ${party.minorsText}` : null}</span></p>
      {canCancel ? (
        <details className="no">
          <summary>{t("own.partyLess")}<Icon of={ChevronDownIcon} size="s" /></summary>
          <KitForm form={form}>
            <div className="fields mt-2">
              <QuantityField field={fields.partySize} label={t("own.partySize")} min={1} max={party.size} help={t("own.partyHelp")} />
              {party.minors > 0 ? <QuantityField field={fields.partyMinors} label={t("own.partyMinorsField")} min={0} max={party.minors} /> : null}
              <SubmitButton intent="shrink" kind="plain" wide>{t("own.partySave")}</SubmitButton>
            </div>
          </KitForm>
        </details>
      ) : null}
    </Card>
  );
}

export function Confirmed({ own, data }: OwnProps) {
  const { t } = useTranslation("volunteering");
  return (
    <>
      <ThreadLine from={{ text: own.thread.from }} to={{ text: own.thread.to }} waiting loop />
      <LinkButton to={own.calendarHref} reloadDocument kind="primary" size="big" wide icon={CalendarPlusIcon}>{t("own.calendar")}</LinkButton>
      {own.ticket ? <Ticket ticket={own.ticket} /> : null}
      <PartyCard own={own} data={data} />
      <div className="own-two">
        <LinkButton to={own.handOverHref} wide>{t("handOver.link")}</LinkButton>
        {own.canCancel ? <ActButton intent="cancel" data={data} kind="plain" busyText={t("own.cancelBusy")}>{t("own.cancel")}</ActButton> : null}
      </div>
      <p className="t14 soft">{own.cancelText}</p>
    </>
  );
}
