declare const lookCodeBrand: unique symbol;
/**
 * A code that shows but does not act (slip, tracking, certificate): 16 signs of Crockford's base 32, 80 random bits.
 * Stored and compared in this bare form; `formatLookCode` groups it for people. The till makes its own, so this file is
 * isomorphic.
 */
export type LookCode = string & { readonly [lookCodeBrand]: true };

const alphabet = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
const length = 16;

/** Signs people type for others: Crockford's own confusions, and Cyrillic letters that look like Latin ones. */
const meant: Readonly<Record<string, string>> = {
  I: "1", L: "1", O: "0",
  А: "A", В: "B", Е: "E", К: "K", М: "M", Н: "H", О: "0", Р: "P", С: "C", Т: "T", Х: "X", У: "Y", З: "3",
};

export function newLookCode(): LookCode {
  const bytes = crypto.getRandomValues(new Uint8Array(length));
  // 256 is a multiple of 32, so the low five bits of a random byte are uniform.
  return Array.from(bytes, (byte) => alphabet[byte & 31]).join("") as LookCode;
}

/** Reads a typed or scanned code: any case, any separators, Cyrillic look-alikes. Null when it cannot be one. */
export function parseLookCode(text: string): LookCode | null {
  const signs = text.toUpperCase().replace(/[\s\u00a0\-‐‑–—_.·/]/g, "");
  let code = "";
  for (const sign of signs) {
    const known = alphabet.includes(sign) ? sign : meant[sign];
    if (!known || code.length === length) return null;
    code += known;
  }
  return code.length === length ? (code as LookCode) : null;
}

/** "7QK4-M2ZP-0R8X-V3CD" */
export const formatLookCode = (code: string): string => code.match(/.{1,4}/g)?.join("-") ?? code;
