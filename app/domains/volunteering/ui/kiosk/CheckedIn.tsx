import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Button } from "~/ui/Button";
import { CircleCheckIcon, MapPinIcon, MinusIcon, PackageOpenIcon, PlusIcon, UserIcon } from "~/ui/icons";
import { Icon } from "~/ui/Icon";
import type { PersonView } from "./kiosk-view";

interface Contact {
  contact: string;
  contactPhone: string | null;
}

function Facts({ person, contact, contactPhone }: Contact & { person: PersonView }) {
  const { t } = useTranslation("volunteering");
  return (
    <ul className="facts">
      <li><Icon of={MapPinIcon} /><span><b>{[person.task, person.place].filter(Boolean).join(", ")}</b><small>{person.when}</small></span></li>
      <li>
        <Icon of={UserIcon} />
        <span>
          <b>{t("kiosk.withWhom", { name: person.inCharge })}</b>
          <small>{contactPhone ? t("kiosk.anythingElse", { name: contact, phone: contactPhone }) : t("kiosk.anythingElseNoPhone", { name: contact })}</small>
        </span>
      </li>
      {person.bring ? <li><Icon of={PackageOpenIcon} /><span><b>{t("kiosk.bringTake", { what: person.bring })}</b></span></li> : null}
    </ul>
  );
}

/** Where to go, to whom, what to take. Whoever was mistaken for somebody else takes it back with one press. */
export function CheckedIn({ person, before, onDone, onNotMe, ...contact }: Contact & { person: PersonView; before: boolean; onDone: () => void; onNotMe: () => void }) {
  const { t } = useTranslation("volunteering");
  return (
    <main className="come alone">
      <section>
        <div className="row top gap-4">
          <Icon of={CircleCheckIcon} className="ok" />
          <h1 tabIndex={-1}>{t("kiosk.hello", { name: person.givenName })}</h1>
        </div>
        {before && person.arrived ? <p className="lead" role="status">{t("kiosk.alreadyHere", { time: person.arrived })}</p> : null}
        <Facts person={person} {...contact} />
      </section>
      <div className="row acts">
        <Button kind="primary" onClick={onDone}>{t("kiosk.done")}</Button>
        <Button onClick={onNotMe}>{t("kiosk.notMe")}</Button>
        <span className="soft">{t("kiosk.clears")}</span>
      </div>
    </main>
  );
}

/** A party says how many of it came: their minutes are counted by heads. */
export function PartyScreen({ person, onReady }: { person: PersonView; onReady: (people: number) => void }) {
  const { t } = useTranslation("volunteering");
  const [people, setPeople] = useState(person.partySize);
  return (
    <main className="come alone">
      <section>
        <h1 tabIndex={-1}>{t("kiosk.howMany")}</h1>
        <p className="lead">{t("kiosk.howManyText", { n: String(person.partySize) })}</p>
        <div className="heads">
          <button type="button" aria-label={t("kiosk.fewer")} disabled={people <= 1} onClick={() => setPeople(people - 1)}><Icon of={MinusIcon} size="l" /></button>
          <output className="num" aria-live="polite">{people}</output>
          <button type="button" aria-label={t("kiosk.more")} disabled={people >= person.partySize} onClick={() => setPeople(people + 1)}><Icon of={PlusIcon} size="l" /></button>
        </div>
      </section>
      <div className="row acts"><Button kind="primary" onClick={() => onReady(people)}>{t("kiosk.weAreHere")}</Button></div>
    </main>
  );
}
