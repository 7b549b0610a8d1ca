import { z } from "zod";
import { asId, isId } from "../ids/ids";

/** An id typed by nobody: a hidden field or a choice of a list. */
export const idField = <Id extends string>() => z.string().refine(isId).transform((value) => asId(value) as unknown as Id);

/** One line of text, 1 to `max` signs: composed (NFC), with single spaces. */
export const oneLine = (max: number) => z.string().trim().transform((text) => text.normalize("NFC").replace(/\s+/g, " ")).pipe(z.string().min(1).max(max));
