import { useTranslation } from "react-i18next";
import type { ActionReply } from "~/platform/forms/reply";
import { Avatar } from "~/ui/Avatar";
import { Card, CardRows } from "~/ui/Card";
import { KitForm, SubmitButton, useKitForm } from "~/ui/forms/KitForm";
import { HiddenField, PhoneField, SelectField, TextField } from "~/ui/forms/TextField";
import { Tag } from "~/ui/Tag";
import type { RosterRowView, RosterView } from "./attendance-view";

type Reply = ActionReply | undefined;

interface TickProps {
  intent: "in" | "out" | "undo";
  row: RosterRowView;
  eventId: string;
  data: Reply;
}

/** One press, one event: its id was made with the page, so that a second press is the same tick. */
function Tick({ intent, row, eventId, data }: TickProps) {
  const { t } = useTranslation("volunteering");
  const [form, fields] = useKitForm<{ signupId: string; people: string }>(intent, { data, id: `${intent}-${row.signupId}`, defaultValue: { people: String(row.partySize) } });
  const label = t(`roster.${intent}For`, { name: row.name });
  return (
    <KitForm form={form} quiet className="row tight">
      <HiddenField name="signupId" value={row.signupId} />
      <HiddenField name="eventId" value={eventId} />
      {intent === "undo" ? <HiddenField name="undoes" value={row.undoes ?? ""} /> : null}
      {intent === "in" && row.partySize > 1 ? (
        <SelectField
          field={fields.people} label={<span className="vh">{t("roster.howMany", { name: row.name })}</span>}
          options={Array.from({ length: row.partySize }, (_, n) => ({ value: String(n + 1), text: String(n + 1) }))}
        />
      ) : null}
      <SubmitButton intent={intent} kind={intent === "undo" ? "quiet" : "soft"} size="sm" aria-label={label}>{t(`roster.${intent}`)}</SubmitButton>
    </KitForm>
  );
}

function Rows({ group, view, ids, data }: { group: RosterView["groups"][number]; view: RosterView; ids: Readonly<Record<string, string>>; data: Reply }) {
  const { t } = useTranslation("volunteering");
  if (group.rows.length === 0) return null;
  const ticks = view.may.attest && view.arriving;
  const intent = group.key === "here" ? "out" : "in";
  return (
    <Card as="section" aria-labelledby={`roster-${group.key}`}>
      <h2 id={`roster-${group.key}`} className="pad row">{t(`roster.${group.key}`)} <Tag tone={group.key === "here" ? "ok" : "neutral"}>{group.rows.length}</Tag></h2>
      <CardRows>
        {group.rows.map((row) => (
          <li key={row.signupId} className="row wraps">
            <Avatar name={row.name} />
            <span className="grow basis-48"><b>{row.name}</b><span className="t14 soft block">{row.notes}</span></span>
            {!ticks ? null : row.own ? <span className="t14 soft">{t("roster.self")}</span> : (
              <>
                {row.undoes ? <Tick intent="undo" row={row} eventId={ids[row.signupId] ?? ""} data={data} /> : null}
                <Tick intent={intent} row={row} eventId={ids[row.signupId] ?? ""} data={data} />
              </>
            )}
          </li>
        ))}
      </CardRows>
    </Card>
  );
}

type WalkInFields = { signupId: string; eventId: string; fullName: string; phone: string; positionId: string };

function WalkInForm({ view, ids, data }: { view: RosterView; ids: { signupId: string; eventId: string }; data: Reply }) {
  const { t } = useTranslation("volunteering");
  const [form, fields] = useKitForm<WalkInFields>("walkIn", { data: data?.value === undefined ? data : undefined, defaultValue: { positionId: view.tasks[0]?.value ?? "" } });
  return (
    <Card as="section" pad>
      <h2>{t("roster.walkInTitle")}</h2>
      {view.tasks.length === 0 ? <p className="soft mt-2">{t("roster.walkInFull")}</p> : (
        <KitForm form={form} className="mt-4">
          <HiddenField name="signupId" value={ids.signupId} />
          <HiddenField name="eventId" value={ids.eventId} />
          <div className="fields">
            <TextField field={fields.fullName} label={t("roster.walkInName")} autoComplete="off" maxLength={120} />
            <PhoneField field={fields.phone} label={t("roster.walkInPhone")} autoComplete="off" maxLength={30} />
            <SelectField field={fields.positionId} label={t("roster.walkInTask")} options={view.tasks} />
            <SubmitButton intent="walkIn" kind="plain" busyText={t("roster.walkInBusy")}>{t("roster.walkIn")}</SubmitButton>
          </div>
        </KitForm>
      )}
    </Card>
  );
}

/** The list at the door for the team: one tick a person, the same rules as on the tablet. */
export function Roster({ view, ids, walkInIds, data }: { view: RosterView; ids: Readonly<Record<string, string>>; walkInIds: { signupId: string; eventId: string }; data: Reply }) {
  const { t } = useTranslation("volunteering");
  return (
    <div className="aside-cols">
      <div className="stack wide">
        {view.arriving ? null : <p className="soft">{t("roster.early")}</p>}
        {view.groups.every((group) => group.rows.length === 0) ? <p className="soft">{t("roster.empty")}</p> : null}
        {view.groups.map((group) => <Rows key={group.key} group={group} view={view} ids={ids} data={data} />)}
      </div>
      {view.may.manage && view.arriving ? <WalkInForm key={walkInIds.signupId} view={view} ids={walkInIds} data={data} /> : <span />}
    </div>
  );
}
