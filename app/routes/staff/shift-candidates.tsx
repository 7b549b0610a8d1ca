import type { MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { invitePeople } from "~/domains/volunteering/commands/invite-people.server";
import { setWorkLimit } from "~/domains/volunteering/commands/set-work-limit.server";
import { manageShifts } from "~/domains/volunteering/permissions";
import { candidatesFor } from "~/domains/volunteering/queries/candidates.server";
import { shiftParams } from "~/domains/volunteering/schemas";
import { candidateSearch, inviteSchema, workLimitSchema } from "~/domains/volunteering/team-schemas";
import { Candidates } from "~/domains/volunteering/ui/Candidates";
import { candidatesView } from "~/domains/volunteering/ui/candidate-view";
import { allows } from "~/platform/access/permission";
import { ok } from "~/platform/errors/result";
import { staffAction } from "~/platform/http/actions.server";
import { notFound } from "~/platform/http/answers.server";
import { staffLoader } from "~/platform/http/loaders.server";

export const loader = staffLoader({ permission: manageShifts, params: shiftParams, search: candidateSearch }, async ({ ctx, params, search, locale, t, actor }) => {
  if (!search.position) throw notFound();
  const page = await candidatesFor(ctx, { shiftId: params.shiftId, positionId: search.position, adultsOnly: search.adults === "1", tired: search.tired === "1", after: search.after, locale });
  if (!page) throw notFound();
  return {
    pageTitle: `${t("volunteering:candidates.title")} – ${t("shell:product")}`,
    view: candidatesView(page, { shiftId: params.shiftId, ...search }, { locale, t, now: ctx.clock.now() }),
    mayLimit: allows(actor, manageShifts, { serviceId: "" }),
  };
});

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.pageTitle }];

export const action = staffAction({ permission: manageShifts, params: shiftParams, messages: "volunteering", forms: { invite: inviteSchema, limit: workLimitSchema } }, {
  invite: async ({ ctx, value, params, t }) => {
    const asked = await invitePeople(ctx, { ...value, shiftId: params.shiftId });
    if (!asked.ok) return asked;
    return ok({ done: asked.value.invited > 0 ? t("volunteering:candidates.done", { n: asked.value.invited }) : t("volunteering:candidates.doneNone") });
  },
  limit: async ({ ctx, value, t }) => {
    const set = await setWorkLimit(ctx, value);
    return set.ok ? ok({ done: t("volunteering:candidates.limitDone", { n: set.value.hours }) }) : set;
  },
});

export default function ShiftCandidates() {
  const { view, mayLimit } = useLoaderData<typeof loader>();
  const data = useActionData<typeof action>();
  return <Candidates view={view} mayLimit={mayLimit} data={data} done={(data?.value as { done?: string } | undefined)?.done ?? null} />;
}
