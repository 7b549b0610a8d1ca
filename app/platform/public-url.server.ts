/** The address people reach us at: PUBLIC_URL, else this machine. Used in mails, QR codes and documents. */
export const publicBase = (): string =>
  (process.env.PUBLIC_URL ?? `http://127.0.0.1:${process.env.PORT ?? "3000"}`).replace(/\/+$/, "");

/** An absolute link from a path that starts with a slash. */
export const absoluteUrl = (path: string): string => `${publicBase()}${path}`;
