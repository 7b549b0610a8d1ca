import { type ReactNode, useEffect, useState } from "react";
import { useTranslation } from "react-i18next";
import { formatTime, formatWeekday } from "~/platform/i18n/format";
import type { Locale } from "~/platform/i18n/locale";
import { ArrowLeftIcon } from "~/ui/icons";
import { Icon } from "~/ui/Icon";
import { BallLogo } from "~/ui/thread/drawings";
import { kioskNow, setClock } from "./kiosk-device";

interface TopProps {
  title: ReactNode;
  place?: ReactNode;
  onBack?: () => void;
  children?: ReactNode;
  /** The server's clock, until the tablet's has been compared with it. */
  serverNow: string;
}

/** „събота, 13:52 ч.“ */
function Clock({ serverNow }: { serverNow: string }) {
  const { i18n } = useTranslation("volunteering");
  const locale = i18n.language as Locale;
  const [at, setAt] = useState<Date | string>(serverNow);
  useEffect(() => {
    setClock(serverNow);
    setAt(kioskNow());
    const timer = setInterval(() => setAt(kioskNow()), 10_000);
    return () => clearInterval(timer);
  }, [serverNow]);
  return <span className="num">{`${formatWeekday(at, locale)}, ${formatTime(at, locale)}`}</span>;
}

/** The head of each screen: whose tablet it is or the way back, the time, and what belongs beside them. */
export function Top({ title, place, onBack, children, serverNow }: TopProps) {
  const { t } = useTranslation("volunteering");
  return (
    <header>
      {onBack ? (
        <button type="button" className="btn quiet back" onClick={onBack}><Icon of={ArrowLeftIcon} size="l" />{t("kiosk.back")}</button>
      ) : (
        <>
          <BallLogo className="spool" />
          <p className="whose"><b>{title}</b>{place ? <span className="soft">{place}</span> : null}</p>
        </>
      )}
      <span className="grow" />
      <Clock serverNow={serverNow} />
      {children}
    </header>
  );
}
