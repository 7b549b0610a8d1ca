import type { MetaFunction } from "@remix-run/node";
import { Link, useActionData, useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { z } from "zod";
import { lotsAtBazaars } from "~/domains/bazaar/queries/lots-at-bazaars.server";
import { decideHold } from "~/domains/inkind/commands/decide-hold.server";
import { decideHoldForm } from "~/domains/inkind/hold-schemas";
import { decideHold as permission, readStock, writeOffGoods } from "~/domains/inkind/permissions";
import { recallPage } from "~/domains/inkind/queries/holds.server";
import { allows } from "~/platform/access/permission";
import { staffAction } from "~/platform/http/actions.server";
import { notFound, redirect } from "~/platform/http/answers.server";
import { staffLoader } from "~/platform/http/loaders.server";
import { formatDate, formatQuantity } from "~/platform/i18n/format";
import { isId } from "~/platform/ids/ids";
import { LinkButton } from "~/ui/Button";
import { Card } from "~/ui/Card";
import { DataTable } from "~/ui/DataTable";
import { ActForm } from "~/ui/forms/ActForm";
import { Note } from "~/ui/Note";
import { PageHeader } from "~/ui/PageHeader";
import { Tag } from "~/ui/Tag";

const params = z.object({ recallId: z.string().refine(isId) });
export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }];

export const loader = staffLoader({ permission: readStock, params }, async ({ ctx, actor, params: { recallId }, locale, t }) => {
  const hold = await recallPage(ctx, recallId, locale);
  if (!hold) throw notFound();
  return {
    hold, bazaars: await lotsAtBazaars(ctx.db, hold.lots.map((lot) => lot.lotId), locale), locale, mayDecide: allows(actor, permission), mayWriteOff: allows(actor, writeOffGoods),
    title: `${t("inkind:keeping.holdsTitle")} – ${t("shell:product")}`,
  };
});

export const action = staffAction({ permission, params, messages: "inkind", forms: { decide: decideHoldForm } }, {
  decide: async ({ ctx, params: { recallId }, value }) => {
    const done = await decideHold(ctx, { recallId, ...value });
    return done.ok ? redirect(`/staff/store/holds/${recallId}`) : done;
  },
});

function Bazaars() {
  const { bazaars } = useLoaderData<typeof loader>();
  const { t } = useTranslation("inkind");
  if (bazaars.length === 0) return null;
  return (
    <>
      <h2 className="group">{t("keeping.atBazaars")}</h2>
      <Card as="ul" className="tasks">
        {bazaars.map((one) => (
          <li key={`${one.lotId}-${one.bazaarId}-${one.stall}`}>
            <div>
              <h3><Link to={`/staff/bazaars/${one.bazaarId}`}>{one.bazaar}</Link> · {one.stall}</h3>
              <p>{t("store.lotNumber", { number: String(one.number) })} · {t("keeping.bazaarFacts", { given: String(one.given), sold: String(one.sold), left: String(one.left) })}</p>
            </div>
          </li>
        ))}
      </Card>
    </>
  );
}

export default function Hold() {
  const { hold, bazaars, locale, mayDecide, mayWriteOff } = useLoaderData<typeof loader>();
  const { t } = useTranslation("inkind");
  const refused = useActionData<typeof action>()?.reply?.error?.[""];
  const waiting = hold.lots.filter((lot) => lot.outcome === null);
  const unfit = hold.lots.filter((lot) => lot.outcome === "unfit" && lot.onHand > 0);
  return (
    <>
      <PageHeader
        back={{ to: "/staff/store/holds", text: t("keeping.holdsTitle") }} title={hold.lots[0]!.itemName}
        lead={t("keeping.heldBy", { reason: t(`holdReasons.${hold.reason}`), name: hold.openedBy ?? "–", date: formatDate(hold.openedAt, locale) })}
      />
      {refused ? <Note tone="bad" role="alert" className="mb-5">{refused[0]}</Note> : null}
      {mayDecide && waiting.length > 0 ? (
        <div className="row wraps mb-5">
          <ActForm intent="decide" fields={{ outcome: "fit" }}>{t("keeping.fit")}</ActForm>
          <ActForm intent="decide" fields={{ outcome: "unfit" }}>{t("keeping.unfit")}</ActForm>
        </div>
      ) : null}
      {mayWriteOff && unfit.length > 0 ? <LinkButton className="mb-5" to={`/staff/store/write-off?lots=${unfit.map((lot) => lot.lotId).join(",")}`}>{t("keeping.toWriteOff")}</LinkButton> : null}
      <h2 className="group">{t("keeping.stillHere")}</h2>
      <Card flush>
        <DataTable
          caption={t("keeping.stillHere")} captionHidden cards rows={hold.lots} rowKey={(lot) => lot.holdId}
          columns={[
            { key: "lot", head: t("store.what"), rowHeader: true, cell: (lot) => <><Link to={`/staff/store/lots/${lot.lotId}`}>№ {lot.number} · {lot.itemName}</Link>{lot.donorLotCode ? <small>{lot.donorLotCode}</small> : null}</> },
            { key: "shelf", head: t("keeping.shelf"), cell: (lot) => lot.shelf ?? "–" },
            { key: "much", head: t("store.howMuch"), align: "end", cell: (lot) => formatQuantity(lot.onHand, lot.unit, locale) },
            { key: "state", head: t("keeping.returnCondition"), cell: (lot) => <Tag tone={lot.outcome === "unfit" ? "bad" : lot.outcome === "fit" ? "ok" : "warn"}>{lot.outcome ? t(`holdOutcomes.${lot.outcome}`) : t("keeping.wait")}</Tag> },
          ]}
        />
      </Card>
      <h2 className="group">{t("keeping.whoGot")}</h2>
      {hold.gone.length === 0 ? <Card pad><p className="soft">{t("keeping.nobodyGot")}</p></Card> : (
        <>
          <Card flush>
            <DataTable
              caption={t("keeping.whoGot")} captionHidden cards rows={hold.gone} rowKey={(row) => `${row.lotId}-${row.kind}-${row.place ?? ""}`}
              columns={[
                { key: "place", head: t("store.where"), rowHeader: true, cell: (row) => <>{row.place ?? t(row.kind === "stall" ? "keeping.gotStall" : row.kind === "waste" ? "keeping.gotWaste" : "keeping.gotService")}<small>№ {row.number}</small></> },
                { key: "when", head: t("store.when"), cell: (row) => formatDate(row.lastAt, locale) },
                { key: "much", head: t("store.howMuch"), align: "end", cell: (row) => formatQuantity(row.quantity, row.unit, locale) },
              ]}
            />
          </Card>
          {hold.gone.some((row) => row.kind === "service") || bazaars.length ? <p className="soft mt-3">{t("keeping.callThem")}</p> : null}
        </>
      )}
      <Bazaars />
    </>
  );
}
