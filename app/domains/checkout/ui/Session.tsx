import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { Locale } from "~/platform/i18n/locale";
import { formatMoney } from "~/platform/i18n/format";
import { newLookCode } from "~/platform/tokens/look-code";
import { Button } from "~/ui/Button";
import { MenuIcon } from "~/ui/icons";
import { TillLayout } from "~/ui/layouts/TillLayout";
import { Note } from "~/ui/Note";
import type { DeskSession, TillDesk } from "../queries/till-desk.server";
import { CloseTill } from "./CloseTill";
import { finishSale } from "./finish-sale";
import { PayScreen } from "./PayScreen";
import { SellScreen } from "./SellScreen";
import { SessionMenu } from "./SessionMenu";
import { SlipScreen } from "./SlipScreen";
import { post } from "./till-device";
import { useTillState } from "./use-till-state";

interface Props {
  readonly event: NonNullable<TillDesk["event"]>;
  readonly session: DeskSession;
  readonly cashier: string;
  readonly baseUrl: string;
  readonly skewMs: number;
  readonly onClosed: () => Promise<boolean>;
}

type View = "sell" | "pay" | "menu" | "close";

/** An open till session: bill, payment, slip, and the way to its close. */
export function Session({ event, session, cashier, baseUrl, skewMs, onClosed }: Props) {
  const { t, i18n } = useTranslation("checkout");
  const locale = i18n.language as Locale;
  const { state, act, loaded, offline } = useTillState(session, locale);
  const [view, setView] = useState<View>("sell");
  const [lookCode, setLookCode] = useState("");
  const causes = new Intl.ListFormat(locale, { type: "conjunction" }).format(event.causes);
  const refused = state.pending.find((row) => row.refused !== undefined);
  const waiting = state.pending.length;
  const waitingSum = formatMoney(state.pending.reduce((sum, row) => sum + row.totalCents, 0), locale);
  const place = { event, session, cashier, causes, locale, baseUrl };

  if (view === "close") {
    return <CloseTill place={place} state={state} onBack={() => setView("sell")} onClosed={onClosed} />;
  }
  const release = (unitIds: readonly (string | null)[]) => {
    const held = unitIds.filter((id) => id !== null);
    if (held.length > 0) void post("release", { sessionId: session.id, unitIds: held }, locale);
  };
  const pay = async (tenderedCents: number, giftCents: number) => {
    const done = await finishSale({ session, skewMs, lines: state.lines, lookCode, sequence: state.nextSequence, tenderedCents, giftCents, giftName: t("slip.change_gift") });
    act({ type: "finish", ...done });
    setView("sell");
  };
  const acts = <Button icon={MenuIcon} aria-pressed={view === "menu"} onClick={() => setView(view === "menu" ? "sell" : "menu")}>{t("session")}</Button>;
  return (
    <div className="scr-sell">
      <TillLayout
        title={session.tillName} heading={view === "sell" && !state.finished} person={cashier} mode={t(`mode.${event.mode}`)} acts={acts}
        offline={offline && waiting > 0 ? { text: t("waiting.calm"), waiting: t("waiting.title", { count: waiting, sum: waitingSum }) } : null}
      >
        {refused ? <Note tone="bad" role="alert" className="till-note">{t("waiting.refused", { number: refused.number, message: refused.refused ?? "" })}</Note> : null}
        {state.finished ? (
          <SlipScreen place={place} sale={state.finished} onNext={() => act({ type: "nextBill" })} />
        ) : view === "menu" ? (
          <SessionMenu place={place} onBack={() => setView("sell")} onClose={() => setView("close")} />
        ) : view === "pay" ? (
          <PayScreen place={place} lines={state.lines} onBack={() => setView("sell")} onPay={pay} />
        ) : (
          <SellScreen
            place={place} state={state} ready={loaded} act={act} release={release}
            onPay={() => {
              setLookCode(newLookCode());
              setView("pay");
            }}
          />
        )}
      </TillLayout>
    </div>
  );
}
