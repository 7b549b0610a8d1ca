import { formatMoney } from "~/platform/i18n/format";
import type { Locale } from "~/platform/i18n/locale";

export interface Share {
  readonly key: string;
  readonly name: string;
  readonly amountCents: number;
  /** "must": money that is bound; "left": what stays for another decision. */
  readonly look?: "must" | "left";
}

/** How one sum is shared: widths are the sums, words and figures below. */
export function ShareBar({ shares, locale, label }: { shares: readonly Share[]; locale: Locale; label: string }) {
  const shown = shares.filter((share) => share.amountCents > 0);
  return (
    <div role="group" aria-label={label} className="mt-5">
      <div className="shares" aria-hidden="true">
        {shown.map((share) => <i key={share.key} className={share.look} style={{ flex: share.amountCents }} />)}
      </div>
      <div className="shares-key">
        {shown.map((share) => (
          <div key={share.key}>
            <b>{share.name}</b>
            <span className="num">{formatMoney(share.amountCents, locale)}</span>
          </div>
        ))}
      </div>
    </div>
  );
}
