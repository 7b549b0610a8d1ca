/** The part of conform's field metadata the kit needs; `plainField` makes one for forms without an action (searches). */
export interface FieldInput {
  readonly id: string;
  readonly name: string;
  readonly errors?: readonly string[] | undefined;
  readonly initialValue?: unknown;
}

export function plainField(name: string, value?: string, id = name): FieldInput {
  return { id, name, initialValue: value };
}

/** A field's typed or stored text. */
export function textOf(field: FieldInput): string | undefined {
  return typeof field.initialValue === "string" ? field.initialValue : undefined;
}

/** The texts of a field that may hold several. */
export function textsOf(field: FieldInput): readonly string[] {
  const value = field.initialValue;
  if (Array.isArray(value)) return value.filter((item): item is string => typeof item === "string");
  return typeof value === "string" ? [value] : [];
}

export const errorId = (field: FieldInput) => `${field.id}-error`;
export const helpId = (field: FieldInput) => `${field.id}-help`;

/** Wires a control to its label, help and error. */
export function controlProps(field: FieldInput, hasHelp: boolean) {
  const failed = Boolean(field.errors?.length);
  const described = [failed ? errorId(field) : "", hasHelp ? helpId(field) : ""].filter(Boolean).join(" ");
  return {
    id: field.id,
    name: field.name,
    "aria-invalid": failed || undefined,
    "aria-describedby": described || undefined,
  };
}
