import { redirect, type MetaFunction } from "@remix-run/node";
import { Form, useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { z } from "zod";
import { publicLoader } from "~/platform/http/loaders.server";
import { parseLookCode } from "~/platform/tokens/look-code";
import { Button } from "~/ui/Button";
import { Card } from "~/ui/Card";
import { plainField } from "~/ui/forms/field";
import { TextField } from "~/ui/forms/TextField";
import { Note } from "~/ui/Note";
import { PageHeader } from "~/ui/PageHeader";

const search = z.object({ code: z.string().trim().max(80).optional(), wrong: z.string().max(80).optional() });

/** A typed code goes to its own page; one that cannot be a code stays here, with the same sentence as a wrong one. */
export const loader = publicLoader({ search }, ({ search: asked, t }) => {
  const code = asked.code ? parseLookCode(asked.code) : null;
  if (code) throw redirect(`/path/${code}`);
  return { pageTitle: t("impact:path.meta_ask"), typed: asked.code ?? asked.wrong ?? "", wrong: asked.wrong !== undefined || Boolean(asked.code) };
});

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.pageTitle }];

export default function AskForCode() {
  const { typed, wrong } = useLoaderData<typeof loader>();
  const { t } = useTranslation("impact");
  return (
    <div className="wrap narrow pb-12">
      <PageHeader over={t("path.over")} title={t("path.ask_title")} lead={t("path.ask_lead")} />
      <Card pad className="mt-6">
        <Form method="get" action="/path">
          <TextField
            field={{ ...plainField("code", typed), errors: wrong ? [t("path.wrong")] : undefined }}
            label={t("path.code")}
            help={t("path.code_help")}
            autoComplete="off"
            autoCapitalize="characters"
            spellCheck={false}
            required
          />
          <Button type="submit" kind="primary" size="big" className="mt-5">{t("path.look")}</Button>
        </Form>
      </Card>
      <Note className="mt-5" title={t("path.where_code")}>
        <p className="mt-1">{t("path.where_slip")}</p>
        <p>{t("path.where_mail")}</p>
      </Note>
    </div>
  );
}
