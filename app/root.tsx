import { Links, Meta, Outlet, Scripts, ScrollRestoration, useRouteLoaderData, type ShouldRevalidateFunction } from "@remix-run/react";
import type { LinksFunction, MetaFunction } from "@remix-run/node";
import { organisationSettings } from "./domains/people/api.server";
import { publicLoader } from "./platform/http/loaders.server";
import { useNonce } from "./platform/http/nonce";
import { ErrorPage } from "./routes/ErrorPage";
import "./app.css";

export const links: LinksFunction = () => [{ rel: "icon", href: "/favicon.svg", type: "image/svg+xml" }];

/** A page without its own title, an error page among them, carries the product's name. */
export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.product ?? "Добротека" }];

/** No personal data here: the till keeps this page on the device. */
export const loader = publicLoader({}, async ({ ctx, locale, theme, t }) => ({
  locale,
  product: t("shell:product"),
  theme,
  organisation: await organisationSettings(ctx.db, locale),
}));

/** Organisation and language change with a whole document only. */
export const shouldRevalidate: ShouldRevalidateFunction = () => false;

export function Layout({ children }: { children: React.ReactNode }) {
  const data = useRouteLoaderData<typeof loader>("root");
  const nonce = useNonce();
  return (
    <html lang={data?.locale ?? "bg"} data-theme={data?.theme ?? undefined} suppressHydrationWarning>
      <head>
        <meta charSet="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <Meta />
        <Links />
      </head>
      <body>
        {children}
        <ScrollRestoration nonce={nonce} />
        <Scripts nonce={nonce} />
      </body>
    </html>
  );
}

export default function App() {
  return <Outlet />;
}

export function ErrorBoundary() {
  const data = useRouteLoaderData<typeof loader>("root");
  return <ErrorPage phone={data?.organisation.phone} name={data?.organisation.name} />;
}
