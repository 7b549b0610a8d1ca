import { useEffect, useRef, useState, type ReactNode } from "react";
import { Icon } from "./Icon";
import { CheckIcon } from "./icons";

const STAYS_MS = 8_000;

/** After an act that can be undone; never for errors. It leaves after eight seconds, but not while it is pointed at or focused. */
export function Toast({ text, undo }: { text: ReactNode; undo?: ReactNode }) {
  const [gone, setGone] = useState(false);
  const held = useRef(false);
  const timer = useRef<ReturnType<typeof setTimeout>>();
  const leaveLater = () => {
    clearTimeout(timer.current);
    timer.current = setTimeout(() => {
      if (!held.current) setGone(true);
    }, STAYS_MS);
  };
  useEffect(() => {
    leaveLater();
    return () => clearTimeout(timer.current);
  }, []);
  const hold = () => {
    held.current = true;
  };
  const release = () => {
    held.current = false;
    leaveLater();
  };
  if (gone) return null;
  return (
    <div className="toast-place no-print">
      <div className="toast" role="status" onMouseEnter={hold} onMouseLeave={release} onFocus={hold} onBlur={release}>
        <Icon of={CheckIcon} />
        <span className="grow">{text}</span>
        {undo}
      </div>
    </div>
  );
}
