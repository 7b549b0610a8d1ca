import { RemixBrowser } from "@remix-run/react";
import { setNonce } from "get-nonce";
import { StrictMode } from "react";
import { hydrateRoot } from "react-dom/client";
import { I18nextProvider } from "react-i18next";
import { createI18n } from "./platform/i18n/instance";

async function start(): Promise<void> {
  const locale = document.documentElement.lang === "en" ? "en" : "bg";
  const { catalogue } = locale === "en" ? await import("./catalogue.en") : await import("./catalogue.bg");
  // Radix locks scrolling with a style element, which the CSP admits only with the document's nonce.
  const nonce = document.querySelector<HTMLElement>("script[nonce]")?.nonce;
  if (nonce) setNonce(nonce);
  const i18n = createI18n(locale, catalogue, "key");
  // In one go: a press between the slices of a transition makes React 18 give up on the root („Root did not complete“).
  hydrateRoot(
    document,
    <StrictMode>
      <I18nextProvider i18n={i18n}>
        <RemixBrowser />
      </I18nextProvider>
    </StrictMode>,
  );
}

void start();
