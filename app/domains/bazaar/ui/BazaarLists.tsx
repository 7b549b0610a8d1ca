import { useTranslation } from "react-i18next";
import { formatMoney, formatTime } from "~/platform/i18n/format";
import type { Locale } from "~/platform/i18n/locale";
import { Card } from "~/ui/Card";

interface Entry {
  readonly id: string;
  readonly startsAt: string;
  readonly title: string;
  readonly note: string | null;
}

export function Programme({ entries, locale }: { entries: readonly Entry[]; locale: Locale }) {
  const { t } = useTranslation("bazaar");
  if (entries.length === 0) return <p className="soft">{t("public.noProgramme")}</p>;
  return (
    <ol className="prog">
      {entries.map((entry) => (
        <li key={entry.id}>
          <span className="num">{formatTime(entry.startsAt, locale)}</span>
          <span><b>{entry.title}</b>{entry.note ? <span className="t14 soft">{entry.note}</span> : null}</span>
        </li>
      ))}
    </ol>
  );
}

interface Experience {
  readonly id: string;
  readonly name: string;
  readonly priceCents: number;
  readonly stall: number;
}

export function Experiences({ items, locale }: { items: readonly Experience[]; locale: Locale }) {
  const { t } = useTranslation("bazaar");
  return (
    <Card flush>
      <ul>
        {items.map((item) => (
          <li key={item.id} className="exp">
            <span><b className="t18">{item.name}</b><span className="t14 soft block">{t("public.experienceNote", { number: String(item.stall) })}</span></span>
            <span className="pr">{formatMoney(item.priceCents, locale)}</span>
          </li>
        ))}
      </ul>
    </Card>
  );
}

interface Stall {
  readonly id: string;
  readonly number: number;
  readonly title: string;
  readonly holder: string | null;
  readonly lowest: number | null;
  readonly highest: number | null;
}

export function Stalls({ items, locale }: { items: readonly Stall[]; locale: Locale }) {
  const { t } = useTranslation("bazaar");
  const price = ({ lowest, highest }: Stall) => {
    if (lowest === null) return null;
    return lowest === highest ? formatMoney(lowest, locale) : t("public.from", { price: formatMoney(lowest, locale) });
  };
  return (
    <ul className="stalls">
      {items.map((item) => (
        <li key={item.id}>
          <span className="no">{item.number}</span>
          <p><b>{item.title}</b>{item.holder ? <span className="t14 soft block">{item.holder}</span> : null}</p>
          <span className="num">{price(item)}</span>
        </li>
      ))}
    </ul>
  );
}

/** „За какво събираме“: an empty ring each, for it will receive and has not yet. */
export function Causes({ items }: { items: readonly { readonly position: number; readonly label: string }[] }) {
  return (
    <ul className="goal">
      {items.map((item) => (
        <li key={item.position}>
          <svg className="i thr" viewBox="0 0 24 24" aria-hidden="true"><circle cx="12" cy="12" r="9" /></svg>
          <b>{item.label}</b>
        </li>
      ))}
    </ul>
  );
}
