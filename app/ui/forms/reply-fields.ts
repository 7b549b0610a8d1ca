import type { ActionReply } from "~/platform/forms/reply";
import type { FieldInput } from "./field";
import type { FormInput } from "./FormErrors";

/** "lines[0].description" → ["lines", "0", "description"]. */
const pathOf = (name: string): string[] => name.split(/[.[\]]+/).filter(Boolean);

function valueAt(values: unknown, name: string): unknown {
  return pathOf(name).reduce<unknown>((at, key) => (at !== null && typeof at === "object" ? (at as Record<string, unknown>)[key] : undefined), values);
}

/**
 * The fields of a form whose rows come and go, made from the action's answer alone: the same with and without scripts.
 * Every intent of the form answers with the typed values, so that adding a row or going a step back loses nothing.
 */
export function replyFields(id: string, data: ActionReply | null | undefined, defaults: Record<string, unknown> = {}) {
  const values = (data?.reply?.initialValue as Record<string, unknown> | undefined) ?? defaults;
  const errors: Record<string, readonly string[]> = {};
  for (const [name, sentences] of Object.entries(data?.reply?.error ?? {})) if (sentences?.length) errors[name] = sentences;
  const form: FormInput = { id, errorId: `${id}-errors`, errors: errors[""], allErrors: errors, noValidate: true, onSubmit: () => undefined };
  const field = (name: string): FieldInput => ({
    id: `${id}-${pathOf(name).join("-")}`, name, errors: errors[name], initialValue: valueAt(values, name),
  });
  const text = (name: string): string => {
    const value = valueAt(values, name);
    return typeof value === "string" ? value : "";
  };
  /** Several values under one name. */
  const texts = (name: string): string[] => {
    const value = valueAt(values, name);
    return (Array.isArray(value) ? value : [value]).filter((one): one is string => typeof one === "string" && one !== "");
  };
  const count = (name: string): number => {
    const value = valueAt(values, name);
    return Array.isArray(value) ? value.length : 0;
  };
  return { form, field, text, texts, count, errors };
}
export type ReplyFields = ReturnType<typeof replyFields>;
