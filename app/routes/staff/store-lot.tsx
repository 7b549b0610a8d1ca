import type { MetaFunction } from "@remix-run/node";
import { Link, useActionData, useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { z } from "zod";
import { reverseMovement } from "~/domains/inkind/commands/reverse-movement.server";
import { holdGoods } from "~/domains/inkind/commands/hold-goods.server";
import { placeLot } from "~/domains/inkind/commands/place-lot.server";
import { holdForm } from "~/domains/inkind/hold-schemas";
import { holdGoods as permissionToHold, readStock, writeOffGoods } from "~/domains/inkind/permissions";
import { lotPage, type LotMove } from "~/domains/inkind/queries/lot-page.server";
import { shelfOptions } from "~/domains/inkind/queries/shelves.server";
import { undoForm } from "~/domains/inkind/schemas";
import { placeForm } from "~/domains/inkind/shelf-schemas";
import { lotDetails, type Words } from "~/domains/inkind/ui/lot-details";
import { HoldForm, PlaceForm, UndoForm } from "~/domains/inkind/ui/LotForms";
import { LotExpiryWords } from "~/domains/inkind/ui/LotWords";
import { Photos } from "~/domains/inkind/ui/Photos";
import { allows } from "~/platform/access/permission";
import type { ActionReply } from "~/platform/forms/reply";
import { staffAction } from "~/platform/http/actions.server";
import { notFound, redirect } from "~/platform/http/answers.server";
import { staffLoader } from "~/platform/http/loaders.server";
import { formatDate, formatQuantity, formatTime } from "~/platform/i18n/format";
import { isId, newId } from "~/platform/ids/ids";
import { localDateOf } from "~/platform/time/local-date";
import { LinkButton } from "~/ui/Button";
import { Card } from "~/ui/Card";
import { DataTable } from "~/ui/DataTable";
import { DescriptionList } from "~/ui/DescriptionList";
import { QrCodeIcon } from "~/ui/icons";
import { Note } from "~/ui/Note";
import { PageHeader } from "~/ui/PageHeader";
import { Tag } from "~/ui/Tag";

const params = z.object({ lotId: z.string().refine(isId) });
export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }];

export const loader = staffLoader({ permission: readStock, params }, async ({ ctx, actor, params: { lotId }, locale, t }) => {
  const lot = await lotPage(ctx, lotId, locale);
  if (!lot) throw notFound();
  return {
    lot, shelves: await shelfOptions(ctx.db), locale, today: localDateOf(ctx.clock.now()), newMovementId: newId(), mayWrite: allows(actor, writeOffGoods), mayHold: allows(actor, permissionToHold),
    title: `${t("inkind:store.lotTitle", { number: lot.number })} – ${t("shell:product")}`,
  };
});

/** Each act asks for its own right; whoever may see the store reaches the door. */
export const action = staffAction({ permission: readStock, params, messages: "inkind", forms: { place: placeForm, hold: holdForm, undo: undoForm } }, {
  place: async ({ ctx, params: { lotId }, value: { shelfId, shelfCode } }) => {
    const done = await placeLot(ctx, { lot: { id: lotId }, shelf: shelfCode ? { code: shelfCode } : { id: shelfId! } });
    return done.ok ? redirect(`/staff/store/lots/${lotId}`) : done;
  },
  hold: async ({ ctx, params: { lotId }, value: { recallId, scope, reason }, locale }) => {
    const code = scope === "donor_code" ? (await lotPage(ctx, lotId, locale))?.donorLotCode : null;
    const done = await holdGoods(ctx, { recallId, reason, what: code ? { donorLotCode: code } : scope === "receipt" ? { receiptOfLot: lotId } : { lotId } });
    return done.ok ? redirect(`/staff/store/holds/${done.value.recallId}`) : done;
  },
  undo: async ({ ctx, params: { lotId }, value }) => {
    const done = await reverseMovement(ctx, value);
    return done.ok ? redirect(`/staff/store/lots/${lotId}`) : done;
  },
});

export default function Lot() {
  const { lot, shelves, newMovementId, locale, today, mayWrite, mayHold } = useLoaderData<typeof loader>();
  const data = useActionData<typeof action>() as ActionReply | undefined;
  const { t } = useTranslation("inkind");
  const mayUndo = (move: LotMove) => mayWrite && !move.reversed && ((move.kind === "issue" && move.stays === move.quantity) || (move.kind === "write_off" && !move.documentId));
  const mayReturn = (move: LotMove) => mayWrite && !move.reversed && move.kind === "issue" && move.stays > 0;
  return (
    <>
      <PageHeader back={{ to: "/staff/store/stock", text: t("store.stockTitle") }} over={t("store.lotTitle", { number: String(lot.number) })} title={lot.itemName} aside={<span className="fig36">{formatQuantity(lot.onHand, lot.unit, locale)}</span>} />
      {lot.held && lot.recallId ? <Note tone="warn" className="mb-5" title={t("keeping.heldTag")}><p><Link to={`/staff/store/holds/${lot.recallId}`}>{t("keeping.holdPage")}</Link></p></Note> : null}
      <div className="aside-cols">
        <div className="stack">
          <Card pad>
            <Photos ids={lot.photos} />
            <DescriptionList items={[
              { term: t("store.origin"), text: lot.offerId ? <><Link to={`/staff/gifts/${lot.offerId}`}>{t("store.originText", { number: String(lot.offerNumber) })}</Link> · {lot.donorName ?? t("gifts.noName")}</> : <Link to={`/staff/store/counts/${lot.countId}`}>{t("store.originFound", { number: String(lot.countNumber) })}</Link> },
              { term: t("moveKinds.receipt"), text: t("store.cameIn", { quantity: formatQuantity(lot.quantity, lot.unit, locale), date: formatDate(lot.receivedAt, locale) }) },
              ...(lot.useBy || lot.bestBefore ? [{ term: t("store.expiryKind"), text: <LotExpiryWords lot={lot} today={today} locale={locale} /> }] : []),
              { term: t("store.storage"), text: `${t(`storages.${lot.storage}`)}${lot.shelf ? ` · ${t("keeping.shelfTitle", { code: lot.shelf })}` : ""}` },
              ...lotDetails(lot, t as unknown as Words, locale),
              { term: t("store.stockTitle"), text: t("keeping.freeOf", { quantity: formatQuantity(lot.available, lot.unit, locale) }) },
              ...(lot.notForSale ? [{ term: "", text: <Tag>{t("store.notForSale")}</Tag> }] : []),
            ]} />
          </Card>
          <h2>{t("store.movements")}</h2>
          <Card flush>
            <DataTable
              caption={t("store.movements")} captionHidden cards rows={lot.moves} rowKey={(move) => move.id}
              columns={[
                { key: "when", head: t("store.when"), rowHeader: true, cell: (move) => <>{formatDate(move.occurredAt, locale)} <small>{formatTime(move.occurredAt, locale)}</small></> },
                { key: "what", head: t("store.what"), cell: (move) => <>{t(`moveKinds.${move.kind}`)}{move.documentId ? <> · <a href={`/api/documents/${move.documentId}.pdf`}>{t("keeping.protocol")}</a></> : null}{move.place ? <small>{move.place}</small> : null}{move.kind === "write_off" && move.reason ? <small>{t(`writeOffReasons.${move.reason as "expired"}`)}</small> : null}{move.kind === "return" && move.reason ? <small>{t(`returnReasons.${move.reason as "too_much"}`)}</small> : null}</> },
                { key: "much", head: t("store.howMuch"), align: "end", cell: (move) => formatQuantity(move.quantity, lot.unit, locale) },
                { key: "undo", head: <span className="vh">{t("store.undo")}</span>, cell: (move) => (move.reversed ? <Tag>{t("store.undone")}</Tag> : <span className="row wraps">{mayReturn(move) ? <LinkButton kind="quiet" size="sm" to={`/staff/store/lots/${lot.id}/return/${move.id}`}>{t("keeping.return")}</LinkButton> : null}{mayUndo(move) ? <UndoForm movementId={move.id} reversalId={newMovementId} data={data} /> : null}</span>) },
              ]}
            />
          </Card>
        </div>
        <div className="stack">
          <div className="row wraps">
            <LinkButton icon={QrCodeIcon} to={`/api/store/labels.pdf?kind=lot&id=${lot.id}&format=single`} reloadDocument>{t("keeping.lotLabel")}</LinkButton>
            {mayWrite && lot.onHand > 0 ? <LinkButton to={`/staff/store/write-off?lots=${lot.id}`}>{t("store.writeOff")}</LinkButton> : null}
          </div>
          {mayWrite ? <PlaceForm lot={lot} shelves={shelves} data={data} /> : null}
          {mayHold && !lot.held ? <HoldForm lot={lot} recallId={newMovementId} data={data} /> : null}
        </div>
      </div>
    </>
  );
}
