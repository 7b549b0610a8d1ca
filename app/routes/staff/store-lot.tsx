import type { MetaFunction } from "@remix-run/node";
import { Link, useActionData, useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { z } from "zod";
import { reverseMovement } from "~/domains/inkind/commands/reverse-movement.server";
import { writeOffLot } from "~/domains/inkind/commands/write-off-lot.server";
import { typedUnitOf, writeOffReasons, type LotId } from "~/domains/inkind/model";
import { readStock, writeOffGoods } from "~/domains/inkind/permissions";
import { lotPage, type LotMove } from "~/domains/inkind/queries/lot-page.server";
import { undoForm, writeOffForm } from "~/domains/inkind/schemas";
import { LotExpiryWords } from "~/domains/inkind/ui/LotWords";
import { allows } from "~/platform/access/permission";
import { staffAction } from "~/platform/http/actions.server";
import { notFound, redirect } from "~/platform/http/answers.server";
import { staffLoader } from "~/platform/http/loaders.server";
import { formatDate, formatQuantity, formatTime } from "~/platform/i18n/format";
import { asId, isId, newId } from "~/platform/ids/ids";
import { localDateOf } from "~/platform/time/local-date";
import { Card } from "~/ui/Card";
import { DataTable } from "~/ui/DataTable";
import { DescriptionList } from "~/ui/DescriptionList";
import { KitForm, SubmitButton, useKitForm } from "~/ui/forms/KitForm";
import { HiddenField, NumberField, SelectField } from "~/ui/forms/TextField";
import { PageHeader } from "~/ui/PageHeader";
import { Tag } from "~/ui/Tag";

const params = z.object({ lotId: z.string().refine(isId) });
export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }];

export const loader = staffLoader({ permission: readStock, params }, async ({ ctx, actor, params: { lotId }, locale, t }) => {
  const lot = await lotPage(ctx, lotId, locale);
  if (!lot) throw notFound();
  return {
    lot, locale, today: localDateOf(ctx.clock.now()), movementId: newId(), mayWrite: allows(actor, writeOffGoods),
    title: `${t("inkind:store.lotTitle", { number: lot.number })} – ${t("shell:product")}`,
  };
});

export const action = staffAction({ permission: writeOffGoods, params, messages: "inkind", forms: { writeOff: writeOffForm, undo: undoForm } }, {
  writeOff: async ({ ctx, params: { lotId }, value }) => {
    const done = await writeOffLot(ctx, { lotId: asId<"StockLot">(lotId) as LotId, ...value });
    return done.ok ? redirect(`/staff/store/lots/${lotId}`) : done;
  },
  undo: async ({ ctx, params: { lotId }, value }) => {
    const done = await reverseMovement(ctx, value);
    return done.ok ? redirect(`/staff/store/lots/${lotId}`) : done;
  },
});

function Undo({ movementId }: { movementId: string }) {
  const { t } = useTranslation("inkind");
  const { movementId: reversalId } = useLoaderData<typeof loader>();
  const [form] = useKitForm("undo", { data: useActionData<typeof action>(), id: `undo-${movementId}` });
  return (
    <KitForm form={form}>
      <HiddenField name="movementId" value={movementId} /><HiddenField name="reversalId" value={reversalId} />
      <SubmitButton intent="undo" kind="quiet" size="sm">{t("store.undo")}</SubmitButton>
    </KitForm>
  );
}

function WriteOff() {
  const { t } = useTranslation("inkind");
  const { lot, movementId } = useLoaderData<typeof loader>();
  const [form, fields] = useKitForm<z.input<typeof writeOffForm>>("writeOff", { data: useActionData<typeof action>() });
  const unit = typedUnitOf(lot.unit);
  return (
    <Card as="section" pad>
      <h2 className="mb-5">{t("store.writeOff")}</h2>
      <KitForm form={form} className="fields">
        <HiddenField name="movementId" value={movementId} /><HiddenField name="unit" value={unit} />
        <NumberField field={fields.quantity} label={t("store.writeOffQuantity")} unit={t(`units.${unit}`)} inputMode="decimal" />
        <SelectField field={fields.reason} label={t("store.writeOffReason")} options={writeOffReasons.map((value) => ({ value, text: t(`writeOffReasons.${value}`) }))} />
        <SubmitButton intent="writeOff" kind="plain">{t("store.writeOff")}</SubmitButton>
      </KitForm>
    </Card>
  );
}

export default function Lot() {
  const { lot, locale, today, mayWrite } = useLoaderData<typeof loader>();
  const { t } = useTranslation("inkind");
  const mayUndo = (move: LotMove) => mayWrite && !move.reversed && (move.kind === "issue" || move.kind === "write_off");
  return (
    <>
      <PageHeader back={{ to: "/staff/store/stock", text: t("store.stockTitle") }} over={t("store.lotTitle", { number: String(lot.number) })} title={lot.itemName} aside={<span className="fig36">{formatQuantity(lot.onHand, lot.unit, locale)}</span>} />
      <div className="aside-cols">
        <div className="stack">
          <Card pad>
            <DescriptionList items={[
              { term: t("store.origin"), text: lot.offerId ? <><Link to={`/staff/gifts/${lot.offerId}`}>{t("store.originText", { number: String(lot.offerNumber) })}</Link> · {lot.donorName ?? t("gifts.noName")}</> : <Link to={`/staff/store/counts/${lot.countId}`}>{t("store.originFound", { number: String(lot.countNumber) })}</Link> },
              { term: t("moveKinds.receipt"), text: t("store.cameIn", { quantity: formatQuantity(lot.quantity, lot.unit, locale), date: formatDate(lot.receivedAt, locale) }) },
              ...(lot.useBy || lot.bestBefore ? [{ term: t("store.expiryKind"), text: <LotExpiryWords lot={lot} today={today} locale={locale} /> }] : []),
              { term: t("store.storage"), text: `${t(`storages.${lot.storage}`)}${lot.shelf ? ` · ${lot.shelf}` : ""}` },
              ...(lot.notForSale ? [{ term: "", text: <Tag>{t("store.notForSale")}</Tag> }] : []),
            ]} />
          </Card>
          <h2>{t("store.movements")}</h2>
          <Card flush>
            <DataTable
              caption={t("store.movements")} captionHidden cards rows={lot.moves} rowKey={(move) => move.id}
              columns={[
                { key: "when", head: t("store.when"), rowHeader: true, cell: (move) => <>{formatDate(move.occurredAt, locale)} <small>{formatTime(move.occurredAt, locale)}</small></> },
                { key: "what", head: t("store.what"), cell: (move) => <>{t(`moveKinds.${move.kind}`)}{move.place ? <small>{move.place}</small> : null}{move.kind === "write_off" && move.reason ? <small>{t(`writeOffReasons.${move.reason as "expired"}`)}</small> : null}</> },
                { key: "much", head: t("store.howMuch"), align: "end", cell: (move) => formatQuantity(move.quantity, lot.unit, locale) },
                { key: "undo", head: <span className="vh">{t("store.undo")}</span>, cell: (move) => (move.reversed ? <Tag>{t("store.undone")}</Tag> : mayUndo(move) ? <Undo movementId={move.id} /> : null) },
              ]}
            />
          </Card>
        </div>
        {mayWrite && lot.onHand > 0 ? <WriteOff /> : <div />}
      </div>
    </>
  );
}
