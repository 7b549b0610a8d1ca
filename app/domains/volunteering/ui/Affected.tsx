import { useTranslation } from "react-i18next";
import type { ActionReply } from "~/platform/forms/reply";
import { SubmitButton } from "~/ui/forms/KitForm";
import { HiddenField } from "~/ui/forms/TextField";
import { Note } from "~/ui/Note";

/** Whom a change would end or ask again, by name; saving once more with `seen` says yes to exactly that. */
export function Affected({ data, intent, busyText }: { data: ActionReply | undefined; intent: string; busyText: string }) {
  const { t } = useTranslation("volunteering");
  const facts = data?.refusal?.code === "affects_people" && data.intent === intent ? data.refusal.facts : undefined;
  if (!facts) return null;
  const kinds = (["ended", "consent", "clearance"] as const).filter((kind) => Number(facts[kind]) > 0);
  return (
    <Note tone="warn" role="alert" title={t("affects.title")}>
      <ul className="stack">
        {kinds.map((kind) => <li key={kind}>{t(`affects.${kind}`, { count: Number(facts[kind]), names: String(facts[`${kind}Names`]) })}</li>)}
      </ul>
      <p className="t14 mt-2">{t("affects.back")}</p>
      <HiddenField name="seen" value={String(facts.seen)} />
      <SubmitButton intent={intent} kind="bad" className="mt-3" busyText={busyText}>{t("affects.confirm")}</SubmitButton>
    </Note>
  );
}
