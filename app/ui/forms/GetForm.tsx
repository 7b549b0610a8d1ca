import { Form } from "@remix-run/react";
import type { ReactNode } from "react";

/** A search: its fields become the address. */
export function GetForm({ action, className, children }: { action: string; className?: string; children: ReactNode }) {
  return <Form method="get" action={action} className={className} role="search" preventScrollReset>{children}</Form>;
}
