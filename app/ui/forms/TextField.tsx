import { useState, type InputHTMLAttributes, type ReactNode, type SelectHTMLAttributes, type TextareaHTMLAttributes } from "react";
import { useTranslation } from "react-i18next";
import { classNames } from "../class-names";
import { useHydrated } from "../use-hydrated";
import { Field, type FieldTexts } from "./Field";
import { controlProps, textOf } from "./field";

type Own<Attributes> = Omit<Attributes, "id" | "name" | "defaultValue" | "className" | keyof FieldTexts>;

export type TextFieldProps = FieldTexts & Own<InputHTMLAttributes<HTMLInputElement>>;

export function TextField({ field, label, help, optional, className, ...input }: TextFieldProps) {
  return (
    <Field field={field} label={label} help={help} optional={optional} className={className}>
      <input type="text" {...input} {...controlProps(field, Boolean(help))} defaultValue={textOf(field)} />
    </Field>
  );
}

export const EmailField = (props: TextFieldProps) => (
  <TextField type="email" autoComplete="email" inputMode="email" autoCapitalize="none" spellCheck={false} {...props} />
);

export const PhoneField = (props: TextFieldProps) => <TextField type="tel" autoComplete="tel" inputMode="tel" {...props} />;

/** With „Покажете“ once scripts run; the button never sends the form. */
export function PasswordField({ field, label, help, optional, className, ...input }: TextFieldProps) {
  const { t } = useTranslation("ui");
  const hydrated = useHydrated();
  const [shown, setShown] = useState(false);
  return (
    <Field field={field} label={label} help={help} optional={optional} className={className}>
      <div className="inp">
        <input
          autoComplete="current-password"
          {...input}
          {...controlProps(field, Boolean(help))}
          type={shown ? "text" : "password"}
          autoCapitalize="none"
          spellCheck={false}
        />
        {hydrated ? (
          <button type="button" className="btn quiet -me-4" aria-pressed={shown} aria-controls={field.id} onClick={() => setShown(!shown)}>
            {shown ? t("hidePassword") : t("showPassword")}
          </button>
        ) : null}
      </div>
    </Field>
  );
}

export function TextareaField({ field, label, help, optional, className, ...area }: FieldTexts & Own<TextareaHTMLAttributes<HTMLTextAreaElement>>) {
  return (
    <Field field={field} label={label} help={help} optional={optional} className={className}>
      <textarea rows={3} {...area} {...controlProps(field, Boolean(help))} defaultValue={textOf(field)} />
    </Field>
  );
}

export interface Option {
  value: string;
  text: string;
  disabled?: boolean;
}

export type SelectFieldProps = FieldTexts &
  Own<SelectHTMLAttributes<HTMLSelectElement>> & {
    options: readonly Option[];
    groups?: readonly { label: string; options: readonly Option[] }[];
    /** The first, empty choice; null leaves it out. */
    emptyText?: string | null;
  };

const optionOf = (option: Option) => (
  <option key={option.value} value={option.value} disabled={option.disabled}>
    {option.text}
  </option>
);

export function SelectField({ field, label, help, optional, className, options, groups, emptyText, ...select }: SelectFieldProps) {
  const { t } = useTranslation("ui");
  return (
    <Field field={field} label={label} help={help} optional={optional} className={className}>
      <select {...select} {...controlProps(field, Boolean(help))} defaultValue={textOf(field)}>
        {emptyText === null ? null : <option value="">{emptyText ?? t("choose")}</option>}
        {options.map(optionOf)}
        {groups?.map((group) => (
          <optgroup key={group.label} label={group.label}>
            {group.options.map(optionOf)}
          </optgroup>
        ))}
      </select>
    </Field>
  );
}

/** A sum in euro, typed with a comma or a point. */
export function MoneyField({ field, label, help, optional, className, ...input }: TextFieldProps) {
  return (
    <Field field={field} label={label} help={help} optional={optional} className={classNames("short", className)}>
      <div className="inp num">
        <input type="text" inputMode="decimal" autoComplete="off" {...input} {...controlProps(field, Boolean(help))} defaultValue={textOf(field)} />
        <span className="unit" aria-hidden="true">€</span>
      </div>
    </Field>
  );
}

/** A whole number or a measure with its unit. */
export function NumberField({ field, label, help, optional, className, unit, ...input }: TextFieldProps & { unit?: ReactNode }) {
  return (
    <Field field={field} label={label} help={help} optional={optional} className={classNames("short", className)}>
      <div className="inp num">
        <input type="text" inputMode="numeric" autoComplete="off" {...input} {...controlProps(field, Boolean(help))} defaultValue={textOf(field)} />
        {unit ? <span className="unit">{unit}</span> : null}
      </div>
    </Field>
  );
}

export const DateField = ({ className, ...props }: TextFieldProps) => <TextField {...props} type="date" className={classNames("short", className)} />;

export const TimeField = ({ className, ...props }: TextFieldProps) => <TextField {...props} type="time" className={classNames("short", className)} />;

/** Six digits from a letter or another screen. */
export function CodeField({ field, label, help, optional, className, ...input }: TextFieldProps) {
  return (
    <Field field={field} label={label} help={help} optional={optional} className={className}>
      <input
        type="text"
        inputMode="numeric"
        autoComplete="one-time-code"
        maxLength={7}
        {...input}
        {...controlProps(field, Boolean(help))}
        className="code-in"
        defaultValue={textOf(field)}
      />
    </Field>
  );
}

export function HiddenField({ name, value }: { name: string; value: string }) {
  return <input type="hidden" name={name} value={value} />;
}
