import { useTranslation } from "react-i18next";
import { longestNote, type Mood, moods } from "../model";

interface VoiceFieldsProps {
  readonly mood: string | null;
  readonly onMood: (mood: string) => void;
  readonly note: string;
  readonly onNote: (note: string) => void;
  readonly notesToday: number;
}

const mouths: Readonly<Record<Exclude<Mood, "wonderful">, string>> = { hard: "M20 46c6-9 18-9 24 0", tiring: "M21 44c7-4 15-4 22-1", calm: "M21 42h22", good: "M20 39c6 7 18 7 24 0" };

export function Face({ mood }: { mood: Mood }) {
  return (
    <svg viewBox="0 0 64 64" aria-hidden="true">
      <circle cx="32" cy="32" r="28" />
      {mood === "wonderful" ? (
        <>
          <path d="M19 28c2-4 7-4 9 0M36 28c2-4 7-4 9 0" />
          <path d="M18 37h28c-1 15-27 15-28 0z" />
        </>
      ) : (
        <>
          <circle className="e" cx="23" cy="27" r="3" />
          <circle className="e" cx="41" cy="27" r="3" />
          <path d={mouths[mood]} />
        </>
      )}
    </svg>
  );
}

export const JarDrawing = () => (
  <svg className="jar" viewBox="0 0 200 210" aria-hidden="true" fill="none" stroke="var(--ink)" strokeWidth="3" strokeLinejoin="round" strokeLinecap="round">
    <path d="M52 34h96M56 34v-14h88v14" />
    <path d="M60 34c0 16-28 18-28 46v92c0 16 10 26 26 26h84c16 0 26-10 26-26V80c0-28-28-30-28-46" fill="var(--surface)" />
    <g strokeWidth="2">
      <path d="M46 176l30-14 14 24-30 6zM96 184l10-28 32 10-8 22zM140 184l4-26 16-2v18c0 8-4 10-20 10zM48 150l24-22 22 18-24 16zM100 148l22-24 26 18-20 14z" fill="var(--thread-soft)" stroke="var(--thread)" />
      <path d="M66 120l28-16 12 22-28 8zM116 118l14-22 22 14-10 14z" fill="var(--surface)" stroke="var(--thread)" />
    </g>
    <path d="M118 8c14-8 28 4 18 26s-8 34 0 44" stroke="var(--thread)" strokeDasharray="1 8" />
  </svg>
);

/** How it was in one tap of five, and a note for the jar. Nothing is chosen beforehand; both may stay empty. */
export function VoiceFields({ mood, onMood, note, onNote, notesToday }: VoiceFieldsProps) {
  const { t } = useTranslation("voices");
  return (
    <>
      <fieldset>
        <legend><h1 tabIndex={-1}>{t("leave.mood")}</h1></legend>
        <div className="moods">
          {moods.map((one) => (
            <button key={one} type="button" aria-pressed={mood === one} onClick={() => onMood(one)}><Face mood={one} />{t(`moods.${one}`)}</button>
          ))}
        </div>
        <p className="soft t16">{t("leave.nameless")}</p>
      </fieldset>
      <div className="jarrow">
        <JarDrawing />
        <div className="noteblock">
          <div className="head">
            <label htmlFor="jar-note"><b>{t("leave.note")}</b> <span className="soft">{t("leave.optional")}</span></label>
            {notesToday > 0 ? <span className="soft">{t("leave.today", { count: notesToday })}</span> : null}
          </div>
          <textarea id="jar-note" value={note} maxLength={longestNote} aria-describedby="jar-help" onChange={(event) => onNote(event.target.value)} />
          <p id="jar-help" className="soft t16">{t("leave.readFirst")}</p>
        </div>
      </div>
    </>
  );
}
