import { useTranslation } from "react-i18next";
import { Button } from "~/ui/Button";
import { SearchIcon } from "~/ui/icons";
import { Icon } from "~/ui/Icon";
import type { DeskView } from "./kiosk-view";
import { useCamera } from "./use-camera";

interface WelcomeProps {
  desk: DeskView;
  leaving: boolean;
  onScan: (text: string) => void;
  onName: () => void;
  onWalkIn: () => void;
}

/** A hand shows a phone to the tablet's eye. */
const PhoneDrawing = () => (
  <svg viewBox="0 0 320 400" fill="none" stroke="var(--primary)" strokeWidth="3" strokeLinecap="round" strokeLinejoin="round" aria-hidden="true">
    <path d="M14 54V28a14 14 0 0 1 14-14h26M266 14h26a14 14 0 0 1 14 14v26M306 346v26a14 14 0 0 1-14 14h-26M54 386H28a14 14 0 0 1-14-14v-26" strokeWidth="6" />
    <rect x="84" y="62" width="152" height="276" rx="22" fill="var(--surface)" />
    <path d="M142 78h36" strokeWidth="4" />
    <g fill="var(--ink)" stroke="none">
      <path d="M112 130h38v38h-38zM170 130h38v38h-38zM112 188h38v38h-38z" />
      <path d="M170 188h13v13h-13zM195 188h13v13h-13zM182 200h13v13h-13zM170 213h13v13h-13zM195 213h13v13h-13z" />
    </g>
    <g fill="var(--surface)" stroke="none"><path d="M120 138h22v22h-22zM178 138h22v22h-22zM120 196h22v22h-22z" /></g>
    <g fill="var(--ink)" stroke="none"><path d="M126 144h10v10h-10zM184 144h10v10h-10zM126 202h10v10h-10z" /></g>
    <path d="M112 258h96M112 280h60" stroke="var(--line)" strokeWidth="8" />
    <path d="M40 200h240" stroke="var(--primary)" strokeDasharray="1 9" />
  </svg>
);

function Eye({ onScan }: { onScan: (text: string) => void }) {
  const { t } = useTranslation("volunteering");
  const { video, state, start, stop } = useCamera(onScan);
  return (
    <section className="eye">
      {state === "on" ? (
        <div className="see">
          <video ref={video} autoPlay muted playsInline aria-hidden="true" />
          <i aria-hidden="true" />
        </div>
      ) : <PhoneDrawing />}
      <div>
        <p><b>{t("kiosk.showCode")}</b><span className="soft" role="status">{state === "refused" ? t("kiosk.cameraNo") : t("kiosk.cameraReads")}</span></p>
        {state === "on"
          ? <Button kind="quiet" onClick={stop}>{t("kiosk.cameraOff")}</Button>
          : <Button kind="soft" wide onClick={start}>{t("kiosk.cameraOn")}</Button>}
      </div>
    </section>
  );
}

/** Nothing personal before somebody has come: the reader, the way by name, who is awaited next in numbers. */
export function Welcome({ desk, leaving, onScan, onName, onWalkIn }: WelcomeProps) {
  const { t } = useTranslation("volunteering");
  return (
    <main className="idle">
      <Eye onScan={onScan} />
      <section>
        <h1 tabIndex={-1}>{leaving ? t("kiosk.farewell") : t("kiosk.welcome")}</h1>
        <div>
          <span className="lab" id="or-name" aria-hidden="true">{t("kiosk.orName")}</span>
          <button type="button" className="big-in" aria-label={t("kiosk.orName")} aria-describedby="or-name-help" onClick={onName}><Icon of={SearchIcon} size="l" /></button>
          <p id="or-name-help" className="soft t16">{t("kiosk.threeLetters")}</p>
        </div>
        <div>
          {desk.rows.length > 0 ? (
            <>
              <h2>{desk.heading} <span className="soft">{t("kiosk.fullRing")}</span></h2>
              <ul className="next card">
                {desk.rows.map((row) => (
                  <li key={row.key}>
                    <span>{row.title}</span>
                    <span>
                      <span className="num">{row.text}</span>
                      {row.expected <= 10 ? (
                        <span className="rings" aria-hidden="true">{Array.from({ length: row.expected }, (_, n) => <i key={n} className={n < row.here ? "f" : undefined} />)}</span>
                      ) : null}
                    </span>
                  </li>
                ))}
              </ul>
            </>
          ) : <p className="soft">{t("kiosk.nothing")}</p>}
        </div>
        {leaving ? <span /> : <Button wide onClick={onWalkIn}>{t("kiosk.walkIn")}</Button>}
      </section>
    </main>
  );
}
