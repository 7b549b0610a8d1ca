import { useForm, type DefaultValue, type SubmissionResult } from "@conform-to/react";
import { Form, useNavigation, type FormProps } from "@remix-run/react";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { replyFor, type ActionReply } from "~/platform/forms/reply";
import { Button, type ButtonProps } from "../Button";
import { FormErrors, type FormInput } from "./FormErrors";

export interface KitFormOptions<Schema> {
  /** What the action answered; only the reply to this form's intent is taken. */
  data?: ActionReply | null | undefined;
  /** A reply taken from elsewhere (a fetcher). */
  reply?: SubmissionResult<string[]> | null | undefined;
  defaultValue?: DefaultValue<Schema>;
  id?: string;
}

/** conform's form and fields for one intent: the server answers, typed values stay, errors stand on their fields. */
export function useKitForm<Schema extends Record<string, unknown>>(intent: string, { data, reply, defaultValue, id }: KitFormOptions<Schema> = {}) {
  return useForm<Schema, Schema, string[]>({
    id: id ?? intent,
    lastResult: reply ?? replyFor(data, intent) ?? null,
    ...(defaultValue === undefined ? {} : { defaultValue }),
    shouldValidate: "onSubmit",
  });
}

export interface KitFormProps extends Omit<FormProps, "id"> {
  form: FormInput;
  /** Leaves the summary to the page. */
  quiet?: boolean;
  children: ReactNode;
}

/** A form of a page: conform's wiring, the error summary, and focus on the first field that needs care. */
export function KitForm({ form, quiet, children, ...rest }: KitFormProps) {
  return (
    <Form method="post" {...rest} id={form.id} onSubmit={form.onSubmit} noValidate={form.noValidate} aria-describedby={form.errors ? form.errorId : undefined}>
      {quiet ? null : <FormErrors form={form} />}
      {children}
    </Form>
  );
}

export interface SubmitButtonProps extends Omit<ButtonProps, "type" | "name" | "value"> {
  /** Picks the form of the action. */
  intent?: string;
}

/** Sends the form once: while it is on its way the button says so and ignores a second press. */
export function SubmitButton({ intent, kind = "primary", busyText, busy, children, ...rest }: SubmitButtonProps) {
  const { t } = useTranslation("ui");
  const navigation = useNavigation();
  const sent = navigation.formData?.get("intent");
  const working = busy ?? (navigation.state !== "idle" && navigation.formData !== undefined && (intent === undefined || sent === intent));
  return (
    <Button {...rest} type="submit" kind={kind} busy={working} busyText={busyText ?? t("working")} {...(intent === undefined ? {} : { name: "intent", value: intent })}>
      {children}
    </Button>
  );
}
