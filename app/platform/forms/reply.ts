import type { SubmissionResult } from "@conform-to/react";

/** What an action answers when it does not redirect. */
export interface ActionReply<Value = unknown> {
  /** The intent that was answered, so that a page with several forms knows whose reply it is. */
  readonly intent: string;
  readonly reply: SubmissionResult<string[]> | null;
  /** The code of the refusal, when there was one: a page may show more than its sentence. */
  readonly refusal?: { readonly code: string; readonly facts?: Readonly<Record<string, string | number>> };
  readonly value?: Value;
}

/** The part of the action's answer that belongs to the form with this intent: `useForm({ lastResult: replyFor(actionData, "signUp") })`. */
export const replyFor = (data: ActionReply | undefined | null, intent: string): SubmissionResult<string[]> | undefined =>
  data?.intent === intent ? (data.reply ?? undefined) : undefined;
