import { useTranslation } from "react-i18next";
import { LinkButton } from "~/ui/Button";
import { Icon } from "~/ui/Icon";
import { ScissorsIcon, WaypointsIcon } from "~/ui/icons";
import { NeedRow } from "~/ui/NeedRow";
import { Tag } from "~/ui/Tag";
import type { NeedView } from "./need-view";

/** A skill or an introduction: nothing to measure, so no bar. */
function PersonNeed({ need, level, soft }: { need: NeedView; level: 2 | 3 | 4; soft?: boolean }) {
  const Heading = `h${level}` as const;
  return (
    <li className="need">
      <span className="mark plain"><Icon of={need.kind === "skill" ? ScissorsIcon : WaypointsIcon} size="l" /></span>
      <div>
        <p className="heads"><span className="book plain">{need.word}</span></p>
        <Heading>{need.title}</Heading>
        <p className="t14 soft">{need.meta}</p>
        <p className="counts"><b>{need.open}</b></p>
      </div>
      <NeedAct need={need} soft={soft} />
    </li>
  );
}

function NeedAct({ need, primary, soft }: { need: NeedView; primary?: boolean; soft?: boolean }) {
  if (!need.act) return null;
  return <LinkButton to={need.act.to} kind={primary ? "primary" : soft ? "soft" : "plain"} aria-label={need.act.label}>{need.act.text}</LinkButton>;
}

interface NeedsProps {
  needs: readonly NeedView[];
  level?: 2 | 3 | 4;
  /** The first of the page carries the primary button. */
  primaryFirst?: boolean;
  /** A long list of rows: their buttons are soft. */
  soft?: boolean;
}

/** Needs of one card. */
export function Needs({ needs, level = 3, primaryFirst, soft }: NeedsProps) {
  const { t } = useTranslation("impact");
  return (
    <ul>
      {needs.map((need, index) =>
        need.measured ? (
          <NeedRow
            key={need.id}
            book={need.book}
            word={need.word}
            title={need.title}
            meta={need.meta}
            tag={need.urgent ? <Tag tone="warn">{t("need.urgent")}</Tag> : need.met ? <Tag tone="ok">{t("need.met_tag")}</Tag> : null}
            received={need.received}
            promised={need.pledged}
            total={need.quantity}
            counts={need.counts}
            open={need.open}
            level={level}
            action={<NeedAct need={need} primary={primaryFirst && index === 0} soft={soft} />}
          />
        ) : (
          <PersonNeed key={need.id} need={need} level={level} soft={soft} />
        ),
      )}
    </ul>
  );
}
