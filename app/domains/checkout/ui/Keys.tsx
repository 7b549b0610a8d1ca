import { useTranslation } from "react-i18next";
import { formatMoney } from "~/platform/i18n/format";
import type { Locale } from "~/platform/i18n/locale";
import type { DeskArticle } from "../queries/till-desk.server";
import { KeyDrawing } from "./KeyDrawing";
import { readTyped } from "./scan";

export type KeyTab = "top" | "goods" | "experiences";
const tabs: readonly KeyTab[] = ["top", "goods", "experiences"];

function shown(articles: readonly DeskArticle[], typed: string, tab: KeyTab): readonly DeskArticle[] {
  const read = readTyped(typed);
  if (read.kind === "words") return articles.filter((row) => row.name.toLocaleLowerCase("bg").includes(read.words));
  if (tab === "goods") return articles.filter((row) => row.kind === "unique" || row.kind === "counted");
  if (tab === "experiences") return articles.filter((row) => row.kind === "experience");
  return [...articles.filter((row) => row.quickPosition !== null && row.kind !== "free_gift"), ...articles.filter((row) => row.kind === "free_gift")];
}

interface Props {
  readonly articles: readonly DeskArticle[];
  readonly typed: string;
  readonly tab: KeyTab;
  readonly onTab: (tab: KeyTab) => void;
  readonly onTake: (article: DeskArticle) => void;
  readonly ready: boolean;
}

/** Drawn keys, by group or by what is typed. */
export function Keys({ articles, typed, tab, onTab, onTake, ready }: Props) {
  const { t, i18n } = useTranslation("checkout");
  const locale = i18n.language as Locale;
  const keys = shown(articles, typed, tab);
  const searching = readTyped(typed).kind === "words";
  return (
    <>
      <div className="tabs" role="group" aria-label={t("sell.groups")}>
        {tabs.map((name) => (
          <button key={name} type="button" aria-pressed={!searching && tab === name} onClick={() => onTab(name)}>{t(`sell.${name}`)}</button>
        ))}
      </div>
      <div className="keys" role="group" aria-label={searching ? t("sell.found", { q: typed }) : t("sell.keys")} aria-busy={!ready}>
        {keys.length === 0 ? <p className="soft" role="status">{t("sell.nothing", { q: typed })}</p> : null}
        {keys.map((row) => (
          <button key={row.id} type="button" className={row.kind === "free_gift" ? "free" : undefined} onClick={() => onTake(row)}>
            {row.drawing ? <KeyDrawing of={row.drawing} /> : <span className="art" />}
            <span className="key-name">{row.name}</span>
            <span className="num">
              {row.kind === "free_gift" ? <small>{t("sell.gift")}</small> : formatMoney(row.priceCents, locale)} <Left article={row} />
            </span>
          </button>
        ))}
      </div>
    </>
  );
}

function Left({ article }: { article: DeskArticle }) {
  const { t } = useTranslation("checkout");
  if (article.kind === "experience") return <small>{t("sell.walkIn")}</small>;
  if (article.onHand === null) return null;
  if (article.onHand <= 0) return <small className="few">{t("sell.none")}</small>;
  if (article.onHand === 1) return <small className="few">{t("sell.last")}</small>;
  return article.onHand <= 5 ? <small>{t("sell.left", { count: article.onHand })}</small> : null;
}
