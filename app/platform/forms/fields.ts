import { z } from "zod";
import { asId, isId } from "../ids/ids";

/** An id typed by nobody: a hidden field, a choice of a list, a device's own. `message` is a key; without one the field's usual sentence. */
export const idField = <Id extends string>(message?: string) => {
  const said = message === undefined ? undefined : { message };
  return z.string(said).refine(isId, said).transform((value) => asId(value) as unknown as Id);
};

/** One line of text, 1 to `max` signs: composed (NFC), with single spaces. */
export const oneLine = (max: number) => z.string().trim().transform((text) => text.normalize("NFC").replace(/\s+/g, " ")).pipe(z.string().min(1).max(max));
