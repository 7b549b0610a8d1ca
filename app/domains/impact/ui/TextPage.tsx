import type { ReactNode } from "react";
import { PageHeader } from "~/ui/PageHeader";

/** A page of plain sentences: short headings, short paragraphs. */
export function TextPage({ title, lead, parts, children }: { title: string; lead: string; parts: readonly { id?: string; title: string; text: string }[]; children?: ReactNode }) {
  return (
    <div className="wrap narrow pb-12">
      <PageHeader title={title} lead={lead} />
      {parts.map((part) => (
        <section key={part.title} id={part.id} className="mt-6">
          <h2 className="t22">{part.title}</h2>
          <p className="measure mt-1">{part.text}</p>
        </section>
      ))}
      {children}
    </div>
  );
}
