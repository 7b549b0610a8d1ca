import type { MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { z } from "zod";
import { notFound } from "~/platform/http/answers.server";
import { publicLoader } from "~/platform/http/loaders.server";
import { mailboxIsOpen, readLetter } from "~/platform/mail/mailbox.server";
import { Card } from "~/ui/Card";
import { PageHeader } from "~/ui/PageHeader";

/** One kept letter: the html as mail programs draw it (its own body only), the plain text twin, what is attached. */
export const loader = publicLoader({ params: z.object({ id: z.string().max(60) }) }, ({ runtime, params: { id } }) => {
  const letter = mailboxIsOpen(runtime) ? readLetter(runtime.dataDir, id) : null;
  if (!letter) throw notFound();
  const body = /<body[^>]*>([\s\S]*)<\/body>/.exec(letter.html)?.[1] ?? "";
  const attachments = letter.attachments.filter((part) => !part.cid).map((part) => ({ ...part, href: `data:${part.contentType};base64,${part.content}` }));
  return { subject: letter.subject, to: letter.to, from: `${letter.fromName} <${letter.from}>`, text: letter.text, body, attachments };
});

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.subject ?? "Mailbox" }, { name: "robots", content: "noindex" }];

export default function MailboxLetter() {
  const letter = useLoaderData<typeof loader>();
  return (
    <div className="wrap py-10 stack wide" lang="en">
      <PageHeader title={letter.subject} lead={`${letter.from} → ${letter.to}`} back={{ to: "/dev/mailbox", text: "Mailbox" }} />
      <Card flush>
        {/* Our own letter, composed with every value escaped; scripts are refused by the page's policy besides. */}
        <div className="letter-html" dangerouslySetInnerHTML={{ __html: letter.body }} />
      </Card>
      {letter.attachments.map((part) => (
        <p key={part.filename}><a href={part.href} download={part.filename}>{part.filename}</a></p>
      ))}
      <Card pad><pre className="letter-text whitespace-pre-wrap text-14">{letter.text}</pre></Card>
    </div>
  );
}
