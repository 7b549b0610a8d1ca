/** The facts a refusal carries, so that its sentence can name them („остават 3“). Scalars only: they travel to the browser. */
export type RefusalFacts = Readonly<Record<string, string | number>>;

/**
 * An expected failure. `code` is also the message key (`<domain>:refusals.<code>`); `field` is the form field it belongs to.
 * A refusal is a value, never an exception.
 */
export interface Refusal<Code extends string = string> {
  readonly code: Code;
  readonly facts?: RefusalFacts;
  readonly field?: string;
}

export type Ok<T> = { readonly ok: true; readonly value: T };
export type Refused<Code extends string = string> = { readonly ok: false; readonly refusal: Refusal<Code> };
export type Result<T, Code extends string = never> = Ok<T> | Refused<Code>;

export const ok = <T>(value: T): Ok<T> => ({ ok: true, value });

export const refuse = <const Code extends string>(
  code: Code,
  facts?: RefusalFacts,
  field?: string,
): Refused<Code> => ({ ok: false, refusal: { code, ...(facts ? { facts } : {}), ...(field ? { field } : {}) } });

/** For seeds, jobs and tests, where a refusal is a bug: returns the value or throws with the code and facts. */
export function expectOk<T>(result: Result<T, string>): T {
  if (result.ok) return result.value;
  throw new Error(`refused: ${result.refusal.code} ${JSON.stringify(result.refusal.facts ?? {})}`);
}
