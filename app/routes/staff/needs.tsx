import type { MetaFunction } from "@remix-run/node";
import { Form, Link, useActionData, useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { closeNeed, publishNeed, withdrawNeed } from "~/domains/services/commands/move-need.server";
import { manageNeeds } from "~/domains/services/permissions";
import { needsBoard } from "~/domains/services/queries/needs-board.server";
import { needMoveShape } from "~/domains/services/schemas";
import type { NeedId } from "~/domains/services/model";
import { boardRow, type BoardRow } from "~/domains/services/ui/board-row";
import { staffAction } from "~/platform/http/actions.server";
import { staffLoader } from "~/platform/http/loaders.server";
import { BookLabel, BookMark } from "~/ui/Book";
import { LinkButton } from "~/ui/Button";
import { Card } from "~/ui/Card";
import { Empty } from "~/ui/Empty";
import { SubmitButton } from "~/ui/forms/KitForm";
import { HiddenField } from "~/ui/forms/TextField";
import { Note } from "~/ui/Note";
import { NeedBar } from "~/ui/NeedRow";
import { PageHeader } from "~/ui/PageHeader";
import { Tag } from "~/ui/Tag";

export const loader = staffLoader({ permission: manageNeeds }, async ({ ctx, locale, t }) => {
  const board = await needsBoard(ctx, { locale });
  const rows = (needs: typeof board.open) => needs.map((need) => boardRow(need, t, locale));
  return { pageTitle: t("services:needs.meta"), drafts: rows(board.drafts), stale: rows(board.stale), open: rows(board.open), over: rows(board.over) };
});

const moves = { publish: publishNeed, confirm: publishNeed, close: closeNeed, withdraw: withdrawNeed } as const;
export const action = staffAction({ permission: manageNeeds, messages: "services", forms: { publish: needMoveShape, confirm: needMoveShape, close: needMoveShape, withdraw: needMoveShape } }, {
  publish: ({ ctx, value }) => moves.publish(ctx, value.needId as NeedId),
  confirm: ({ ctx, value }) => moves.confirm(ctx, value.needId as NeedId),
  close: ({ ctx, value }) => moves.close(ctx, value.needId as NeedId),
  withdraw: ({ ctx, value }) => moves.withdraw(ctx, value.needId as NeedId),
});

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.pageTitle }];

function Row({ need, acts }: { need: BoardRow; acts: readonly (keyof typeof moves)[] }) {
  const { t } = useTranslation("services");
  return (
    <li className="need">
      <BookMark book={need.book} />
      <div>
        <p className="heads"><BookLabel book={need.book} text={need.word} bare />{need.urgent ? <Tag tone="warn">{t("needs.urgent")}</Tag> : null}<Tag tone={need.state === "stale" ? "warn" : "neutral"}>{t(`needs.state.${need.state}`)}</Tag></p>
        <h3>{acts.length > 0 ? <Link to={`/staff/needs/${need.id}`}>{need.title}</Link> : need.title}</h3>
        <p className="t14 soft">{need.meta}</p>
        {need.bar ? <NeedBar book={need.book} received={need.bar.received} promised={need.bar.pledged} total={need.bar.quantity} /> : null}
        <p className="counts"><span>{need.counts}</span></p>
      </div>
      {acts.length > 0 ? (
        <Form method="post" className="stack tight">
          <HiddenField name="needId" value={need.id} />
          {acts.map((act, index) => <SubmitButton key={act} intent={act} kind={index === 0 ? "soft" : "quiet"} aria-label={`${t(`needs.${act}`)}: ${need.title}`}>{t(`needs.${act}`)}</SubmitButton>)}
        </Form>
      ) : null}
    </li>
  );
}

export default function Needs() {
  const { drafts, stale, open, over } = useLoaderData<typeof loader>();
  const data = useActionData<typeof action>();
  const { t } = useTranslation("services");
  const groups = [
    { title: t("needs.drafts"), rows: drafts, acts: ["publish", "withdraw"] },
    { title: t("needs.stale"), rows: stale, acts: ["confirm", "close", "withdraw"], note: t("needs.stale_text") },
    { title: t("needs.open"), rows: open, acts: ["close", "withdraw"] },
    { title: t("needs.over"), rows: over, acts: [] },
  ] as const;
  return (
    <div>
      <PageHeader title={t("needs.title")} lead={t("needs.lead")} aside={<LinkButton to="/staff/needs/new" kind="primary">{t("needs.add")}</LinkButton>} />
      {data?.refusal ? <Note tone="bad" role="alert">{data.reply?.error?.[""]?.join(" ")}</Note> : null}
      {drafts.length + stale.length + open.length + over.length === 0 ? <Empty title={t("needs.none")} text={t("needs.none_text")} /> : null}
      {groups.filter((group) => group.rows.length > 0).map((group) => (
        <section key={group.title}>
          <div className="group"><h2>{group.title}</h2><span className="num text-thread">{group.rows.length}</span></div>
          {"note" in group ? <Note tone="warn" className="mb-3">{group.note}</Note> : null}
          <Card as="ul">{group.rows.map((need) => <Row key={need.id} need={need} acts={group.acts} />)}</Card>
        </section>
      ))}
    </div>
  );
}
