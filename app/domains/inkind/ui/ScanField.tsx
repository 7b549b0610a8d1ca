import type { KeyboardEvent } from "react";
import { TextField, type TextFieldProps } from "~/ui/forms/TextField";

/**
 * A field for a scanner that works as a keyboard: on a Cyrillic layout its letters are read by the places of their keys, since our codes are
 * Latin. `stay` keeps the scanner's Enter from sending a long form. Typing works as well.
 */
export function ScanField({ stay, ...field }: TextFieldProps & { stay?: boolean }) {
  const read = (event: KeyboardEvent<HTMLInputElement>) => {
    if (event.key === "Enter" && stay) event.preventDefault();
    const letter = /^Key([A-Z])$/.exec(event.code)?.[1];
    if (!letter || event.ctrlKey || event.altKey || event.metaKey || !/^\p{Script=Cyrillic}$/u.test(event.key)) return;
    event.preventDefault();
    const input = event.currentTarget;
    input.setRangeText(letter, input.selectionStart ?? input.value.length, input.selectionEnd ?? input.value.length, "end");
  };
  return <TextField autoComplete="off" autoCapitalize="characters" spellCheck={false} maxLength={60} {...field} onKeyDown={read} />;
}
