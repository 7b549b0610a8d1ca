import { useEffect, useRef } from "react";

/**
 * Clears the screen when nobody has touched it for a while: the next person finds nobody's name. Any touch, key or movement of the focus starts
 * the time anew, and it stands still while a finger is down.
 */
export function useClear(afterMs: number | null, onClear: () => void): void {
  const clear = useRef(onClear);
  useEffect(() => {
    clear.current = onClear;
  });
  useEffect(() => {
    if (afterMs === null) return;
    let timer = setTimeout(() => clear.current(), afterMs);
    const stop = () => clearTimeout(timer);
    const again = () => {
      stop();
      timer = setTimeout(() => clear.current(), afterMs);
    };
    document.addEventListener("pointerdown", stop);
    for (const kind of ["pointerup", "pointercancel", "keydown", "focusin"]) document.addEventListener(kind, again);
    return () => {
      stop();
      document.removeEventListener("pointerdown", stop);
      for (const kind of ["pointerup", "pointercancel", "keydown", "focusin"]) document.removeEventListener(kind, again);
    };
  }, [afterMs]);
}
