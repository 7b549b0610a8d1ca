import { parseWithZod } from "@conform-to/zod/v4";
import { data, type ActionFunctionArgs } from "@remix-run/node";
import type { z } from "zod";
import { AccessDenied, authorize, type Permission } from "../access/permission";
import type { Refusal, Result } from "../errors/result";
import { issueSentence } from "../forms/issues";
import type { ActionReply } from "../forms/reply";
import type { Translate } from "../i18n/instance";
import { guarded } from "./answers.server";
import { bodyStatus, hasNul, readForm } from "./body.server";
import { hand, type Handed } from "./loaders.server";

type Shape = z.ZodType<object>;
type Forms = Readonly<Record<string, z.ZodType>>;

export interface HandedForm<P, V> extends Handed<P, undefined> {
  readonly value: V;
  /** The raw form, for files. */
  readonly form: FormData;
}

type Handlers<P, F extends Forms> = {
  readonly [K in keyof F]: (handed: HandedForm<P, z.output<F[K]>>) => Promise<Result<unknown, string> | Response>;
};

interface Spec<P, F> {
  readonly params?: P;
  /** Where the refusals' sentences live: `<messages>:refusals.<code>`. */
  readonly messages: string;
  readonly forms: F;
}

/** Typed values come back in the answer so that nothing is lost; these never do. */
const unsaid = { hideFields: ["password", "currentPassword"] };

const refusalSentence = (t: Translate, namespace: string, refusal: Refusal): string =>
  t(refusal.code.includes(":") ? refusal.code : `${namespace}:refusals.${refusal.code}`, refusal.facts ?? {});

/**
 * Picks the form by the submit button's `intent` (the only form when there is one), parses it with zod and calls its handler.
 * Invalid input answers 400 and a refusal 422, both with the typed values and a sentence in the reader's language;
 * a returned Response (a redirect) is passed on.
 */
export function publicAction<F extends Forms, P extends Shape | undefined = undefined>(spec: Spec<P, F>, handlers: Handlers<P, F>) {
  return async (args: ActionFunctionArgs) => {
    const handed = await hand<P, undefined>(args, { params: spec.params });
    return guarded(args.request, handed, async () => answerForm(handed, spec, handlers));
  };
}

async function answerForm<F extends Forms, P extends Shape | undefined>(
  handed: Handed<P, undefined>, spec: Spec<P, F>, handlers: Handlers<P, F>,
) {
  const body = await readForm(handed.request);
  const intents = Object.keys(spec.forms);
  const asked = body.ok ? body.value.get("intent") : null;
  const intent = typeof asked === "string" && intents.includes(asked) ? asked : intents.length === 1 ? intents[0] : undefined;
  const schema = intent === undefined ? undefined : spec.forms[intent];
  if (!body.ok || intent === undefined || !schema) {
    const code = body.ok ? "ui:errors.unknown_intent" : body.refusal.code;
    const facts = body.ok ? {} : (body.refusal.facts ?? {});
    const reply = { status: "error" as const, error: { "": [handed.t(code, facts)] } };
    return data<ActionReply>({ intent: intent ?? "", reply, refusal: { code } }, { status: bodyStatus(code) });
  }
  const submission = parseWithZod<z.ZodType, string[]>(body.value, {
    schema,
    formatError: (issues) => issues.map((issue) => issueSentence(handed.t, issue)),
  });
  const unstorable = [...body.value].filter(([, typed]) => hasNul(typed)).map(([name]) => [name, [handed.t("ui:errors.invalid")]]);
  if (unstorable.length > 0) {
    return data<ActionReply>({ intent, reply: submission.reply({ ...unsaid, fieldErrors: Object.fromEntries(unstorable) as Record<string, string[]> }) }, { status: 400 });
  }
  if (submission.status !== "success") {
    return data<ActionReply>({ intent, reply: submission.reply(unsaid) }, { status: submission.status === "error" ? 400 : 200 });
  }
  const outcome = await handlers[intent as keyof F]({ ...handed, value: submission.value as never, form: body.value });
  if (outcome instanceof Response) return outcome;
  if (outcome.ok) return data<ActionReply>({ intent, reply: submission.reply(unsaid), value: outcome.value }, { status: 200 });
  const { refusal } = outcome;
  const sentence = refusalSentence(handed.t, spec.messages, refusal);
  const reply = submission.reply({ ...unsaid, ...(refusal.field ? { fieldErrors: { [refusal.field]: [sentence] } } : { formErrors: [sentence] }) });
  return data<ActionReply>({ intent, reply, refusal: { code: refusal.code, ...(refusal.facts ? { facts: refusal.facts } : {}) } }, { status: 422 });
}

export function staffAction<F extends Forms, P extends Shape | undefined = undefined>(
  spec: Spec<P, F> & { readonly permission: Permission }, handlers: Handlers<P, F>,
) {
  const act = publicAction<F, P>(spec, handlers);
  const guard = async (args: ActionFunctionArgs) => {
    const handed = await hand<P, undefined>(args, { params: spec.params });
    await guarded(args.request, handed, async () => authorize(handed.actor, spec.permission));
    return act(args);
  };
  return Object.assign(guard, { permission: spec.permission });
}

/** Signed in, any role or none. */
export function accountAction<F extends Forms, P extends Shape | undefined = undefined>(spec: Spec<P, F>, handlers: Handlers<P, F>) {
  const act = publicAction<F, P>(spec, handlers);
  return async (args: ActionFunctionArgs) => {
    const handed = await hand<P, undefined>(args, { params: spec.params });
    await guarded(args.request, handed, async () => {
      if (handed.actor.kind === "visitor") throw new AccessDenied("account", true);
    });
    return act(args);
  };
}
