import { useTranslation } from "react-i18next";
import { formatMoney } from "~/platform/i18n/format";
import { inLocale, type Locale } from "~/platform/i18n/locale";
import { Card } from "~/ui/Card";
import { DataTable } from "~/ui/DataTable";
import { Empty } from "~/ui/Empty";
import type { ArticleKind, HolderKind } from "../model";
import { holderKinds } from "../model";

export interface DeskArticle {
  readonly id: string;
  readonly kind: ArticleKind;
  readonly nameBg: string;
  readonly nameEn: string;
  readonly priceCents: number;
  readonly code: string;
  readonly sourceKind: string | null;
  readonly sourceLabel: string | null;
  readonly onHand: number | null;
  readonly handedIn: number;
  readonly sold: number;
}

export interface DeskStall {
  readonly id: string;
  readonly number: number;
  readonly titleBg: string;
  readonly titleEn: string;
  readonly holderKind: string;
  readonly holder: string | null;
  readonly groupBg: string | null;
  readonly groupEn: string | null;
  readonly articles: readonly DeskArticle[];
}

/** Each stall with what it was given, sold and has left. */
export function StallTables({ stalls, locale }: { stalls: readonly DeskStall[]; locale: Locale }) {
  const { t } = useTranslation("bazaar");
  if (stalls.length === 0) return <Card pad><Empty title={t("staff.noStalls")} text={t("staff.noStallsText")} /></Card>;
  const source = (item: DeskArticle): string => {
    if (item.kind === "experience") return t("staff.service");
    if (item.sourceLabel === null) return t("staff.noSource");
    return t(item.sourceKind === "protocol" ? "staff.protocol" : "staff.makers_list", { label: item.sourceLabel });
  };
  const holder = (stall: DeskStall): string => {
    const kind: HolderKind = holderKinds.find((known) => known === stall.holderKind) ?? "centre";
    const group = locale === "en" ? stall.groupEn : stall.groupBg;
    return group ?? [t(`holder.${kind}`), stall.holder].filter(Boolean).join(": ");
  };
  return (
    <div className="stack">
      {stalls.map((stall) => (
        <Card key={stall.id} flush>
          <div className="pad">
            <h3>{t("staff.stall", { number: String(stall.number) })}: {inLocale(locale, stall.titleBg, stall.titleEn)}</h3>
            <p className="soft t14">{holder(stall)}</p>
          </div>
          <DataTable
            caption={inLocale(locale, stall.titleBg, stall.titleEn)} captionHidden dense cards rows={stall.articles} rowKey={(row) => row.id}
            columns={[
              { key: "name", head: t("staff.article"), cell: (row) => inLocale(locale, row.nameBg, row.nameEn) },
              { key: "kind", head: t("staff.kind"), cell: (row) => t(`kind.${row.kind}`) },
              { key: "source", head: t("staff.source"), cell: source },
              { key: "code", head: t("staff.code"), cell: (row) => <span className="num">{row.code}</span> },
              { key: "price", head: t("staff.price"), align: "end", cell: (row) => formatMoney(row.priceCents, locale) },
              { key: "in", head: t("staff.handedIn"), align: "end", cell: (row) => (row.onHand === null ? "–" : row.handedIn) },
              { key: "sold", head: t("staff.sold"), align: "end", cell: (row) => (row.onHand === null ? "–" : row.sold) },
              { key: "left", head: t("staff.left"), align: "end", cell: (row) => row.onHand ?? "–" },
            ]}
          />
        </Card>
      ))}
    </div>
  );
}
