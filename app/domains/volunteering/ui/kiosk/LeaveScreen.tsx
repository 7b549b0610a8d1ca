import { type ComponentType, useState } from "react";
import { useTranslation } from "react-i18next";
import { Button } from "~/ui/Button";
import { LogOutIcon } from "~/ui/icons";
import { Icon } from "~/ui/Icon";

/** What a voice adds to leaving; drawn by the domain that owns it and handed in by the page. */
export interface VoiceProps {
  readonly mood: string | null;
  readonly onMood: (mood: string) => void;
  readonly note: string;
  readonly onNote: (note: string) => void;
  readonly notesToday: number;
}
export type Voice = ComponentType<VoiceProps>;
export interface Said {
  readonly mood?: { readonly id: string; readonly mood: string };
  readonly note?: { readonly id: string; readonly text: string };
}

/** How it was in one tap, a note if one likes, and out. The ids of tap and note are random: they carry no time and nobody. */
export function LeaveScreen({ Voice, notesToday, onLeave }: { Voice: Voice; notesToday: number; onLeave: (said: Said) => Promise<void> }) {
  const { t } = useTranslation("volunteering");
  const [mood, setMood] = useState<string | null>(null);
  const [note, setNote] = useState("");
  const [ids] = useState(() => ({ mood: crypto.randomUUID(), note: crypto.randomUUID() }));
  const [busy, setBusy] = useState(false);
  const leave = async (withNote: boolean) => {
    setBusy(true);
    const text = note.trim();
    await onLeave({ ...(mood ? { mood: { id: ids.mood, mood } } : {}), ...(withNote && text ? { note: { id: ids.note, text } } : {}) });
    setBusy(false);
  };
  return (
    <main className="leave">
      <Voice mood={mood} onMood={setMood} note={note} onNote={setNote} notesToday={notesToday} />
      <div className="row">
        <Button kind="primary" className="grow" busy={busy} busyText={t("kiosk.leaveBusy")} onClick={() => void leave(true)}><Icon of={LogOutIcon} />{t("kiosk.leave")}</Button>
        <Button busy={busy} onClick={() => void leave(false)}>{t("kiosk.leaveQuiet")}</Button>
      </div>
    </main>
  );
}
