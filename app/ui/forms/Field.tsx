import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { classNames } from "../class-names";
import { Icon } from "../Icon";
import { CircleAlertIcon } from "../icons";
import { errorId, helpId, type FieldInput } from "./field";

export interface FieldTexts {
  field: FieldInput;
  label: ReactNode;
  help?: ReactNode;
  optional?: boolean;
  className?: string;
}

/** Label above, control, help, then what is wrong. */
export function Field({ field, label, help, optional, className, children }: FieldTexts & { children: ReactNode }) {
  return (
    <div className={classNames("fld", Boolean(field.errors?.length) && "err", className)}>
      <label htmlFor={field.id}>
        {label}
        <OptionalMark when={optional} />
      </label>
      {children}
      <FieldHelp field={field} help={help} />
      <FieldError field={field} />
    </div>
  );
}

/** The same for a group of choices. */
export function FieldGroup({ field, label, help, optional, className, children }: FieldTexts & { children: ReactNode }) {
  const failed = Boolean(field.errors?.length);
  return (
    <fieldset
      className={classNames("fld", failed && "err", className)}
      aria-describedby={failed ? errorId(field) : help ? helpId(field) : undefined}
    >
      <legend>
        {label}
        <OptionalMark when={optional} />
      </legend>
      {children}
      <FieldHelp field={field} help={help} />
      <FieldError field={field} />
    </fieldset>
  );
}

export function OptionalMark({ when }: { when?: boolean | undefined }) {
  const { t } = useTranslation("ui");
  return when ? <span className="opt"> {t("optional")}</span> : null;
}

export function FieldHelp({ field, help }: { field: FieldInput; help: ReactNode }) {
  return help ? (
    <p className="help" id={helpId(field)}>
      {help}
    </p>
  ) : null;
}

export function FieldError({ field }: { field: FieldInput }) {
  if (!field.errors?.length) return null;
  return (
    <p className="msg" id={errorId(field)}>
      <Icon of={CircleAlertIcon} size="s" />
      <span>{field.errors.join(" ")}</span>
    </p>
  );
}
