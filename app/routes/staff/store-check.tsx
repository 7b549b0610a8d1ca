import type { MetaFunction } from "@remix-run/node";
import { Link, useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { decideQuarantine, readStock } from "~/domains/inkind/permissions";
import { quarantineList } from "~/domains/inkind/queries/quarantine.server";
import { Photos } from "~/domains/inkind/ui/Photos";
import { StoreMenu } from "~/domains/inkind/ui/StoreMenu";
import { allows } from "~/platform/access/permission";
import { staffLoader } from "~/platform/http/loaders.server";
import { formatDate, formatQuantity } from "~/platform/i18n/format";
import { LinkButton } from "~/ui/Button";
import { Card } from "~/ui/Card";
import { Icon } from "~/ui/Icon";
import { HourglassIcon } from "~/ui/icons";
import { PageHeader } from "~/ui/PageHeader";

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }];

export const loader = staffLoader({ permission: readStock }, async ({ ctx, actor, locale, t }) => ({
  lines: await quarantineList(ctx), locale, mayDecide: allows(actor, decideQuarantine), title: `${t("inkind:keeping.checkTitle")} – ${t("shell:product")}`,
}));

export default function Check() {
  const { lines, locale, mayDecide } = useLoaderData<typeof loader>();
  const { t } = useTranslation("inkind");
  return (
    <div className="scr-store">
      <PageHeader title={t("keeping.checkTitle")} lead={t("keeping.checkLead")} />
      <StoreMenu current="check" />
      {lines.length === 0 ? <Card pad className="mt-5"><p className="soft">{t("keeping.checkEmpty")}</p></Card> : (
        <Card as="ul" className="tasks mt-5">
          {lines.map((line) => (
            <li key={line.id}>
              <Icon of={HourglassIcon} />
              <div>
                <h2 className="h3m"><Link to={`/staff/gifts/${line.offerId}`}>{line.itemName}</Link></h2>
                <p>{t("keeping.heldOf", { quantity: formatQuantity(line.held, line.unit, locale), number: String(line.offerNumber), date: formatDate(line.receivedAt, locale) })} · {line.donorName ?? t("gifts.noName")}</p>
                <Photos ids={line.photos} />
              </div>
              <div className="acts">{mayDecide ? <LinkButton kind="soft" to={`/staff/store/check/${line.id}`}>{t("keeping.decide")}</LinkButton> : null}</div>
            </li>
          ))}
        </Card>
      )}
    </div>
  );
}
