import { type ReactNode, useState } from "react";
import { useTranslation } from "react-i18next";
import { newId } from "~/platform/ids/ids";
import { Button } from "~/ui/Button";
import { Note } from "~/ui/Note";
import { Steps } from "~/ui/Steps";
import { post } from "./kiosk-device";
import type { PersonView } from "./kiosk-view";

interface StoppedProps {
  token: string;
  locale: string;
  person: PersonView;
}

/** Calls the person in charge, and says so; the phone stands there for whoever would rather ring. */
function useCall({ token, locale, person }: StoppedProps) {
  const { t } = useTranslation("volunteering");
  const [said, setSaid] = useState<string | null>(null);
  const [callId] = useState(() => newId<"Call">());
  const call = async () => {
    const answer = await post("call", { token, signupId: person.signupId, callId }, locale);
    if (answer.ok) setSaid(person.inChargePhone ? t("kiosk.calledPhone", { name: person.inCharge, phone: person.inChargePhone }) : t("kiosk.called", { name: person.inCharge }));
    else setSaid(answer.message || (person.inChargePhone ? t("kiosk.anythingElse", { name: person.inCharge, phone: person.inChargePhone }) : t("kiosk.anythingElseNoPhone", { name: person.inCharge })));
  };
  return { said, setSaid, call };
}

/** No consent yet: stops politely and says what helps. The guardian's name and number stay hidden. */
export function ConsentScreen({ token, locale, person }: StoppedProps) {
  const { t } = useTranslation("volunteering");
  const { said, setSaid, call } = useCall({ token, locale, person });
  const [callId] = useState(() => newId<"Call">());
  const send = async () => {
    const answer = await post<{ asked: number }>("remind", { token, signupId: person.signupId, callId }, locale);
    setSaid(answer.ok ? t(answer.value.asked > 0 ? "kiosk.sent" : "kiosk.sentBefore") : answer.message);
  };
  const words = { task: person.task, name: person.inCharge };
  return (
    <main className="come">
      <section>
        <h1 tabIndex={-1}>{t("kiosk.consentTitle", { name: person.givenName })}</h1>
        <p className="lead">{t("kiosk.consentText", words)} {person.holdUntil ? t("kiosk.consentHold", { time: person.holdUntil }) : null}</p>
        <Steps
          items={[
            { title: t("kiosk.consentSteps.send"), text: t("kiosk.consentSteps.sendText"), state: "now" },
            { title: t("kiosk.consentSteps.decide"), text: t("kiosk.consentSteps.decideText"), state: "wait" },
            { title: t("kiosk.consentSteps.enter"), text: t("kiosk.consentSteps.enterText", words), state: "wait", receives: true },
          ]}
        />
      </section>
      <section className="card pad">
        <h2>{t("kiosk.meanwhile")}</h2>
        <p>{t("kiosk.meanwhileText", words)}</p>
        <p className="soft">{t("kiosk.meanwhileKeep")}</p>
        <div role="status">{said ? <Note tone="act">{said}</Note> : null}</div>
      </section>
      <div className="row acts">
        <Button kind="primary" onClick={() => void send()}>{t("kiosk.sendLink")}</Button>
        <Button onClick={() => void call()}>{t("kiosk.call")}</Button>
        {person.askedAt ? <span className="soft">{t("kiosk.firstLink", { when: person.askedAt })}</span> : null}
      </div>
    </main>
  );
}

/** Anything else that stands in the way, in a sentence, with somebody to ask. */
export function RefusedScreen({ title, children, onDone, ...of }: { title: ReactNode; children: ReactNode; onDone: () => void } & StoppedProps) {
  const { t } = useTranslation("volunteering");
  const { said, call } = useCall(of);
  return (
    <main className="come alone">
      <section>
        <h1 tabIndex={-1}>{title}</h1>
        <p className="lead" role="alert">{children}</p>
        <div role="status">{said ? <Note tone="act">{said}</Note> : null}</div>
      </section>
      <div className="row acts">
        <Button kind="primary" onClick={() => void call()}>{t("kiosk.call")}</Button>
        <Button onClick={onDone}>{t("kiosk.done")}</Button>
        <span className="soft">{t("kiosk.clears")}</span>
      </div>
    </main>
  );
}

/** A sentence and a way out: what was kept without a connection, a code that is not for here, thanks. */
export function MessageScreen({ title, children, onDone, icon }: { title: ReactNode; children: ReactNode; onDone: () => void; icon?: ReactNode }) {
  const { t } = useTranslation("volunteering");
  return (
    <main className="come alone">
      <section>
        <div className="row top gap-4">{icon}<h1 tabIndex={-1}>{title}</h1></div>
        <div className="lead" role="status">{children}</div>
      </section>
      <div className="row acts">
        <Button kind="primary" onClick={onDone}>{t("kiosk.done")}</Button>
        <span className="soft">{t("kiosk.clears")}</span>
      </div>
    </main>
  );
}
