import type { MetaFunction } from "@remix-run/node";
import { Link, useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { confirmAllocations, proposeAllocations, readFunds } from "~/domains/funds/permissions";
import { allocationList, type WaitingFund } from "~/domains/funds/queries/allocation-list.server";
import { allows } from "~/platform/access/permission";
import { staffLoader } from "~/platform/http/loaders.server";
import { formatMoney } from "~/platform/i18n/format";
import type { Locale } from "~/platform/i18n/locale";
import { LinkButton } from "~/ui/Button";
import { Card } from "~/ui/Card";
import { Empty } from "~/ui/Empty";
import { Icon } from "~/ui/Icon";
import { CoinsIcon, StoreIcon } from "~/ui/icons";
import { PageHeader } from "~/ui/PageHeader";
import { Tag } from "~/ui/Tag";

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }];

export const loader = staffLoader({ permission: readFunds }, async ({ ctx, actor, locale, t }) => ({
  funds: await allocationList(ctx, { locale }),
  act: allows(actor, confirmAllocations) ? ("confirm" as const) : allows(actor, proposeAllocations) ? ("decide" as const) : ("look" as const),
  locale,
  title: `${t("funds:list.title")} – ${t("shell:product")}`,
}));

function FundRow({ fund, act, locale }: { fund: WaitingFund; act: "confirm" | "decide" | "look"; locale: Locale }) {
  const { t } = useTranslation("funds");
  const to = `/staff/allocation/${fund.fundId}`;
  const waits = fund.allocationId !== null;
  // The one who can move it on sees the act; everybody else a look.
  const offered = waits ? (act === "confirm" ? "confirm" : "look") : act === "decide" ? "decide" : "look";
  return (
    <li>
      <Icon of={fund.isEvent ? StoreIcon : CoinsIcon} />
      <div>
        <h2 className="t18"><Link to={to}>{fund.name}</Link></h2>
        <p>
          {fund.isEvent ? t("list.raised", { amount: formatMoney(fund.raisedCents, locale) }) : t("list.general_note")} · {t("list.free", { amount: formatMoney(fund.freeCents, locale) })}
        </p>
        {waits ? <Tag tone="act">{t("list.proposed", { amount: formatMoney(fund.proposedCents ?? 0, locale) })}</Tag> : null}
      </div>
      <div className="acts"><LinkButton kind="soft" to={to}>{t(`list.${offered}`)}</LinkButton></div>
    </li>
  );
}

export default function Allocation() {
  const { funds, act, locale } = useLoaderData<typeof loader>();
  const { t } = useTranslation("funds");
  return (
    <>
      <PageHeader title={t("list.title")} lead={t("list.lead")} />
      {funds.length === 0 ? <Empty title={t("list.empty")} text={t("list.empty_text")} /> : (
        <Card as="ul" className="tasks">
          {funds.map((fund) => <FundRow key={fund.fundId} fund={fund} act={act} locale={locale} />)}
        </Card>
      )}
    </>
  );
}
