import { useCallback, useEffect, useState } from "react";
import { useTranslation } from "react-i18next";
import { instant, systemClock } from "~/platform/time/clock";
import { Empty } from "~/ui/Empty";
import { TillLayout } from "~/ui/layouts/TillLayout";
import type { TillDesk } from "../queries/till-desk.server";
import { Session } from "./Session";
import { OpenTill } from "./OpenTill";
import { getDesk } from "./till-device";

/** Less than this is the time an answer takes. */
const smallSkewMs = 5_000;

/** The cashier's app. It lives on one address; everything after the first page goes through /api/till. */
export function TillApp({ initial, cashier, baseUrl }: { initial: TillDesk; cashier: string; baseUrl: string }) {
  const { t, i18n } = useTranslation("checkout");
  const [desk, setDesk] = useState(initial);
  // A tablet's clock may be wrong: sales carry the server's time, as far as the till can tell it.
  const [skewMs, setSkewMs] = useState(0);
  useEffect(() => {
    const apart = instant(desk.now).getTime() - systemClock.now().getTime();
    setSkewMs(Math.abs(apart) < smallSkewMs ? 0 : apart);
  }, [desk.now]);
  const reload = useCallback(async () => {
    const fresh = await getDesk<TillDesk>(i18n.language);
    if (fresh) setDesk(fresh);
    return fresh !== null;
  }, [i18n.language]);

  if (!desk.event) {
    return (
      <TillLayout title={t("title")} heading person={cashier}>
        <main className="till-alone">
          <Empty title={t("noEvent.title")} text={t("noEvent.text")} action={<a className="btn" href="/staff">{t("noEvent.back")}</a>} />
        </main>
      </TillLayout>
    );
  }
  if (!desk.session) return <OpenTill event={desk.event} tills={desk.tills} cashier={cashier} onOpened={reload} />;
  return <Session key={desk.session.id} event={desk.event} session={desk.session} cashier={cashier} baseUrl={baseUrl} skewMs={skewMs} onClosed={reload} />;
}
