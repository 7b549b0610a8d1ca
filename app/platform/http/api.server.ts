import type { ActionFunctionArgs } from "@remix-run/node";
import type { z } from "zod";
import { AccessDenied, type Permission, authorize } from "../access/permission";
import { issueSentence } from "../forms/issues";
import type { Result } from "../errors/result";
import { readJson } from "./body.server";
import { hand, type Handed } from "./loaders.server";

type Shape = z.ZodType<object>;

interface Spec<P, B extends z.ZodType> {
  readonly params?: P;
  readonly permission: Permission;
  readonly messages: string;
  readonly body: B;
}

export interface HandedJson<P, V> extends Handed<P, undefined> {
  readonly value: V;
}

const json = (body: unknown, status: number): Response =>
  Response.json(body, { status, headers: { "cache-control": "no-store" } });

/**
 * Remix checks the origin of page forms only: a resource route does it itself. A browser always sends one of the two
 * headers with a POST; a request from another site is refused before anything is read.
 */
export function isForeign(request: Request): boolean {
  const site = request.headers.get("sec-fetch-site");
  if (site) return site !== "same-origin" && site !== "none";
  const origin = request.headers.get("origin");
  if (!origin) return false;
  const host = request.headers.get("x-forwarded-host") ?? request.headers.get("host");
  return !URL.canParse(origin) || new URL(origin).host !== host;
}

/**
 * A JSON command for our own pages (the till). Answers `{ ok: true, value }` or
 * `{ ok: false, refusal: { code, facts, message } }` with 400 (input), 401, 403, 409 (conflict codes) or 422.
 */
export function apiAction<B extends z.ZodType, P extends Shape | undefined = undefined>(
  spec: Spec<P, B>,
  handler: (handed: HandedJson<P, z.output<B>>) => Promise<Result<unknown, string> | Response>,
) {
  return async (args: ActionFunctionArgs): Promise<Response> => {
    if (isForeign(args.request)) return json({ ok: false, refusal: { code: "foreign_origin" } }, 403);
    const handed = await hand<P, undefined>(args, { params: spec.params });
    try {
      authorize(handed.actor, spec.permission);
      return await answerJson(handed, spec, handler);
    } catch (error) {
      if (!(error instanceof AccessDenied)) throw error;
      const signedOut = handed.actor.kind === "visitor";
      const code = signedOut ? "ui:errors.signed_out" : "ui:errors.no_access";
      return json({ ok: false, refusal: { code, message: handed.t(code) } }, signedOut ? 401 : 403);
    }
  };
}

async function answerJson<B extends z.ZodType, P extends Shape | undefined>(
  handed: Handed<P, undefined>, spec: Spec<P, B>, handler: (handed: HandedJson<P, z.output<B>>) => Promise<Result<unknown, string> | Response>,
): Promise<Response> {
  const body = await readJson(handed.request);
  if (!body.ok) return json({ ok: false, refusal: { code: body.refusal.code, message: handed.t(body.refusal.code, body.refusal.facts) } }, body.refusal.code === "ui:errors.body_too_large" ? 413 : 400);
  const parsed = spec.body.safeParse(body.value);
  if (!parsed.success) {
    const issue = parsed.error.issues[0];
    const message = issue ? issueSentence(handed.t, issue) : handed.t("ui:errors.invalid");
    return json({ ok: false, refusal: { code: "invalid", field: issue?.path.join("."), message } }, 400);
  }
  const outcome = await handler({ ...handed, value: parsed.data });
  if (outcome instanceof Response) return outcome;
  if (outcome.ok) return json({ ok: true, value: outcome.value }, 200);
  const { code, facts } = outcome.refusal;
  const message = handed.t(code.includes(":") ? code : `${spec.messages}:refusals.${code}`, facts ?? {});
  return json({ ok: false, refusal: { code, facts, message } }, code.endsWith("_conflict") ? 409 : 422);
}
