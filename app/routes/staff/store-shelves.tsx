import type { MetaFunction } from "@remix-run/node";
import { Link, useActionData, useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import type { z } from "zod";
import { createShelf } from "~/domains/inkind/commands/create-shelf.server";
import { storages } from "~/domains/inkind/model";
import { keepShelves, readStock } from "~/domains/inkind/permissions";
import { shelfList } from "~/domains/inkind/queries/shelves.server";
import { shelfForm } from "~/domains/inkind/shelf-schemas";
import { StoreMenu } from "~/domains/inkind/ui/StoreMenu";
import { allows } from "~/platform/access/permission";
import { staffAction } from "~/platform/http/actions.server";
import { redirect } from "~/platform/http/answers.server";
import { staffLoader } from "~/platform/http/loaders.server";
import { newId } from "~/platform/ids/ids";
import { LinkButton } from "~/ui/Button";
import { Card } from "~/ui/Card";
import { Empty } from "~/ui/Empty";
import { KitForm, SubmitButton, useKitForm } from "~/ui/forms/KitForm";
import { HiddenField, SelectField, TextField } from "~/ui/forms/TextField";
import { Icon } from "~/ui/Icon";
import { MapPinIcon, QrCodeIcon } from "~/ui/icons";
import { Note } from "~/ui/Note";
import { PageHeader } from "~/ui/PageHeader";

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }];

export const loader = staffLoader({ permission: readStock }, async ({ ctx, actor, t }) => ({
  ...(await shelfList(ctx)), shelfId: newId(), mayKeep: allows(actor, keepShelves), title: `${t("inkind:keeping.shelvesTitle")} – ${t("shell:product")}`,
}));

export const action = staffAction({ permission: keepShelves, messages: "inkind", forms: { create: shelfForm } }, {
  create: async ({ ctx, value }) => {
    const done = await createShelf(ctx, value);
    return done.ok ? redirect("/staff/store/shelves") : done;
  },
});

function NewShelf() {
  const { t } = useTranslation("inkind");
  const { shelfId } = useLoaderData<typeof loader>();
  const [form, fields] = useKitForm<z.input<typeof shelfForm>>("create", { data: useActionData<typeof action>() });
  return (
    <Card as="section" pad>
      <h2 className="mb-5">{t("keeping.newShelf")}</h2>
      <KitForm key={shelfId} form={form} className="fields">
        <HiddenField name="shelfId" value={shelfId} />
        <TextField field={fields.code} label={t("keeping.shelfCode")} help={t("keeping.shelfCodeHelp")} maxLength={20} autoComplete="off" />
        <TextField field={fields.room} label={t("keeping.room")} maxLength={60} autoComplete="off" />
        <SelectField field={fields.storage} label={t("store.storage")} emptyText={null} options={storages.map((value) => ({ value, text: t(`storages.${value}`) }))} />
        <SubmitButton intent="create" kind="plain">{t("keeping.createShelf")}</SubmitButton>
      </KitForm>
    </Card>
  );
}

export default function Shelves() {
  const { shelves, loose, mayKeep } = useLoaderData<typeof loader>();
  const { t } = useTranslation("inkind");
  return (
    <>
      <PageHeader
        title={t("keeping.shelvesTitle")} lead={t("keeping.shelvesLead")}
        aside={shelves.length > 0 ? <LinkButton icon={QrCodeIcon} to="/api/store/labels.pdf?kind=shelves" reloadDocument>{t("keeping.allShelfLabels")}</LinkButton> : null}
      />
      <StoreMenu current="shelves" />
      {loose > 0 ? <Note tone="warn" className="mt-5">{t("keeping.loose", { count: loose })}</Note> : null}
      <div className="aside-cols mt-5">
        {shelves.length === 0 ? <Empty title={t("keeping.noShelves")} /> : (
          <Card as="ul" className="tasks">
            {shelves.map((shelf) => (
              <li key={shelf.id}>
                <Icon of={MapPinIcon} />
                <div>
                  <h2 className="h3m"><Link to={`/staff/store/shelves/${shelf.id}`}>{t("keeping.shelfTitle", { code: shelf.code })}</Link></h2>
                  <p>{shelf.room}{shelf.storage === "room" ? "" : ` · ${t(`storages.${shelf.storage}`)}`} · {shelf.lots > 0 ? t("keeping.shelfLots", { count: shelf.lots }) : t("keeping.shelfEmpty")}</p>
                </div>
              </li>
            ))}
          </Card>
        )}
        {mayKeep ? <NewShelf /> : <div />}
      </div>
    </>
  );
}
