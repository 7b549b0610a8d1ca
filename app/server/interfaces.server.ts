import type { ActionFunction, AppLoadContext, LoaderFunction, ServerBuild } from "@remix-run/node";
import type { Request as Asked, RequestHandler, Response as Answer } from "express";
import { readCookies } from "../platform/http/cookies.server";
import type { Runtime } from "../platform/http/load-context.server";
import { defaultLocale, isLocale } from "../platform/i18n/locale";
import { logError } from "../platform/logging/log.server";
import { loadContextOf } from "./load-context.server";

interface Interface {
  readonly loader: LoaderFunction | undefined;
  readonly action: ActionFunction | undefined;
}

/** The interfaces with a fixed address. They answer JSON and never draw a page. */
function fixedInterfaces(build: ServerBuild): ReadonlyMap<string, Interface> {
  const found = Object.values(build.routes).flatMap((route) =>
    route?.path?.startsWith("api/") && !route.path.includes(":") && !route.module.default
      ? [[`/${route.path}`, { loader: route.module.loader, action: route.module.action }] as const]
      : []);
  return new Map(found);
}

/** Up to here a body is taken whole before it is read; a longer one stays a stream, so that its reader can refuse it. */
const wholeBytes = 256 * 1024;

async function bodyOf(req: Asked): Promise<BodyInit | null> {
  const length = Number(req.headers["content-length"] ?? Number.NaN);
  if (!(length <= wholeBytes)) return new ReadableStream({ start: (sink) => void req.on("data", (part: Buffer) => sink.enqueue(part)).on("end", () => sink.close()).on("error", (error) => sink.error(error)) });
  const parts: Buffer[] = [];
  for await (const part of req) parts.push(part as Buffer);
  return Buffer.concat(parts);
}

async function requestOf(req: Asked): Promise<Request> {
  const headers = new Headers();
  for (const [name, value] of Object.entries(req.headers)) {
    if (value !== undefined) headers.set(name, Array.isArray(value) ? value.join(", ") : value);
  }
  const url = `${req.protocol}://${req.get("x-forwarded-host") ?? req.get("host")}${req.originalUrl}`;
  if (req.method === "GET" || req.method === "HEAD") return new Request(url, { method: req.method, headers });
  return new Request(url, { method: req.method, headers, body: await bodyOf(req), duplex: "half" } as RequestInit);
}

async function send(answer: Response, res: Answer, head: boolean): Promise<void> {
  res.status(answer.status);
  for (const [name, value] of answer.headers) res.append(name, value);
  if (head || answer.body === null) res.end();
  else res.end(Buffer.from(await answer.arrayBuffer()));
}

/** 405 with the methods there are, said in the reader's language. */
function otherMethod(request: Request, runtime: Runtime, { loader, action }: Interface): Response {
  const methods = [...(loader ? ["GET"] : []), ...(action ? ["POST"] : [])].join(", ");
  const { lang } = readCookies(request);
  const message = runtime.translators[isLocale(lang) ? lang : defaultLocale]("shell:errors.method", { methods });
  return Response.json({ ok: false, refusal: { code: "method", message } }, { status: 405, headers: { allow: methods, "cache-control": "no-store" } });
}

async function answer(request: Request, runtime: Runtime, asked: Interface, context: AppLoadContext): Promise<Response> {
  const run = request.method === "GET" || request.method === "HEAD" ? asked.loader : request.method === "POST" ? asked.action : undefined;
  if (!run) return otherMethod(request, runtime, asked);
  try {
    return (await run({ request, params: {}, context })) as Response;
  } catch (thrown) {
    // An answer by throwing: not found, forbidden, the way to the sign-in.
    if (thrown instanceof Response) return thrown;
    throw thrown;
  }
}

/**
 * Answers the interfaces without the page server: it would match the patterns of all pages, follow a request's signals and stream
 * the answer, which costs a till's sale as much as its checks and its statement together. The wrappers of the routes stay what they are.
 */
export function interfaceHandler(runtime: Runtime, build: ServerBuild): RequestHandler {
  const interfaces = fixedInterfaces(build);
  return (req, res, next) => {
    const asked = interfaces.get(req.path);
    if (!asked) return next();
    const context = loadContextOf(runtime, res);
    requestOf(req)
      .then((request) => answer(request, runtime, asked, context))
      .then((answered) => send(answered, res, req.method === "HEAD"))
      .catch((error: unknown) => {
        if (res.destroyed) return;
        logError(error, { requestId: context.requestId });
        if (res.headersSent) return void res.destroy();
        res.status(500).set("cache-control", "no-store").json({ ok: false, refusal: { code: "failed", message: runtime.translators[defaultLocale]("shell:errors.brokenText") } });
      });
  };
}
