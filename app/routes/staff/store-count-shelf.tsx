import type { MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { z } from "zod";
import { recordCount } from "~/domains/inkind/commands/record-count.server";
import { countRowsForm } from "~/domains/inkind/count-schemas";
import { typedQuantity, typedUnitOf, type CountId, type ShelfId } from "~/domains/inkind/model";
import { countStock } from "~/domains/inkind/permissions";
import { countShelf, lotByNumber } from "~/domains/inkind/queries/count-shelf.server";
import { CountRows } from "~/domains/inkind/ui/count/CountRows";
import { refuse } from "~/platform/errors/result";
import { staffAction } from "~/platform/http/actions.server";
import { notFound, redirect } from "~/platform/http/answers.server";
import { staffLoader } from "~/platform/http/loaders.server";
import { formatTime } from "~/platform/i18n/format";
import { isId, newId } from "~/platform/ids/ids";
import { localDateOf } from "~/platform/time/local-date";
import { LinkButton } from "~/ui/Button";
import { Icon } from "~/ui/Icon";
import { EyeOffIcon, RepeatIcon } from "~/ui/icons";
import { Note } from "~/ui/Note";
import { PageHeader } from "~/ui/PageHeader";

const params = z.object({ countId: z.string().refine(isId), shelfId: z.string().refine(isId) });
const search = z.object({ lot: z.string().refine(isId).optional().catch(undefined), saved: z.coerce.number().int().min(0).max(500).optional().catch(undefined) });
export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }];

export const loader = staffLoader({ permission: countStock, params, search }, async ({ ctx, params: at, search: { saved, lot: foundLotId }, locale, t }) => {
  const page = await countShelf(ctx, { ...at, foundLotId });
  if (!page) throw notFound();
  return {
    code: page.code, room: page.room, number: page.number, open: page.state === "open", others: page.others, moved: page.moved, back: `/staff/store/counts/${at.countId}`,
    saved: saved ?? null, locale, today: localDateOf(ctx.clock.now()), title: `${page.code} – ${t("shell:product")}`,
    lots: page.lots.map((lot) => ({
      ...lot, entryId: newId() as string, typed: typedUnitOf(lot.unit), mine: lot.mine === null ? null : typedQuantity(lot.mine, lot.unit, locale), mineAt: lot.mineAt ? formatTime(lot.mineAt, locale) : null,
    })),
  };
});

export const action = staffAction({ permission: countStock, params, messages: "inkind", forms: { count: countRowsForm } }, {
  count: async ({ ctx, value, params: at }) => {
    const [countId, shelfId] = [at.countId as CountId, at.shelfId as ShelfId];
    const foundId = value.found === null ? null : await lotByNumber(ctx, value.found);
    if (value.found !== null && !foundId) return refuse("lot_number_unknown", undefined, "found");
    const done = await recordCount(ctx, { countId, shelfId, counted: value.counted });
    if (!done.ok && done.refusal.code === "count_unknown") throw notFound();
    if (!done.ok) return done;
    return redirect(`/staff/store/counts/${countId}/${shelfId}?saved=${done.value.recorded}${foundId ? `&lot=${foundId}` : ""}`);
  },
});

export default function CountShelf() {
  const page = useLoaderData<typeof loader>();
  const { t } = useTranslation("inkind");
  const data = useActionData<typeof action>();
  const done = page.lots.filter((lot) => lot.mine !== null).length;
  return (
    <div className="scr-count narrow-form">
      <PageHeader
        back={{ to: page.back, text: t("count.numbered", { number: String(page.number) }) }} title={`${page.code}, ${page.room}`}
        aside={<span className="num">{t("count.progress", { done: String(done), all: String(page.lots.length) })}</span>}
      />
      {page.saved !== null && !data?.refusal ? <Note tone="ok" role="status" className="mb-5">{t("count.saved", { count: page.saved })}</Note> : null}
      <Note icon={EyeOffIcon} className="mb-5">{t("count.blind")} {page.others.length > 0 ? t("count.others", { names: page.others.join(", ") }) : ""}</Note>
      {page.moved > 0 ? <p className="row soft t14 mb-5"><Icon of={RepeatIcon} />{t("count.moved", { count: page.moved })}</p> : null}
      <CountRows lots={page.lots} open={page.open} today={page.today} locale={page.locale} data={data} />
      <p className="mt-5"><LinkButton to={page.back} wide>{t("count.backToCount")}</LinkButton></p>
    </div>
  );
}
