import type { MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { z } from "zod";
import { createSeries } from "~/domains/volunteering/commands/create-series.server";
import { createShift } from "~/domains/volunteering/commands/create-shift.server";
import { manageShifts } from "~/domains/volunteering/permissions";
import { createShiftSchema, seriesSignature } from "~/domains/volunteering/plan-schemas";
import { opportunityOptions, opportunityPage } from "~/domains/volunteering/queries/opportunities.server";
import { lastShiftOf } from "~/domains/volunteering/queries/plan-pages.server";
import { seriesPreview } from "~/domains/volunteering/queries/series-preview.server";
import { rruleOf } from "~/domains/volunteering/repeat";
import { CreateShiftForm } from "~/domains/volunteering/ui/CreateShiftForm";
import { rowsOf } from "~/domains/volunteering/ui/PositionRows";
import { previewDays, repeatText } from "~/domains/volunteering/ui/repeat-words";
import { servesText } from "~/domains/volunteering/when";
import { ok } from "~/platform/errors/result";
import { staffAction } from "~/platform/http/actions.server";
import { redirect } from "~/platform/http/answers.server";
import { staffLoader } from "~/platform/http/loaders.server";
import { newId } from "~/platform/ids/ids";
import { addDays, localDateOf } from "~/platform/time/local-date";
import { formChoices } from "./shift-choices.server";

const search = z.object({ opportunity: z.uuid().optional().catch(undefined) });

export const loader = staffLoader({ permission: manageShifts, search }, async ({ ctx, search: { opportunity: asked }, locale, t, account }) => {
  const [choices, options, chosen, last] = await Promise.all([
    formChoices(ctx, locale), opportunityOptions(ctx, { locale }), asked ? opportunityPage(ctx, { opportunityId: asked, locale }) : null, asked ? lastShiftOf(ctx, { opportunityId: asked }) : null,
  ]);
  return {
    ...choices,
    pageTitle: `${t("volunteering:create.title")} – ${t("shell:product")}`,
    shiftId: newId<"Shift">(),
    self: account?.personId ?? "",
    pick: {
      options: options.map((one) => ({ value: one.id, text: `${one.title} (${servesText(one.serves, t)})` })),
      chosen: chosen?.mayManage ? { id: chosen.id, title: chosen.title, serves: servesText(chosen.serves, t) } : null,
    },
    defaults: { day: addDays(localDateOf(ctx.clock.now()), 7), ...last, ...(chosen?.positions.length ? { positions: rowsOf(chosen.positions) } : {}) },
  };
});

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.pageTitle }];

export const action = staffAction({ permission: manageShifts, messages: "volunteering", forms: { create: createShiftSchema } }, {
  create: async ({ ctx, value, locale, t }) => {
    const { repeat, shiftId } = value;
    if (!repeat) {
      const created = await createShift(ctx, value);
      return created.ok ? redirect(`/staff/shifts/${shiftId}`) : created;
    }
    // A rule is saved only once its days were seen.
    const signature = seriesSignature({ ...value, repeat });
    if (value.shown !== signature) {
      const seen = seriesPreview(ctx, { ...value, repeat });
      const text = repeatText({ rrule: rruleOf(repeat), endsOn: value.endsOn }, { locale, t });
      return seen.ok ? ok({ preview: { signature, text, days: previewDays(seen.value.days, value, { locale, t }), more: seen.value.more } }) : seen;
    }
    const created = await createSeries(ctx, { ...value, seriesId: shiftId, repeat });
    return created.ok ? redirect(`/staff/series/${created.value.seriesId}`) : created;
  },
});

export default function NewShift() {
  const options = useLoaderData<typeof loader>();
  return <CreateShiftForm options={options} data={useActionData<typeof action>()} />;
}
