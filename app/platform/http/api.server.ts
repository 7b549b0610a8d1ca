import type { ActionFunctionArgs } from "@remix-run/node";
import type { z } from "zod";
import { AccessDenied, type Permission, authorize } from "../access/permission";
import { issueSentence } from "../forms/issues";
import type { Result } from "../errors/result";
import { bodyStatus, readJson } from "./body.server";
import { isForeign } from "./foreign-origin";
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
 * A JSON command for our own pages (the till). Answers `{ ok: true, value }` or
 * `{ ok: false, refusal: { code, facts, message } }` with 400 (input), 401, 403, 409 (conflict codes) or 422.
 */
export function apiAction<B extends z.ZodType, P extends Shape | undefined = undefined>(
  spec: Spec<P, B>,
  handler: (handed: HandedJson<P, z.output<B>>) => Promise<Result<unknown, string> | Response>,
) {
  return async (args: ActionFunctionArgs): Promise<Response> => {
    if (isForeign((name) => args.request.headers.get(name))) return json({ ok: false, refusal: { code: "foreign_origin" } }, 403);
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
  if (!body.ok) return json({ ok: false, refusal: { code: body.refusal.code, message: handed.t(body.refusal.code, body.refusal.facts) } }, bodyStatus(body.refusal.code));
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
