import { Form, useSubmit } from "@remix-run/react";
import type { FormEvent, ReactNode } from "react";

/** A search: its fields become the address. `atOnce`: a chosen list item asks without the button, where scripts run. */
export function GetForm({ action, className, atOnce, children }: { action: string; className?: string; atOnce?: boolean; children: ReactNode }) {
  const submit = useSubmit();
  const ask = (event: FormEvent<HTMLFormElement>) => {
    if (event.target instanceof HTMLSelectElement) submit(event.currentTarget, { preventScrollReset: true });
  };
  return <Form method="get" action={action} className={className} role="search" preventScrollReset onChange={atOnce ? ask : undefined}>{children}</Form>;
}
