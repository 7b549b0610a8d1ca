import { useState } from "react";
import { useTranslation } from "react-i18next";
import { newId } from "~/platform/ids/ids";
import type { Claimed } from "../commands/claim-unit.server";
import type { DeskArticle } from "../queries/till-desk.server";
import type { TillAct, TillState } from "./bill-state";
import { Bill } from "./Bill";
import { FreeSum } from "./FreeSum";
import { Keys, type KeyTab } from "./Keys";
import { ScanField } from "./ScanField";
import type { Place } from "./place";
import { readTyped } from "./scan";
import { post } from "./till-device";

interface Props {
  readonly place: Place;
  readonly state: TillState;
  readonly ready: boolean;
  readonly act: (act: TillAct) => void;
  readonly release: (unitIds: readonly (string | null)[]) => void;
  readonly onPay: () => void;
}

/** Scan or press, and the bill beside it. A one-of-a-kind thing is held for this bill the moment it is taken. */
export function SellScreen({ place, state, ready, act, release, onPay }: Props) {
  const { t } = useTranslation("checkout");
  const { session, locale } = place;
  const [typed, setTyped] = useState("");
  const [tab, setTab] = useState<KeyTab>("top");
  const [problem, setProblem] = useState<string | null>(null);
  const [freeSum, setFreeSum] = useState(false);

  const put = (article: DeskArticle, unitId: string | null, unitPriceCents: number) => {
    act({ type: "add", line: { key: newId(), articleId: article.id, unitId, name: article.name, quantity: 1, unitPriceCents } });
    setTyped("");
  };
  const claim = async (wanted: { code?: string; articleId?: string }) => {
    const answer = await post<Claimed>("claim", { sessionId: session.id, ...wanted }, locale);
    if (!answer.ok) return setProblem(answer.message ?? t("refusals.network"));
    const article = session.articles.find((row) => row.id === answer.value.articleId);
    if (!article) return setProblem(t("refusals.code_unknown"));
    setProblem(answer.value.undocumented ? t("sell.undocumented") : null);
    if (article.kind === "free_gift") setFreeSum(true);
    else put(article, answer.value.unitId, answer.value.priceCents);
  };
  const take = (article: DeskArticle) => {
    setProblem(null);
    if (article.kind === "free_gift") setFreeSum(true);
    else if (article.kind === "unique") void claim({ articleId: article.id });
    else put(article, null, article.priceCents);
  };
  const enter = () => {
    const read = readTyped(typed);
    setProblem(null);
    if (read.kind === "code") {
      const known = session.articles.find((row) => row.code === read.code && row.kind !== "unique");
      if (known) take(known);
      else void claim({ code: read.code });
      setTyped("");
    }
  };
  const free = session.articles.find((row) => row.kind === "free_gift");
  return (
    <main className="work">
      <div className="left">
        <ScanField value={typed} onChange={setTyped} onEnter={enter} problem={problem} />
        {freeSum && free ? (
          <FreeSum
            onBack={() => setFreeSum(false)}
            onAdd={(cents) => {
              put(free, null, cents);
              setFreeSum(false);
            }}
          />
        ) : (
          <Keys articles={session.articles} typed={typed} tab={tab} onTab={setTab} onTake={take} ready={ready} />
        )}
      </div>
      <Bill
        place={place} state={state} onPay={onPay}
        onMore={(line) => {
          const article = session.articles.find((row) => row.id === line.articleId);
          if (article) take(article);
        }}
        onLess={(line) => {
          if (line.quantity === 1) release([line.unitId]);
          act({ type: "less", key: line.key });
        }}
        onTouch={(key) => act({ type: "touch", key })}
        onClear={() => {
          release(state.lines.map((line) => line.unitId));
          act({ type: "clear" });
        }}
      />
    </main>
  );
}
