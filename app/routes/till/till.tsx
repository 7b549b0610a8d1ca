import type { MetaFunction } from "@remix-run/node";
import { useLoaderData, type ShouldRevalidateFunction } from "@remix-run/react";
import { sell } from "~/domains/checkout/permissions";
import { tillDesk } from "~/domains/checkout/queries/till-desk.server";
import { TillApp } from "~/domains/checkout/ui/TillApp";
import { tillLoader } from "~/platform/http/loaders.server";

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title ?? "" }];

/** One address with its own state: after this page the till speaks to /api/till only. */
export const loader = tillLoader({ permission: sell }, async ({ ctx, account, locale, runtime, t }) => ({
  title: `${t("checkout:title")} – ${t("shell:product")}`,
  desk: await tillDesk(ctx, locale),
  cashier: account?.name ?? "",
  baseUrl: runtime.baseUrl,
}));

export const shouldRevalidate: ShouldRevalidateFunction = () => false;

export default function Till() {
  const { desk, cashier, baseUrl } = useLoaderData<typeof loader>();
  return <TillApp initial={desk} cashier={cashier} baseUrl={baseUrl} />;
}
