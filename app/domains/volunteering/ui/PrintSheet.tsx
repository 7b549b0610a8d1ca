import { useTranslation } from "react-i18next";
import { Button } from "~/ui/Button";
import { Empty } from "~/ui/Empty";
import { PrinterIcon } from "~/ui/icons";
import { PageHeader } from "~/ui/PageHeader";
import type { RosterView } from "./roster-view";

/** Empty lines for who comes without having signed up. */
const walkIns = 4;

/** List and attendance on A4: name, task, phone, and room to write arrival, departure and signature. */
export function PrintSheet({ roster, shiftId }: { roster: RosterView; shiftId: string }) {
  const { t } = useTranslation("volunteering");
  const heads = [t("printSheet.name"), ...(roster.withTask ? [t("printSheet.position")] : []), t("printSheet.phone"), t("printSheet.arrival"), t("printSheet.departure"), t("printSheet.signature")];
  return (
    <div className="scr-roster">
      <PageHeader
        back={{ to: `/staff/shifts/${shiftId}`, text: t("candidates.back") }}
        over={t("printSheet.title")}
        title={`${roster.title}, ${roster.when}`}
        lead={<>{roster.place}. {roster.inCharge}</>}
        aside={<Button kind="primary" icon={PrinterIcon} onClick={() => window.print()}>{t("printSheet.print")}</Button>}
      />
      <p className="t14 soft mb-3">{roster.lead}</p>
      {roster.rows.length === 0 ? <Empty title={t("printSheet.empty")} /> : (
        <div className="tbl-box" role="region" aria-label={t("printSheet.title")} tabIndex={0}>
          <table className="tbl roster">
            <thead><tr><th scope="col">№</th>{heads.map((head) => <th key={head} scope="col">{head}</th>)}</tr></thead>
            <tbody>
              {roster.rows.map((row) => (
                <tr key={row.key}>
                  <td className="num">{row.no}</td>
                  <th scope="row">{row.name}{row.notes ? <small>{row.notes}</small> : null}</th>
                  {roster.withTask ? <td>{row.task}</td> : null}
                  <td className="nb">{row.phone}</td>
                  <td /><td /><td />
                </tr>
              ))}
              {roster.blocks.map((text) => <tr key={text}><td /><th scope="row" colSpan={heads.length}>{text}</th></tr>)}
              <tr><td /><th scope="row" colSpan={heads.length}>{t("printSheet.walkIn")}</th></tr>
              {Array.from({ length: walkIns }, (_, n) => <tr key={n} className="blank">{[null, ...heads].map((head, at) => <td key={head ?? at} />)}</tr>)}
            </tbody>
          </table>
        </div>
      )}
      <p className="print-foot">{t("printSheet.foot")}</p>
    </div>
  );
}
