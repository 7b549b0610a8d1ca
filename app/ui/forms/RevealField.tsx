import type { ReactNode } from "react";
import { CheckField, type CheckFieldProps } from "./ChoiceFields";

/**
 * A switch that opens more fields under it, by style alone: the same with and without scripts, and what was typed stays when it is turned
 * off and on. The server reads what stands under it only when it is on.
 */
export function RevealField({ children, className, ...check }: CheckFieldProps & { children: ReactNode }) {
  return (
    <div className={className ? `reveals ${className}` : "reveals"}>
      <CheckField {...check} />
      <div className="revealed fields">{children}</div>
    </div>
  );
}
