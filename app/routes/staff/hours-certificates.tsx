import type { MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { confirmCertificate, declineCertificate, issueCertificate } from "~/domains/volunteering/commands/issue-certificate.server";
import { certificateDecisionSchema, certificateSchema } from "~/domains/volunteering/kiosk-schemas";
import { issueCertificates } from "~/domains/volunteering/permissions";
import { certificateList, peopleWithHours } from "~/domains/volunteering/queries/certificates.server";
import { CertificateRows, IssueForm } from "~/domains/volunteering/ui/Certificates";
import { HoursTabs } from "~/domains/volunteering/ui/HoursDesk";
import { ok, type Result } from "~/platform/errors/result";
import { staffAction } from "~/platform/http/actions.server";
import { staffLoader } from "~/platform/http/loaders.server";
import { formatDate, formatDuration } from "~/platform/i18n/format";
import { newId } from "~/platform/ids/ids";
import { localDateOf } from "~/platform/time/local-date";
import { Empty } from "~/ui/Empty";
import { Note } from "~/ui/Note";
import { PageHeader } from "~/ui/PageHeader";

export const loader = staffLoader({ permission: issueCertificates }, async ({ ctx, locale, t }) => {
  const [rows, people] = await Promise.all([certificateList(ctx), peopleWithHours(ctx)]);
  const today = localDateOf(ctx.clock.now());
  return {
    title: `${t("volunteering:hoursDesk.certificates")} – ${t("shell:product")}`, certificateId: newId<"HoursCertificate">(), people, today, yearStart: `${today.slice(0, 4)}-01-01`,
    rows: rows.map((row) => ({
      id: row.id, who: row.who, state: row.state, pdf: row.documentId ? `/api/documents/${row.documentId}.pdf` : null,
      number: row.number ? t("volunteering:certificateDesk.number", { number: String(row.number), year: String(row.year) }) : null,
      meta: [
        `${formatDate(row.fromDay, locale)} – ${formatDate(row.untilDay, locale)}`, formatDuration(row.minutes, locale), t(`volunteering:certificateDesk.purposes.${row.purpose}`),
        t(`volunteering:certificateDesk.locales.${row.locale}`), t(`volunteering:certificateDesk.${row.asked === "team" ? "byTeam" : "asked"}`),
      ].join(" · "),
    })),
  };
});

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }];

const told = <C extends string>(done: Result<unknown, C>, text: string) => (done.ok ? ok({ done: text }) : done);

export const action = staffAction({ permission: issueCertificates, messages: "volunteering", forms: { issue: certificateSchema, confirm: certificateDecisionSchema, decline: certificateDecisionSchema } }, {
  issue: async ({ ctx, value, t }) => told(await issueCertificate(ctx, value), t("volunteering:certificateDesk.issued")),
  confirm: async ({ ctx, value, t }) => told(await confirmCertificate(ctx, value), t("volunteering:certificateDesk.issued")),
  decline: async ({ ctx, value, t }) => told(await declineCertificate(ctx, value), t("volunteering:certificateDesk.declined")),
});

export default function Certificates() {
  const { rows, certificateId, people, today, yearStart } = useLoaderData<typeof loader>();
  const data = useActionData<typeof action>();
  const { t } = useTranslation("volunteering");
  const done = (data?.value as { done?: string } | undefined)?.done;
  const refused = data?.refusal && data.intent !== "issue" ? data.reply?.error?.[""]?.join(" ") : null;
  const requests = rows.filter((row) => row.state === "requested");
  const decided = rows.filter((row) => row.state !== "requested");
  return (
    <>
      <PageHeader title={t("hoursDesk.certificates")} lead={t("certificateDesk.lead")} />
      <HoursTabs current="certificates" mayIssue />
      {done ? <Note tone="ok" role="status" className="mt-4">{done}</Note> : null}
      {refused ? <Note tone="bad" role="alert" className="mt-4">{refused}</Note> : null}
      <div className="aside-cols mt-5">
        <div className="stack wide">
          {requests.length > 0 ? <CertificateRows id="requests" heading={t("certificateDesk.requests")} rows={requests} data={data} /> : null}
          {decided.length > 0 ? <CertificateRows id="issued" heading={t("certificateDesk.list")} rows={decided} data={data} /> : null}
          {rows.length === 0 ? <Empty title={t("certificateDesk.none")} /> : null}
        </div>
        <IssueForm key={certificateId} certificateId={certificateId} people={people} today={today} yearStart={yearStart} data={data} />
      </div>
    </>
  );
}
