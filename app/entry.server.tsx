import { Transform } from "node:stream";
import { createReadableStreamFromReadable, type AppLoadContext, type EntryContext, type HandleErrorFunction } from "@remix-run/node";
import { isRouteErrorResponse, RemixServer } from "@remix-run/react";
import { isbot } from "isbot";
import { renderToPipeableStream } from "react-dom/server";
import { I18nextProvider } from "react-i18next";
import { visitOf } from "./platform/http/visit.server";
import { NonceProvider } from "./platform/http/nonce";
import { logError } from "./platform/logging/log.server";
import { i18nFor } from "./translators.server";

export const streamTimeout = 8_000;

export default async function handleRequest(
  request: Request, status: number, headers: Headers, remixContext: EntryContext, loadContext: AppLoadContext,
): Promise<Response> {
  const { locale } = await visitOf(request, loadContext);
  for (const cookie of loadContext.setCookies) headers.append("set-cookie", cookie);
  headers.set("content-type", "text/html; charset=utf-8");
  headers.set("content-language", locale);
  if (!headers.has("cache-control")) headers.set("cache-control", "private, no-cache");
  const { nonce } = loadContext;
  const tree = (
    <I18nextProvider i18n={i18nFor[locale]}>
      <NonceProvider value={nonce}>
        <RemixServer context={remixContext} url={request.url} abortDelay={streamTimeout + 1_000} nonce={nonce} />
      </NonceProvider>
    </I18nextProvider>
  );
  return render(tree, { request, status, headers, nonce, requestId: loadContext.requestId });
}

interface Rendering {
  readonly request: Request;
  readonly status: number;
  readonly headers: Headers;
  readonly nonce: string;
  readonly requestId: string;
}

/**
 * React 18 fills its buffer byte by byte and sends all of it when a letter of two bytes does not fit into the last one: the gap is a zero
 * byte in the middle of a Bulgarian word. No page has zero bytes of its own.
 */
const withoutGaps = (): Transform =>
  new Transform({
    transform(chunk: Buffer, _encoding, done) {
      done(null, chunk.includes(0) ? Buffer.from(chunk.filter((byte) => byte !== 0)) : chunk);
    },
  });

function render(tree: React.ReactElement, { request, status, headers, nonce, requestId }: Rendering): Promise<Response> {
  const whole = isbot(request.headers.get("user-agent") ?? "");
  return new Promise((resolve, reject) => {
    let answer = status;
    const answerNow = () => {
      const body = withoutGaps();
      resolve(new Response(createReadableStreamFromReadable(body), { status: answer, headers }));
      pipe(body);
    };
    const { pipe, abort } = renderToPipeableStream(tree, {
      nonce,
      onShellReady: () => {
        if (!whole) answerNow();
      },
      onAllReady: () => {
        if (whole) answerNow();
      },
      onShellError: reject,
      onError: (error) => {
        answer = 500;
        logError(error, { requestId });
      },
    });
    setTimeout(abort, streamTimeout + 1_000).unref();
  });
}

/** The only logger of failures in loaders, actions and rendering. An address or a method we do not have is nobody's failure. */
export const handleError: HandleErrorFunction = (error, { request, context }) => {
  if (isRouteErrorResponse(error) && error.status < 500) return;
  if (!request.signal.aborted) logError(error, { requestId: (context as AppLoadContext).requestId });
};
