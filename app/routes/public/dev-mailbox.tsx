import type { MetaFunction } from "@remix-run/node";
import { Link, useLoaderData } from "@remix-run/react";
import { notFound } from "~/platform/http/answers.server";
import { publicLoader } from "~/platform/http/loaders.server";
import { formatDate, formatTime } from "~/platform/i18n/format";
import { listLetters, mailboxIsOpen } from "~/platform/mail/mailbox.server";
import { Card, CardRows } from "~/ui/Card";
import { PageHeader } from "~/ui/PageHeader";

/** Letters that would have been sent. A page for makers, in English, closed in production. */
export const loader = publicLoader({}, ({ runtime, locale }) => {
  if (!mailboxIsOpen(runtime)) throw notFound();
  return listLetters(runtime.dataDir).map(({ id, at, to, subject }) => ({ id, to, subject, at: `${formatDate(at, locale)} ${formatTime(at, locale)}` }));
});

export const meta: MetaFunction = () => [{ title: "Mailbox – Dobroteka" }, { name: "robots", content: "noindex" }];

export default function Mailbox() {
  const letters = useLoaderData<typeof loader>();
  return (
    <div className="wrap narrow py-10 stack wide" lang="en">
      <PageHeader title="Mailbox" lead="Without SMTP settings letters stay on this machine. Newest first." />
      <Card flush>
        <CardRows>
          {letters.map((letter) => (
            <li key={letter.id} className="p-4">
              <Link to={`/dev/mailbox/${letter.id}`} className="block"><b lang="bg">{letter.subject}</b></Link>
              <p className="t14 soft">{letter.to} · {letter.at}</p>
            </li>
          ))}
          {letters.length === 0 ? <li className="p-4 soft">No letters yet.</li> : null}
        </CardRows>
      </Card>
    </div>
  );
}
