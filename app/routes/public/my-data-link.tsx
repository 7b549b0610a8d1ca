import type { MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { z } from "zod";
import { erasePerson, stay } from "~/domains/people/commands/erase-person.server";
import { ownDataPage } from "~/domains/people/queries/own-data.server";
import { emptyForm, tokenParams } from "~/domains/people/schemas";
import { OwnDataCard } from "~/domains/people/ui/OwnDataCard";
import { publicAction } from "~/platform/http/actions.server";
import { data, redirect } from "~/platform/http/answers.server";
import { publicLoader } from "~/platform/http/loaders.server";
import { throttledLookUp } from "~/platform/rate-limit/rate-limit.server";
import { LinkButton } from "~/ui/Button";
import { LinkLayout } from "~/ui/layouts/FlowLayout";

const search = z.object({ stayed: z.literal("1").optional().catch(undefined) });

/** Looking keeps nobody and erases nobody: mail programs open links before people do. */
export const loader = publicLoader({ params: tokenParams, search }, async ({ ctx, params: { token }, search: { stayed }, request, locale, t }) => {
  const own = await throttledLookUp(ctx, request, () => ownDataPage(ctx, { token }));
  const here = `/my-data/${encodeURIComponent(token)}`;
  const title = t(own ? "people:ownData.title" : "people:ownData.deadTitle");
  return data({ own, here, locale, stayed: stayed === "1", pageTitle: `${title} – ${t("shell:product")}` }, { status: own ? 200 : 404 });
});

export const meta: MetaFunction<typeof loader> = ({ data: page }) => [
  { title: page?.pageTitle }, { name: "robots", content: "noindex" }, { name: "referrer", content: "same-origin" },
];

export const action = publicAction({ params: tokenParams, messages: "people", forms: { stay: emptyForm, erase: emptyForm } }, {
  stay: async ({ ctx, params: { token } }) => {
    const kept = await stay(ctx, { token });
    return kept.ok ? redirect(`/my-data/${encodeURIComponent(token)}?stayed=1`) : kept;
  },
  erase: async ({ ctx, params: { token } }) => {
    const erased = await erasePerson(ctx, { token });
    return erased.ok ? redirect("/my-data?erased=1") : erased;
  },
});

export default function MyDataLink() {
  const { own, here, locale, stayed } = useLoaderData<typeof loader>();
  const reply = useActionData<typeof action>();
  const { t } = useTranslation("people");
  return (
    <LinkLayout path={here} locale={locale}>
      {own ? <OwnDataCard own={own} stayed={stayed} refused={reply?.refusal ? (reply.reply?.error?.[""]?.join(" ") ?? null) : null} locale={locale} /> : (
        <div className="stack">
          <h1 className="h1m">{t("ownData.deadTitle")}</h1>
          <p>{t("ownData.deadText")}</p>
          <LinkButton to="/my-data" kind="primary" size="big" wide>{t("ownData.ask")}</LinkButton>
        </div>
      )}
    </LinkLayout>
  );
}
