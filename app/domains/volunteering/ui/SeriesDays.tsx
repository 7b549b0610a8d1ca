import { useTranslation } from "react-i18next";
import type { ActionReply } from "~/platform/forms/reply";
import { Card } from "~/ui/Card";
import { DataTable } from "~/ui/DataTable";
import { Empty } from "~/ui/Empty";
import { KitForm, SubmitButton, useKitForm } from "~/ui/forms/KitForm";
import { HiddenField } from "~/ui/forms/TextField";
import { Link } from "~/ui/Link";
import { Tag } from "~/ui/Tag";
import type { Tone } from "~/ui/vocabulary";

export interface SeriesDayView {
  readonly day: string;
  readonly text: string;
  readonly time: string;
  readonly shiftId: string | null;
  readonly seats: string;
  readonly tags: readonly { readonly text: string; readonly tone: Tone }[];
  readonly act: "leaveOut" | "takeIn" | null;
}

function DayAct({ row, act, data }: { row: SeriesDayView; act: "leaveOut" | "takeIn"; data: ActionReply | undefined }) {
  const { t } = useTranslation("volunteering");
  const [form] = useKitForm<{ day: string }>(act, { data, id: `${act}-${row.day}` });
  const leaves = act === "leaveOut";
  return (
    <KitForm form={form} quiet>
      <HiddenField name="day" value={row.day} />
      <SubmitButton intent={act} kind="quiet" size="sm" aria-label={t(leaves ? "series.leaveFor" : "series.takeFor", { day: row.text })}>{t(leaves ? "series.leave" : "series.take")}</SubmitButton>
    </KitForm>
  );
}

/** The days of a series: made, left out, or still to be made; each may be left out or taken in again. */
export function SeriesDays({ days, data }: { days: readonly SeriesDayView[]; data: ActionReply | undefined }) {
  const { t } = useTranslation("volunteering");
  return (
    <Card pad>
      <h2>{t("series.days")}</h2>
      <p className="soft mt-1 mb-3">{t("series.daysLead")}</p>
      <DataTable
        caption={t("series.days")} captionHidden dense cards empty={<Empty title={t("series.none")} />}
        columns={[
          { key: "day", head: t("series.day"), cell: (row) => (row.shiftId ? <Link to={`/staff/shifts/${row.shiftId}`}>{row.text}</Link> : <span className={row.act === "takeIn" ? "day-out" : undefined}>{row.text}</span>) },
          { key: "time", head: t("series.time"), cell: (row) => row.time },
          { key: "seats", head: t("series.seats"), cell: (row) => (row.tags.length > 0 ? <span className="row tight wraps">{row.seats} {row.tags.map((tag) => <Tag key={tag.text} tone={tag.tone}>{tag.text}</Tag>)}</span> : row.seats) },
          { key: "act", head: <span className="vh">{t("series.leave")}</span>, align: "end", cell: (row) => (row.act ? <DayAct row={row} act={row.act} data={data} /> : null) },
        ]}
        rows={days} rowKey={(row) => row.day}
      />
    </Card>
  );
}
