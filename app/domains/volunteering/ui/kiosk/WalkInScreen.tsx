import { type FormEvent, useState } from "react";
import { useTranslation } from "react-i18next";
import { newId } from "~/platform/ids/ids";
import { Button } from "~/ui/Button";
import { Note } from "~/ui/Note";
import type { ageBands } from "../../kiosk-schemas";
import { kioskNow, post } from "./kiosk-device";
import type { DeskView } from "./kiosk-view";

type Age = (typeof ageBands)[number];
const ages: readonly Age[] = ["under14", "from14", "adult"];

interface WalkInProps {
  token: string;
  locale: string;
  desk: DeskView;
  onStarted: (signupId: string, eventId: string) => void;
}

function Task({ task, chosen, onChoose }: { task: DeskView["freeTasks"][number]; chosen: boolean; onChoose: () => void }) {
  return (
    <label className={`job${task.free ? "" : " no"}`}>
      <input type="radio" name="task" checked={chosen} disabled={!task.free} onChange={onChoose} />
      <span><b>{task.title}</b><span>{task.meta}</span></span>
      <span className="num">{task.places}</span>
    </label>
  );
}

/** The first thing not filled in yet, and what to say about it. */
function missingIn({ fullName, phone }: { fullName: string; phone: string }, age: Age | null) {
  if (!/\S\s+\S/.test(fullName)) return { field: "w-name", message: "ui:errors.name" } as const;
  if (phone.trim() === "") return { field: "w-phone", message: "ui:errors.phone" } as const;
  return age === null ? ({ field: "w-age", message: "errors.ageBand" } as const) : null;
}

/** Somebody who just came: name, phone, age; only what has room now. Under 18 a guardian is asked first, by the ordinary way. */
export function WalkInScreen({ token, locale, desk, onStarted }: WalkInProps) {
  const { t } = useTranslation(["volunteering", "ui"]);
  const [ids] = useState(() => ({ signupId: newId<"Signup">() as string, eventId: newId<"AttendanceEvent">() as string, at: kioskNow().toISOString() }));
  const [form, setForm] = useState({ fullName: "", phone: "" });
  const [age, setAge] = useState<Age | null>(null);
  const [task, setTask] = useState<string | null>(desk.freeTasks.find((one) => one.free)?.positionId ?? null);
  const [refused, setRefused] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  const young = age !== null && age !== "adult";
  const room = desk.freeTasks.some((one) => one.free);
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    if (busy || young) return;
    // In the language of the screen: the browser's own bubbles speak the tablet's.
    const missing = missingIn(form, age);
    if (missing) {
      document.getElementById(missing.field)?.focus();
      return setRefused(t(missing.message));
    }
    if (!task) return setRefused(t("kiosk.chooseTask"));
    setBusy(true);
    const answer = await post<{ signupId: string }>("walk-in", { token, ...ids, ...form, ageBand: age ?? "", positionId: task, ...(desk.rules ? { rulesVersion: desk.rules.version } : {}) }, locale);
    setBusy(false);
    if (answer.ok) onStarted(answer.value.signupId, ids.eventId);
    else setRefused(answer.code === "network" ? t("kiosk.offline") : answer.message);
  };
  return (
    <main className="walk">
      <h1 tabIndex={-1}>{t("kiosk.walkInTitle")}</h1>
      <form noValidate onSubmit={(event) => void submit(event)}>
        <section>
          <div><label className="lab" htmlFor="w-name">{t("kiosk.walkInName")}</label><input id="w-name" className="big-in" autoComplete="off" required maxLength={120} value={form.fullName} onChange={(event) => setForm({ ...form, fullName: event.target.value })} /></div>
          <div><label className="lab" htmlFor="w-phone">{t("kiosk.walkInPhone")}</label><input id="w-phone" className="big-in" type="tel" inputMode="tel" autoComplete="off" required maxLength={30} value={form.phone} onChange={(event) => setForm({ ...form, phone: event.target.value })} /></div>
          <fieldset>
            <legend className="lab">{t("kiosk.walkInAge")}</legend>
            <div className="age">
              {ages.map((one) => (
                <label key={one}><input id={one === ages[0] ? "w-age" : undefined} type="radio" name="age" className="vh" required checked={age === one} onChange={() => setAge(one)} /><span>{t(`kiosk.ages.${one}`)}</span></label>
              ))}
            </div>
            <p className="soft">{t("kiosk.guardianFirst")}</p>
          </fieldset>
        </section>
        <section>
          <fieldset>
            <legend className="lab">{desk.freeHeading}</legend>
            {desk.freeTasks.map((one) => <Task key={one.positionId} task={one} chosen={task === one.positionId} onChoose={() => setTask(one.positionId)} />)}
            {room ? null : <p className="soft">{t("kiosk.noneFree", { name: desk.contact })}</p>}
          </fieldset>
          <div className="end">
            <div role="alert">{young ? <Note tone="act">{t("kiosk.guardianNext", { name: desk.contact })}</Note> : refused ? <Note tone="warn">{refused}</Note> : null}</div>
            {room ? <p className="soft t16">{t("kiosk.taken", { name: desk.contact })} {t("kiosk.acceptRules")}</p> : null}
            {room && desk.rules ? (
              <details className="rules t16">
                <summary>{t("kiosk.readRules")}</summary>
                {desk.rules.parts.map((part) => (part.kind === "heading" ? <h2 key={part.text} className="h3m">{part.text}</h2> : <p key={part.text}>{part.text}</p>))}
              </details>
            ) : null}
            {young || !room ? null : <Button kind="primary" wide type="submit" busy={busy} busyText={t("kiosk.starting")}>{t("kiosk.start")}</Button>}
          </div>
        </section>
      </form>
    </main>
  );
}
