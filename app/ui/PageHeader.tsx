import { Link } from "@remix-run/react";
import type { ReactNode } from "react";
import { MoreLink } from "./Button";
import { classNames } from "./class-names";
import { Icon } from "./Icon";
import { ArrowLeftIcon } from "./icons";
import { keepWords } from "./keep-words";

export interface PageHeaderProps {
  title: ReactNode;
  lead?: ReactNode;
  /** A small line above the title. */
  over?: ReactNode;
  /** Acts or tags at the right. */
  aside?: ReactNode;
  back?: { to: string; text: ReactNode };
}

export function PageHeader({ title, lead, over, aside, back }: PageHeaderProps) {
  return (
    <div className="head">
      {back ? (
        <Link to={back.to} className="crumb no-print">
          <Icon of={ArrowLeftIcon} size="s" />
          {back.text}
        </Link>
      ) : null}
      {over ? <p className="over soft">{over}</p> : null}
      <div className="titled">
        <div>
          <h1>{keepWords(title)}</h1>
          {lead ? <p className="lead t18">{keepWords(lead)}</p> : null}
        </div>
        {aside ? <div className="aside">{aside}</div> : null}
      </div>
    </div>
  );
}

export interface SectionProps {
  title?: ReactNode;
  lead?: ReactNode;
  more?: { to: string; text: ReactNode };
  /** Full-bleed bands alternate paper and surface. */
  ground?: "paper" | "surface";
  narrow?: boolean;
  id?: string;
  className?: string;
  children: ReactNode;
}

/** A band of a public page. */
export function Section({ title, lead, more, ground = "paper", narrow, id, className, children }: SectionProps) {
  return (
    <section className={classNames("sec", ground === "surface" && "white", className)} id={id} aria-labelledby={title && id ? `${id}-title` : undefined}>
      <div className={classNames("wrap", narrow && "narrow")}>
        {title ? (
          <div className={classNames("row between wraps", !lead && "mb-5")}>
            <h2 id={id ? `${id}-title` : undefined}>{keepWords(title)}</h2>
            {more ? <MoreLink to={more.to}>{more.text}</MoreLink> : null}
          </div>
        ) : null}
        {lead ? <p className="soft measure mt-1 mb-5">{lead}</p> : null}
        {children}
      </div>
    </section>
  );
}
