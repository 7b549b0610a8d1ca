import type { MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { publishRules } from "~/domains/volunteering/commands/publish-rules.server";
import { publishRules as permission } from "~/domains/volunteering/permissions";
import { rulesDraft } from "~/domains/volunteering/queries/rules.server";
import { publishRulesSchema } from "~/domains/volunteering/schemas";
import { staffAction } from "~/platform/http/actions.server";
import { staffLoader } from "~/platform/http/loaders.server";
import { formatDate } from "~/platform/i18n/format";
import { Card } from "~/ui/Card";
import { KitForm, SubmitButton, useKitForm } from "~/ui/forms/KitForm";
import { DateField, HiddenField, TextareaField } from "~/ui/forms/TextField";
import { Link } from "~/ui/Link";
import { Note } from "~/ui/Note";
import { PageHeader } from "~/ui/PageHeader";

export const loader = staffLoader({ permission }, async ({ ctx, locale, t }) => {
  const { earliest, versions, ...draft } = await rulesDraft(ctx);
  return {
    title: t("volunteering:rules.editTitle"), draft, earliest, earliestText: formatDate(earliest, locale),
    versions: versions.map((one) => ({ version: one.version, text: t("volunteering:rules.since", { n: one.version, date: formatDate(one.validFrom, locale) }) })),
  };
});

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title ?? "" }];

export const action = staffAction({ permission, messages: "volunteering", forms: { publish: publishRulesSchema } }, {
  publish: async ({ ctx, value }) => publishRules(ctx, value),
});

export default function WriteRules() {
  const { draft, earliest, earliestText, versions } = useLoaderData<typeof loader>();
  const data = useActionData<typeof action>();
  const { t } = useTranslation("volunteering");
  const published = data?.value as { version: number } | undefined;
  const [form, fields] = useKitForm<Record<"after" | "textBg" | "textEn" | "validFrom", string>>("publish", {
    data, defaultValue: { textBg: draft.textBg, textEn: draft.textEn, validFrom: earliest },
  });
  return (
    <div className="stack wide">
      <PageHeader back={{ to: "/staff/shifts", text: t("board.title") }} title={t("rules.editTitle")} lead={t("rules.editLead")} />
      {published ? (
        <Note tone="ok" role="status"><p>{t("rules.published", { n: String(published.version) })} <Link to={`/rules/${published.version}`}>{t("rules.see")}</Link></p></Note>
      ) : null}
      <Card pad>
        <KitForm form={form}>
          {/* A refused form keeps the version it was written from. */}
          <HiddenField name="after" value={data && !published && typeof fields.after.initialValue === "string" ? fields.after.initialValue : String(draft.after)} />
          <div className="fields">
            <TextareaField field={fields.textBg} label={t("rules.textBg")} help={t("rules.textHelp")} rows={24} lang="bg" />
            <TextareaField field={fields.textEn} label={t("rules.textEn")} rows={24} lang="en" />
            <DateField field={fields.validFrom} label={t("rules.validFrom")} help={t("rules.validFromHelp", { date: earliestText })} min={earliest} />
            <SubmitButton intent="publish" busyText={t("rules.busy")}>{t("rules.submit", { n: String(draft.after + 1) })}</SubmitButton>
          </div>
        </KitForm>
      </Card>
      <section aria-labelledby="versions">
        <h2 id="versions" className="h3m">{t("rules.versions")}</h2>
        <ul className="mt-2">{versions.map((one) => <li key={one.version}><Link to={`/rules/${one.version}`}>{one.text}</Link></li>)}</ul>
      </section>
    </div>
  );
}
