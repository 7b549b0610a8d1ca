import type { MetaFunction } from "@remix-run/node";
import { Link, useActionData, useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import type { z } from "zod";
import { holdGoods } from "~/domains/inkind/commands/hold-goods.server";
import { holdReasons } from "~/domains/inkind/hold-reasons";
import { recallForm } from "~/domains/inkind/hold-schemas";
import { holdGoods as permission, readStock } from "~/domains/inkind/permissions";
import { holdList } from "~/domains/inkind/queries/holds.server";
import { StoreMenu } from "~/domains/inkind/ui/StoreMenu";
import { allows } from "~/platform/access/permission";
import { staffAction } from "~/platform/http/actions.server";
import { redirect } from "~/platform/http/answers.server";
import { staffLoader } from "~/platform/http/loaders.server";
import { formatDate } from "~/platform/i18n/format";
import { newId } from "~/platform/ids/ids";
import { Card } from "~/ui/Card";
import { KitForm, SubmitButton, useKitForm } from "~/ui/forms/KitForm";
import { HiddenField, SelectField, TextField } from "~/ui/forms/TextField";
import { Icon } from "~/ui/Icon";
import { PauseIcon } from "~/ui/icons";
import { PageHeader } from "~/ui/PageHeader";
import { Tag } from "~/ui/Tag";

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }];

export const loader = staffLoader({ permission: readStock }, async ({ ctx, actor, locale, t }) => ({
  holds: await holdList(ctx), recallId: newId(), locale, mayHold: allows(actor, permission), title: `${t("inkind:keeping.holdsTitle")} – ${t("shell:product")}`,
}));

export const action = staffAction({ permission, messages: "inkind", forms: { recall: recallForm } }, {
  recall: async ({ ctx, value: { recallId, donorLotCode, reason } }) => {
    const done = await holdGoods(ctx, { recallId, what: { donorLotCode }, reason });
    return done.ok ? redirect(`/staff/store/holds/${done.value.recallId}`) : done;
  },
});

function Recall() {
  const { t } = useTranslation("inkind");
  const { recallId } = useLoaderData<typeof loader>();
  const [form, fields] = useKitForm<z.input<typeof recallForm>>("recall", { data: useActionData<typeof action>(), defaultValue: { reason: "recall" } });
  return (
    <Card as="section" pad>
      <h2 className="mb-5">{t("keeping.recallByCode")}</h2>
      <KitForm form={form} className="fields">
        <HiddenField name="recallId" value={recallId} />
        <TextField field={fields.donorLotCode} label={t("keeping.recallCode")} maxLength={40} autoComplete="off" />
        <SelectField field={fields.reason} label={t("keeping.reason")} emptyText={null} options={holdReasons.map((value) => ({ value, text: t(`holdReasons.${value}`) }))} />
        <SubmitButton intent="recall" kind="plain">{t("keeping.recall")}</SubmitButton>
      </KitForm>
    </Card>
  );
}

export default function Holds() {
  const { holds, locale, mayHold } = useLoaderData<typeof loader>();
  const { t } = useTranslation("inkind");
  return (
    <>
      <PageHeader title={t("keeping.holdsTitle")} lead={t("keeping.holdsLead")} />
      <StoreMenu current="holds" />
      <div className="aside-cols mt-5">
        {holds.length === 0 ? <Card pad><p className="soft">{t("keeping.holdsEmpty")}</p></Card> : (
          <Card as="ul" className="tasks">
            {holds.map((hold) => (
              <li key={hold.recallId}>
                <Icon of={PauseIcon} />
                <div>
                  <h2 className="h3m"><Link to={`/staff/store/holds/${hold.recallId}`}>{hold.itemName}</Link>{hold.lots > 1 ? <span className="soft"> {t("gifts.more", { count: hold.lots - 1 })}</span> : null}</h2>
                  <p>{t("keeping.heldBy", { reason: t(`holdReasons.${hold.reason}`), name: hold.openedBy ?? "–", date: formatDate(hold.openedAt, locale) })}</p>
                  {hold.waiting > 0 ? <Tag tone="warn">{t("keeping.holdWaiting", { count: hold.waiting })}</Tag> : <Tag>{t("keeping.holdDecided")}</Tag>}
                </div>
              </li>
            ))}
          </Card>
        )}
        {mayHold ? <Recall /> : <div />}
      </div>
    </>
  );
}
