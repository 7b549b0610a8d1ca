import { Form } from "@remix-run/react";
import type { ReactNode } from "react";

/** A form of one act without fields to fill: its button names the intent. Domains draw it without knowing the router. */
export function PostForm({ className, children }: { className?: string; children: ReactNode }) {
  return <Form method="post" className={className}>{children}</Form>;
}
