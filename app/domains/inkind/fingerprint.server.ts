import { createHash } from "node:crypto";

/** Of what a form carried, so that a resend is told from another content under the same id. Key order does not matter. */
export function fingerprint(content: object): string {
  const sorted = JSON.stringify(content, (_key, value: unknown) =>
    value !== null && typeof value === "object" && !Array.isArray(value)
      ? Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)))
      : value,
  );
  return createHash("sha256").update(sorted).digest("hex");
}
