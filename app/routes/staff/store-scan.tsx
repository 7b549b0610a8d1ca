import type { MetaFunction } from "@remix-run/node";
import { Form, useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { z } from "zod";
import { readStock } from "~/domains/inkind/permissions";
import { lotIdByNumber, scanned } from "~/domains/inkind/queries/shelves.server";
import { ScanField } from "~/domains/inkind/ui/ScanField";
import { StoreMenu } from "~/domains/inkind/ui/StoreMenu";
import { redirect } from "~/platform/http/answers.server";
import { staffLoader } from "~/platform/http/loaders.server";
import { parseLookCode } from "~/platform/tokens/look-code";
import { Button } from "~/ui/Button";
import { Card } from "~/ui/Card";
import { plainField } from "~/ui/forms/field";
import { PageHeader } from "~/ui/PageHeader";

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }];

export const loader = staffLoader({ permission: readStock, search: z.object({ code: z.string().trim().max(80).optional() }) }, async ({ ctx, search, t }) => {
  const typed = search.code ?? "";
  const title = `${t("inkind:keeping.scanTitle")} – ${t("shell:product")}`;
  if (!typed) return { typed, said: null, title };
  const code = parseLookCode(typed);
  if (!code) {
    const number = /^№?\s*(\d{1,9})$/.exec(typed)?.[1];
    const lotId = number ? await lotIdByNumber(ctx, Number(number)) : null;
    if (lotId) throw redirect(`/staff/store/lots/${lotId}`);
    return { typed, said: "none" as const, title };
  }
  const found = await scanned(ctx, code);
  if (found?.kind === "lot") throw redirect(`/staff/store/lots/${found.id}`);
  if (found?.kind === "shelf") throw redirect(`/staff/store/shelves/${found.id}`);
  return { typed, said: found ? ("free" as const) : ("none" as const), title };
});

export default function Scan() {
  const { typed, said } = useLoaderData<typeof loader>();
  const { t } = useTranslation("inkind");
  const field = { ...plainField("code", typed), ...(said ? { errors: [t(said === "free" ? "keeping.scanFree" : "keeping.scanNone")] } : {}) };
  return (
    <div className="measure">
      <PageHeader title={t("keeping.scanTitle")} lead={t("keeping.scanLead")} />
      <StoreMenu current="scan" />
      <Card pad className="mt-5">
        <Form className="fields" role="search">
          <ScanField key={typed} field={field} label={t("keeping.scanField")} autoFocus />
          <Button type="submit" kind="primary" size="big" wide>{t("keeping.scanGo")}</Button>
        </Form>
      </Card>
    </div>
  );
}
