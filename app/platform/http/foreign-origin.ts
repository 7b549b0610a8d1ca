/**
 * Whether a browser says that this request was started by another site: it always sends one of the two headers with a POST.
 * Programs that are no browsers send neither. Remix checks the origin of page forms only, so both doors ask here.
 */
export function isForeign(header: (name: string) => string | null | undefined): boolean {
  const site = header("sec-fetch-site");
  if (site) return site !== "same-origin" && site !== "none";
  const origin = header("origin");
  if (!origin) return false;
  const host = header("x-forwarded-host") ?? header("host");
  return !URL.canParse(origin) || new URL(origin).host !== host;
}
