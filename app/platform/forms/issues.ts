import type { Translate } from "../i18n/instance";

interface Issue {
  readonly code?: string | undefined;
  readonly message?: string;
  readonly input?: unknown;
  readonly expected?: unknown;
  readonly format?: unknown;
  readonly origin?: unknown;
  readonly minimum?: unknown;
  readonly maximum?: unknown;
}

const messageKey = /^[a-z]+:[\w.]+$/;

/**
 * The sentence for one zod issue. A schema names its own sentence by key ("inkind:errors.quantity"); otherwise the kind of
 * the issue decides. A length or size travels as {{n}}.
 */
export function issueSentence(t: Translate, issue: Issue): string {
  if (issue.message && messageKey.test(issue.message)) {
    return t(issue.message, { n: Number(issue.maximum ?? issue.minimum ?? 0) });
  }
  if (issue.code === "invalid_type" && (issue.input === undefined || issue.input === null)) return t("ui:errors.required");
  if (issue.code === "too_small" && issue.origin === "string") return t("ui:errors.required");
  if (issue.code === "too_small") return t("ui:errors.too_small", { n: Number(issue.minimum) });
  if (issue.code === "too_big" && issue.origin === "string") return t("ui:errors.too_long", { n: Number(issue.maximum) });
  if (issue.code === "too_big") return t("ui:errors.too_big", { n: Number(issue.maximum) });
  if (issue.code === "invalid_format" && issue.format === "email") return t("ui:errors.email");
  if (issue.code === "invalid_type" && (issue.expected === "number" || issue.expected === "int")) return t("ui:errors.number");
  if (issue.code === "invalid_value" || issue.code === "invalid_union") return t("ui:errors.choose");
  return t("ui:errors.invalid");
}
