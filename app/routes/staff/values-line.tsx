import type { MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { z } from "zod";
import { readDocumentsPermission } from "~/domains/documents/permissions";
import { markUnvalued } from "~/domains/inkind/commands/mark-unvalued.server";
import { recogniseValue } from "~/domains/inkind/commands/recognise-value.server";
import { readValues, valueGifts } from "~/domains/inkind/permissions";
import { valueLine } from "~/domains/inkind/queries/value-line.server";
import { ValueFacts, ValueHistory } from "~/domains/inkind/ui/ValueFacts";
import { RecogniseForm, UnvaluedForm } from "~/domains/inkind/ui/ValueForms";
import type { ReceiptLineId, ValueDecisionId } from "~/domains/inkind/value-model";
import { recogniseForm, unvaluedForm } from "~/domains/inkind/value-schemas";
import { allows } from "~/platform/access/permission";
import { staffAction } from "~/platform/http/actions.server";
import { notFound, redirect } from "~/platform/http/answers.server";
import { staffLoader } from "~/platform/http/loaders.server";
import { asId, isId, newId } from "~/platform/ids/ids";
import { Note } from "~/ui/Note";
import { PageHeader } from "~/ui/PageHeader";

const params = z.object({ lineId: z.string().refine(isId) });
export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }];

export const loader = staffLoader({ permission: readValues, params }, async ({ ctx, actor, params: { lineId }, locale, t }) => {
  const line = await valueLine(ctx, lineId);
  if (!line) throw notFound();
  return {
    line, locale, decisionId: newId<"ValueDecision">() as ValueDecisionId, mayDecide: allows(actor, valueGifts), mayReadPapers: allows(actor, readDocumentsPermission),
    title: `${line.itemName ?? line.description} – ${t("shell:product")}`,
  };
});

export const action = staffAction({ permission: valueGifts, params, messages: "inkind", forms: { recognise: recogniseForm, unvalued: unvaluedForm } }, {
  recognise: async ({ ctx, params: { lineId }, value }) => {
    const done = await recogniseValue(ctx, { ...value, lineId: asId<"GoodsReceiptLine">(lineId) as ReceiptLineId });
    return done.ok ? redirect(value.seq === 0 ? "/staff/values?done=value" : `/staff/values/line/${lineId}`) : done;
  },
  unvalued: async ({ ctx, params: { lineId }, value }) => {
    const done = await markUnvalued(ctx, { ...value, lineId: asId<"GoodsReceiptLine">(lineId) as ReceiptLineId });
    return done.ok ? redirect("/staff/values?done=unvalued") : done;
  },
});

export default function ValueOfLine() {
  const { line, decisionId, mayDecide, mayReadPapers, locale } = useLoaderData<typeof loader>();
  const data = useActionData<typeof action>();
  const { t } = useTranslation("inkind");
  const open = mayDecide && !line.own;
  return (
    <>
      <PageHeader back={{ to: "/staff/values", text: t("values.title") }} over={t("values.gift", { number: String(line.giftNumber) })} title={line.itemName ?? line.description} />
      <div className="aside-cols">
        <div className="stack">
          <ValueFacts line={line} locale={locale} mayReadPapers={mayReadPapers} />
          <ValueHistory line={line} locale={locale} />
        </div>
        <div className="stack">
          {mayDecide && line.own ? <Note tone="warn">{t("values.own")}</Note> : null}
          {open ? <RecogniseForm key={`${line.decisions.length}`} line={line} decisionId={decisionId} locale={locale} data={data} /> : null}
          {open && line.decisions.length === 0 ? <UnvaluedForm decisionId={decisionId} data={data} /> : null}
        </div>
      </div>
    </>
  );
}
