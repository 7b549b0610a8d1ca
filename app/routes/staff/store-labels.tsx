import type { MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import type { z } from "zod";
import { printLabels } from "~/domains/inkind/commands/print-labels.server";
import { readStock, receiveGoods } from "~/domains/inkind/permissions";
import { labelBatches } from "~/domains/inkind/queries/shelves.server";
import { labelSheets, labelsForm } from "~/domains/inkind/shelf-schemas";
import { StoreMenu } from "~/domains/inkind/ui/StoreMenu";
import { allows } from "~/platform/access/permission";
import { staffAction } from "~/platform/http/actions.server";
import { redirect } from "~/platform/http/answers.server";
import { staffLoader } from "~/platform/http/loaders.server";
import { formatDate } from "~/platform/i18n/format";
import { newId } from "~/platform/ids/ids";
import { LinkButton } from "~/ui/Button";
import { Card } from "~/ui/Card";
import { SegmentsField } from "~/ui/forms/ChoiceFields";
import { KitForm, SubmitButton, useKitForm } from "~/ui/forms/KitForm";
import { HiddenField } from "~/ui/forms/TextField";
import { Icon } from "~/ui/Icon";
import { PrinterIcon, QrCodeIcon } from "~/ui/icons";
import { PageHeader } from "~/ui/PageHeader";

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }];

export const loader = staffLoader({ permission: readStock }, async ({ ctx, actor, locale, t }) => ({
  batches: await labelBatches(ctx), batchId: newId(), locale, mayPrint: allows(actor, receiveGoods), title: `${t("inkind:keeping.labelsTitle")} – ${t("shell:product")}`,
}));

export const action = staffAction({ permission: receiveGoods, messages: "inkind", forms: { make: labelsForm } }, {
  make: async ({ ctx, value }) => {
    await printLabels(ctx, value);
    return redirect("/staff/store/labels");
  },
});

export default function Labels() {
  const { batches, batchId, locale, mayPrint } = useLoaderData<typeof loader>();
  const { t } = useTranslation("inkind");
  const [form, fields] = useKitForm<z.input<typeof labelsForm>>("make", { data: useActionData<typeof action>(), defaultValue: { sheets: "1" } });
  const pdf = (id: string, format: string) => `/api/store/labels.pdf?kind=batch&id=${id}&format=${format}`;
  return (
    <div className="measure">
      <PageHeader title={t("keeping.labelsTitle")} lead={t("keeping.labelsLead")} />
      <StoreMenu current="labels" />
      {mayPrint ? (
        <Card pad className="mt-5">
          <KitForm key={batchId} form={form} className="fields">
            <HiddenField name="batchId" value={batchId} />
            <SegmentsField field={fields.sheets} label={t("keeping.sheets")} options={labelSheets.map((n) => ({ value: String(n), text: String(n) }))} />
            <SubmitButton intent="make" size="big" wide>{t("keeping.makeLabels")}</SubmitButton>
          </KitForm>
        </Card>
      ) : null}
      <h2 className="group">{t("keeping.labels")}</h2>
      {batches.length === 0 ? <Card pad><p className="soft">{t("keeping.noBatches")}</p></Card> : (
        <>
          <Card as="ul" className="tasks">
            {batches.map((batch) => (
              <li key={batch.id}>
                <Icon of={QrCodeIcon} />
                <div><h3>{t("keeping.batch", { count: batch.labels, date: formatDate(batch.printedAt, locale) })}</h3><p>{t("keeping.batchFree", { count: batch.free })}</p></div>
                {batch.free > 0 ? (
                  <div className="acts">
                    <LinkButton kind="soft" icon={PrinterIcon} to={pdf(batch.id, "sheet")} reloadDocument>{t("keeping.printSheet")}</LinkButton>
                    <LinkButton kind="quiet" to={pdf(batch.id, "single")} reloadDocument>{t("keeping.printSingle")}</LinkButton>
                  </div>
                ) : null}
              </li>
            ))}
          </Card>
          <p className="t14 soft mt-3">{t("keeping.printHelp")}</p>
        </>
      )}
    </div>
  );
}
