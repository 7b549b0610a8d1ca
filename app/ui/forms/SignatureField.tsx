import { useRef, useState, type PointerEvent } from "react";
import { Button } from "../Button";
import { useHydrated } from "../use-hydrated";
import { FieldGroup, type FieldTexts } from "./Field";
import { textOf } from "./field";

/** The field that is signed, in its own units: a path keeps its shape on every screen and paper. */
const [wide, high] = [600, 200] as const;

/**
 * A signature drawn with a finger, a pen or a mouse, sent as one path („M10 40L12 44…“). Without scripts nothing can be drawn: the
 * form offers another way then, so the field is shown only when it works.
 */
export function SignatureField({ field, label, help, clearText, className }: FieldTexts & { clearText: string }) {
  const hydrated = useHydrated();
  const [path, setPath] = useState(textOf(field) ?? "");
  const last = useRef<{ x: number; y: number } | null>(null);
  if (!hydrated) return null;
  const pointOf = (event: PointerEvent<SVGSVGElement>) => {
    const box = event.currentTarget.getBoundingClientRect();
    const within = (at: number, size: number) => Math.round(Math.min(Math.max(at, 0), size - 1));
    return { x: within(((event.clientX - box.left) / box.width) * wide, wide), y: within(((event.clientY - box.top) / box.height) * high, high) };
  };
  const start = (event: PointerEvent<SVGSVGElement>) => {
    event.preventDefault();
    event.currentTarget.setPointerCapture(event.pointerId);
    const at = pointOf(event);
    last.current = at;
    // A dot is a stroke too.
    setPath(`${path}M${at.x} ${at.y}L${Math.min(at.x + 1, wide - 1)} ${at.y}`);
  };
  const draw = (event: PointerEvent<SVGSVGElement>) => {
    const from = last.current;
    const at = pointOf(event);
    if (!from || Math.abs(at.x - from.x) + Math.abs(at.y - from.y) < 3 || path.length > 23_000) return;
    last.current = at;
    setPath(`${path}L${at.x} ${at.y}`);
  };
  const stop = () => {
    last.current = null;
  };
  // What was wrong is no longer so once somebody signs.
  const shown = path === (textOf(field) ?? "") ? field : { ...field, errors: [] };
  return (
    <FieldGroup field={shown} label={label} help={help} className={className}>
      <svg className="sign-pad" viewBox={`0 0 ${wide} ${high}`} aria-hidden="true" onPointerDown={start} onPointerMove={draw} onPointerUp={stop} onPointerCancel={stop}>
        <path d="M30 160H570" className="base" />
        <path d={path} className="ink" />
      </svg>
      <input type="hidden" name={field.name} value={path} />
      {path ? <Button kind="quiet" size="sm" onClick={() => setPath("")}>{clearText}</Button> : null}
    </FieldGroup>
  );
}
