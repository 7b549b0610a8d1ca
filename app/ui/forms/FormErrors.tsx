import { useEffect, useRef, type FormEvent } from "react";
import { useTranslation } from "react-i18next";
import { Note } from "../Note";

/** The part of conform's form metadata the kit needs. */
export interface FormInput {
  readonly id: string;
  readonly errorId: string;
  readonly errors?: readonly string[] | undefined;
  readonly allErrors: Readonly<Record<string, readonly string[]>>;
  readonly noValidate: boolean;
  readonly onSubmit: (event: FormEvent<HTMLFormElement>) => void;
}

/** Says what is wrong with the whole form and how many fields need care; moves focus to the first of them. */
export function FormErrors({ form }: { form: Pick<FormInput, "id" | "errorId" | "errors" | "allErrors"> }) {
  const { t } = useTranslation("ui");
  const summary = useRef<HTMLDivElement>(null);
  const own = form.errors ?? [];
  const fields = Object.entries(form.allErrors).filter(([name, errors]) => name !== "" && errors.length > 0).length;
  const shown = own.length > 0 || fields > 0;
  const answer = shown ? `${own.join(" ")}|${Object.keys(form.allErrors).join(" ")}` : "";
  useEffect(() => {
    if (!answer) return;
    const first = document.getElementById(form.id)?.querySelector<HTMLElement>('[aria-invalid="true"]');
    (first ?? summary.current)?.focus();
  }, [answer, form.id]);
  if (!shown) return null;
  return (
    <div ref={summary} id={form.errorId} tabIndex={-1} className="form-errors mb-5">
      <Note tone="bad" role="alert">
        {own.map((sentence) => (
          <p key={sentence}><b>{sentence}</b></p>
        ))}
        {fields > 0 ? <p>{t("checkFields", { n: String(fields) })}</p> : null}
      </Note>
    </div>
  );
}
