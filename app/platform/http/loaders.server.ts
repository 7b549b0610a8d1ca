import type { LoaderFunctionArgs } from "@remix-run/node";
import type { z } from "zod";
import { authorize, AccessDenied, type Permission } from "../access/permission";
import type { Ctx } from "../context.server";
import { guarded, notFound } from "./answers.server";
import type { Runtime, Visit } from "./load-context.server";
import { hasNul } from "./body.server";
import { ctxOf, visitOf } from "./visit.server";

type Shape = z.ZodType<object>;
type Parsed<S> = S extends z.ZodType<infer T> ? T : Record<string, never>;

export interface Handed<P, Q> extends Visit {
  readonly ctx: Ctx;
  readonly runtime: Runtime;
  readonly params: Parsed<P>;
  readonly search: Parsed<Q>;
  readonly request: Request;
  /** Aborts when the answer's connection closes. */
  readonly closed: AbortSignal;
}

interface Spec<P, Q> {
  readonly params?: P;
  readonly search?: Q;
}

function parse(shape: Shape | undefined, raw: Record<string, unknown>): object {
  if (!shape) return {};
  const parsed = shape.safeParse(raw);
  // A malformed id or page key is answered like an unknown one.
  if (!parsed.success || Object.values(raw).some(hasNul)) throw notFound();
  return parsed.data;
}

export async function hand<P, Q>(args: LoaderFunctionArgs, spec: Spec<P, Q>): Promise<Handed<P, Q>> {
  const { request, context, params } = args;
  const visit = await visitOf(request, context);
  const search = Object.fromEntries(new URL(request.url).searchParams);
  return {
    ...visit,
    ctx: ctxOf(context, visit),
    runtime: context.runtime,
    params: parse(spec.params as Shape | undefined, params) as Parsed<P>,
    search: parse(spec.search as Shape | undefined, search) as Parsed<Q>,
    request,
    closed: context.closed,
  };
}

/** Anybody may read; what is shown comes from an allow-list of fields (P1). */
export function publicLoader<T, P extends Shape | undefined = undefined, Q extends Shape | undefined = undefined>(
  spec: Spec<P, Q>,
  handler: (handed: Handed<P, Q>) => Promise<T> | T,
) {
  return async (args: LoaderFunctionArgs): Promise<T> => {
    const handed = await hand<P, Q>(args, spec);
    return guarded(args.request, handed, async () => handler(handed));
  };
}

/** Signed in, any role or none. */
export function accountLoader<T, P extends Shape | undefined = undefined, Q extends Shape | undefined = undefined>(
  spec: Spec<P, Q>,
  handler: (handed: Handed<P, Q>) => Promise<T> | T,
) {
  return publicLoader<T, P, Q>(spec, (handed) => {
    if (handed.actor.kind === "visitor") throw new AccessDenied("account", true);
    return handler(handed);
  });
}

/** Staff pages name the permission of what they show; the query behind asks for it again. */
export function staffLoader<T, P extends Shape | undefined = undefined, Q extends Shape | undefined = undefined>(
  spec: Spec<P, Q> & { readonly permission: Permission },
  handler: (handed: Handed<P, Q>) => Promise<T> | T,
) {
  const load = publicLoader<T, P, Q>(spec, (handed) => {
    authorize(handed.actor, spec.permission);
    return handler(handed);
  });
  // Carried for the test that asks every door as everybody.
  return Object.assign(load, { permission: spec.permission });
}

/** The cashier's app: the same rule as staff, under its own name so that a test can tell the audiences apart. */
export const tillLoader = staffLoader;
/** Resource routes that answer files, feeds and JSON to a GET. */
export const apiLoader = publicLoader;
