import { useTranslation } from "react-i18next";
import { LinkButton } from "~/ui/Button";
import { Card } from "~/ui/Card";
import { MailIcon } from "~/ui/icons";
import { Link } from "~/ui/Link";
import type { DeskView } from "./desk-view";

/** What was written to everybody, and what concerns the shift as a whole. */
export function DeskAside({ desk }: { desk: DeskView }) {
  const { t } = useTranslation("volunteering");
  return (
    <Card as="section" pad aria-labelledby="letters">
      <h2 id="letters">{t("desk.messages")}</h2>
      {desk.messages.length === 0 ? <p className="t14 soft mt-2">{t("desk.noMessages")}</p> : (
        <ul className="stack tight mt-2">
          {desk.messages.map((one) => (
            <li key={one.key}>
              <details>
                <summary><b>{one.subject}</b><span className="t14 soft block">{one.meta}</span></summary>
                <p className="t14 mt-1 whitespace-pre-line">{one.body}</p>
              </details>
            </li>
          ))}
        </ul>
      )}
      {desk.invited ? <p className="t14 soft mt-2">{desk.invited}</p> : null}
      {desk.may.manage && !desk.cancelled ? <LinkButton to={`/staff/shifts/${desk.id}/message`} kind="soft" wide icon={MailIcon} className="mt-4">{t("desk.write")}</LinkButton> : null}
      <p className="row wraps between t14 mt-3">
        <Link className="inline-flex items-center min-h-11" to={`/shifts/${desk.id}`}>{t("desk.public")}</Link>
        {desk.may.manage && !desk.started && !desk.cancelled ? <Link className="inline-flex items-center min-h-11" to={`/staff/shifts/${desk.id}?open=cancel`} preventScrollReset>{t("shift.cancel")}</Link> : null}
      </p>
    </Card>
  );
}
