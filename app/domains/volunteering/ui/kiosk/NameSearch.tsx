import { useEffect, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { CheckIcon, ChevronRightIcon, DeleteIcon, SearchIcon, XIcon } from "~/ui/icons";
import { Icon } from "~/ui/Icon";
import { fewestLetters } from "../../latin";
import { post } from "./kiosk-device";
import type { PersonView } from "./kiosk-view";

const cyrillic = Array.from("АБВГДЕЖЗИЙКЛМНОПРСТУФХЦЧШЩЪЬЮЯ");
const latin = Array.from("ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789");

interface SearchProps {
  token: string;
  locale: string;
  contact: string;
  typed: string;
  onTyped: (text: string) => void;
  onChosen: (person: PersonView) => void;
}

/** Keys in the order of the alphabet: everybody's own keyboard is laid out differently. */
function Keys({ onKey, onErase, onDone }: { onKey: (sign: string) => void; onErase: () => void; onDone: () => void }) {
  const { t } = useTranslation("volunteering");
  const [inLatin, setInLatin] = useState(false);
  return (
    <div className="abc" role="group" aria-label={t("kiosk.keyboard")}>
      {(inLatin ? latin : cyrillic).map((sign) => <button key={sign} type="button" onClick={() => onKey(sign)}>{sign}</button>)}
      {inLatin ? <i aria-hidden="true" className="w4" /> : null}
      <button type="button" className="w2" onClick={() => setInLatin(!inLatin)}>{inLatin ? t("kiosk.cyrillic") : t("kiosk.latin")}</button>
      <button type="button" className="w4" onClick={() => onKey(" ")}>{t("kiosk.space")}</button>
      <button type="button" onClick={() => onKey("-")}>-</button>
      <button type="button" className="w2" aria-label={t("kiosk.erase")} onClick={onErase}><Icon of={DeleteIcon} size="l" /></button>
      <button type="button" aria-label={t("kiosk.done")} onClick={onDone}><Icon of={CheckIcon} size="l" /></button>
    </div>
  );
}

const capital = (text: string): string => text.charAt(0).toLocaleUpperCase("bg") + text.slice(1).toLocaleLowerCase("bg");

/** Three letters find first names; surnames stay hidden. The tablet's own keyboard does not come up, one that is plugged in works. */
export function NameSearch({ token, locale, contact, typed, onTyped, onChosen }: SearchProps) {
  const { t } = useTranslation("volunteering");
  const field = useRef<HTMLInputElement>(null);
  const [found, setFound] = useState<readonly PersonView[] | null>(null);
  useEffect(() => field.current?.focus({ preventScroll: true }), []);
  useEffect(() => {
    if (typed.trim().length < Math.min(2, fewestLetters)) {
      setFound(null);
      return;
    }
    let over = false;
    const timer = setTimeout(() => {
      void post<readonly PersonView[]>("find", { token, typed: typed.trim() }, locale).then((answer) => {
        if (!over && answer.ok) setFound(typed.trim().length < fewestLetters && answer.value.length === 0 ? null : answer.value);
      });
    }, 120);
    return () => {
      over = true;
      clearTimeout(timer);
    };
  }, [locale, token, typed]);
  const type = (text: string) => onTyped(capital(text.replace(/^\s+/, "")).slice(0, 40));
  const only = found?.length === 1 ? found[0] : undefined;
  return (
    <main className="search">
      <h1 className="vh">{t("kiosk.yourName")}</h1>
      <form
        className="big-in"
        onSubmit={(event) => {
          event.preventDefault();
          if (only) onChosen(only);
        }}
      >
        <Icon of={SearchIcon} size="l" />
        <input
          ref={field} value={typed} inputMode="none" autoComplete="off" autoCorrect="off" spellCheck={false} maxLength={40} aria-label={t("kiosk.yourName")} aria-describedby="found"
          onChange={(event) => type(event.target.value)}
        />
        <button type="button" className="btn quiet icon" aria-label={t("kiosk.clear")} onClick={() => type("")}><Icon of={XIcon} size="l" /></button>
      </form>
      <ul className="hits">
        {(found ?? []).map((person) => (
          <li key={person.signupId}>
            <button type="button" className="hit" onClick={() => onChosen(person)}>
              <span><b>{person.name}</b><span>{t("kiosk.taskWhen", { task: person.task, when: person.when })}</span></span>
              <Icon of={ChevronRightIcon} size="l" />
            </button>
          </li>
        ))}
      </ul>
      <p className="soft grow" id="found" role="status">
        {found === null ? t("kiosk.threeLetters") : found.length === 0 ? t("kiosk.nobody", { name: contact }) : <><span className="vh">{t("kiosk.found", { count: found.length })}. </span>{t("kiosk.notSeen", { name: contact })}</>}
      </p>
      <Keys onKey={(sign) => type(typed + sign)} onErase={() => type(typed.slice(0, -1))} onDone={() => (only ? onChosen(only) : field.current?.focus())} />
    </main>
  );
}
