import { useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { Icon } from "../Icon";
import { MinusIcon, PlusIcon } from "../icons";
import { useHydrated } from "../use-hydrated";
import { Field, type FieldTexts } from "./Field";
import { controlProps, textOf } from "./field";

export interface QuantityFieldProps extends FieldTexts {
  min?: number;
  max?: number;
  onQuantity?: (quantity: number) => void;
}

/** 44 · 52 · 44: less, the number (also typable), more. Without scripts the number alone is typed. */
export function QuantityField({ field, label, help, optional, className, min = 1, max, onQuantity }: QuantityFieldProps) {
  const { t } = useTranslation("ui");
  const hydrated = useHydrated();
  const input = useRef<HTMLInputElement>(null);
  const [quantity, setQuantity] = useState(() => Number(textOf(field) ?? min));
  const tell = (next: number) => {
    setQuantity(next);
    onQuantity?.(next);
  };
  const step = (by: number) => {
    const element = input.current;
    if (!element) return;
    const typed = Number(element.value);
    const wanted = (Number.isFinite(typed) ? typed : min) + by;
    const next = Math.max(min, max === undefined ? wanted : Math.min(max, wanted));
    element.value = String(next);
    element.dispatchEvent(new Event("input", { bubbles: true }));
    tell(next);
  };
  return (
    <Field field={field} label={label} help={help} optional={optional} className={className}>
      <div className="qty">
        <button type="button" aria-label={t("less")} aria-controls={field.id} disabled={!hydrated || quantity <= min} onClick={() => step(-1)}>
          <Icon of={MinusIcon} />
        </button>
        <input
          ref={input}
          type="text"
          inputMode="numeric"
          autoComplete="off"
          {...controlProps(field, Boolean(help))}
          defaultValue={textOf(field) ?? String(min)}
          onInput={(event) => tell(Number(event.currentTarget.value))}
        />
        <button type="button" aria-label={t("more")} aria-controls={field.id} disabled={!hydrated || (max !== undefined && quantity >= max)} onClick={() => step(1)}>
          <Icon of={PlusIcon} />
        </button>
      </div>
    </Field>
  );
}
