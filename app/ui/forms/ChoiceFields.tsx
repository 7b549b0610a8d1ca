import type { InputHTMLAttributes, ReactNode } from "react";
import { FieldError, FieldGroup, FieldHelp, type FieldTexts } from "./Field";
import { controlProps, textOf, textsOf, type FieldInput } from "./field";
import { classNames } from "../class-names";

export interface Choice {
  value: string;
  text: ReactNode;
  help?: ReactNode;
  disabled?: boolean;
}

interface ChoiceProps extends FieldTexts {
  options: readonly Choice[];
  onChoose?: (value: string) => void;
}

function Radio({ field, option, index, onChoose }: { field: FieldInput; option: Choice; index: number; onChoose?: (value: string) => void }) {
  return (
    <input
      className="tick"
      type="radio"
      {...controlProps(field, false)}
      // The first one carries the field's id, so that the error summary finds it.
      id={index === 0 ? field.id : `${field.id}-${index}`}
      value={option.value}
      defaultChecked={textOf(field) === option.value}
      disabled={option.disabled}
      onChange={onChoose ? () => onChoose(option.value) : undefined}
    />
  );
}

/** Choices with an explanation, one frame each. */
export function RadioCards({ field, label, help, optional, className, options, onChoose, across }: ChoiceProps & { across?: boolean }) {
  return (
    <FieldGroup field={field} label={label} help={help} optional={optional} className={className}>
      <div className={classNames("picks", across && "across")}>
        {options.map((option, index) => (
          <label key={option.value} className="pick">
            <Radio field={field} option={option} index={index} onChoose={onChoose} />
            <b>{option.text}</b>
            {option.help ? <small>{option.help}</small> : null}
          </label>
        ))}
      </div>
    </FieldGroup>
  );
}

/** Plain rows, 44 px each. */
export function ChoiceField({ field, label, help, optional, className, options, onChoose }: ChoiceProps) {
  return (
    <FieldGroup field={field} label={label} help={help} optional={optional} className={className}>
      {options.map((option, index) => (
        <label key={option.value} className="check">
          <Radio field={field} option={option} index={index} onChoose={onChoose} />
          <span>
            {option.text}
            {option.help ? <small>{option.help}</small> : null}
          </span>
        </label>
      ))}
    </FieldGroup>
  );
}

/** Two to four short choices in one row. */
export function SegmentsField({ field, label, help, optional, className, options, onChoose }: ChoiceProps) {
  return (
    <FieldGroup field={field} label={label} help={help} optional={optional} className={className}>
      <div className="seg">
        {options.map((option, index) => (
          <label key={option.value}>
            <Radio field={field} option={option} index={index} onChoose={onChoose} />
            {option.text}
          </label>
        ))}
      </div>
    </FieldGroup>
  );
}

export interface CheckFieldProps extends Omit<InputHTMLAttributes<HTMLInputElement>, "id" | "name" | "type" | "defaultChecked"> {
  field: FieldInput;
  label: ReactNode;
  /** A second, smaller line inside the row. */
  text?: ReactNode;
  help?: ReactNode;
}

/** One yes or no; sends "on". */
export function CheckField({ field, label, text, help, className, ...input }: CheckFieldProps) {
  return (
    <div className={classNames("fld", Boolean(field.errors?.length) && "err", className)}>
      <label className={classNames("check", text !== undefined && "top")}>
        <input {...input} className="tick" type="checkbox" {...controlProps(field, Boolean(help))} defaultChecked={field.initialValue === "on" || field.initialValue === true} />
        <span>
          {label}
          {text ? <small>{text}</small> : null}
        </span>
      </label>
      <FieldHelp field={field} help={help} />
      <FieldError field={field} />
    </div>
  );
}

/** Several of a list; each sends its value under the same name. */
export function ChecksField({ field, label, help, optional, className, options }: ChoiceProps) {
  const chosen = textsOf(field);
  return (
    <FieldGroup field={field} label={label} help={help} optional={optional} className={className}>
      {options.map((option, index) => (
        <label key={option.value} className="check">
          <input
            className="tick"
            type="checkbox"
            {...controlProps(field, false)}
            id={index === 0 ? field.id : `${field.id}-${index}`}
            value={option.value}
            defaultChecked={chosen.includes(option.value)}
            disabled={option.disabled}
          />
          <span>
            {option.text}
            {option.help ? <small>{option.help}</small> : null}
          </span>
        </label>
      ))}
    </FieldGroup>
  );
}
