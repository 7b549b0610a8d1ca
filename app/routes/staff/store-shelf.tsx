import type { MetaFunction } from "@remix-run/node";
import { Link, useActionData, useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { z } from "zod";
import { archiveShelf } from "~/domains/inkind/commands/archive-shelf.server";
import { placeLot } from "~/domains/inkind/commands/place-lot.server";
import { renameShelf } from "~/domains/inkind/commands/rename-shelf.server";
import { keepShelves, readStock } from "~/domains/inkind/permissions";
import { shelfPage } from "~/domains/inkind/queries/shelves.server";
import { putHereForm, renameShelfForm } from "~/domains/inkind/shelf-schemas";
import { LotExpiryWords } from "~/domains/inkind/ui/LotWords";
import { ScanField } from "~/domains/inkind/ui/ScanField";
import { allows } from "~/platform/access/permission";
import type { ActionReply } from "~/platform/forms/reply";
import { staffAction } from "~/platform/http/actions.server";
import { notFound, redirect } from "~/platform/http/answers.server";
import { staffLoader } from "~/platform/http/loaders.server";
import { formatQuantity } from "~/platform/i18n/format";
import { isId } from "~/platform/ids/ids";
import { localDateOf } from "~/platform/time/local-date";
import { LinkButton } from "~/ui/Button";
import { Card } from "~/ui/Card";
import { ActForm } from "~/ui/forms/ActForm";
import { KitForm, SubmitButton, useKitForm } from "~/ui/forms/KitForm";
import { More } from "~/ui/forms/More";
import { TextField } from "~/ui/forms/TextField";
import { QrCodeIcon } from "~/ui/icons";
import { Note } from "~/ui/Note";
import { PageHeader } from "~/ui/PageHeader";
import { Tag } from "~/ui/Tag";

const params = z.object({ shelfId: z.string().refine(isId) });
export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }];

export const loader = staffLoader({ permission: readStock, params }, async ({ ctx, actor, params: { shelfId }, locale, t }) => {
  const shelf = await shelfPage(ctx, shelfId);
  if (!shelf) throw notFound();
  return { shelf, locale, today: localDateOf(ctx.clock.now()), mayKeep: allows(actor, keepShelves), title: `${t("inkind:keeping.shelfTitle", { code: shelf.code })} – ${t("shell:product")}` };
});

export const action = staffAction({ permission: keepShelves, params, messages: "inkind", forms: { put: putHereForm, rename: renameShelfForm, archive: z.object({}) } }, {
  put: ({ ctx, params: { shelfId }, value }) => placeLot(ctx, { lot: { code: value.lotCode }, shelf: { id: shelfId } }),
  rename: async ({ ctx, params: { shelfId }, value }) => {
    const done = await renameShelf(ctx, { shelfId, ...value });
    return done.ok ? redirect(`/staff/store/shelves/${shelfId}`) : done;
  },
  archive: async ({ ctx, params: { shelfId } }) => {
    const done = await archiveShelf(ctx, shelfId);
    return done.ok ? redirect("/staff/store/shelves") : done;
  },
});

function PutHere({ data }: { data: ActionReply | undefined }) {
  const { t } = useTranslation("inkind");
  const [form, fields] = useKitForm<z.input<typeof putHereForm>>("put", { data: data?.refusal || data?.reply?.status === "error" ? data : undefined });
  const done = data?.intent === "put" ? (data.value as { number: number; shelf: string } | undefined) : undefined;
  return (
    <Card as="section" pad>
      <h2 className="mb-5">{t("keeping.putHere")}</h2>
      {done ? <Note tone="ok" role="status" className="mb-5">{t("keeping.putDone", { number: String(done.number), shelf: done.shelf })}</Note> : null}
      <KitForm key={done?.number} form={form} className="fields">
        <ScanField field={fields.lotCode} label={t("keeping.scanLot")} autoFocus={Boolean(done)} />
        <SubmitButton intent="put" size="big" wide>{t("keeping.put")}</SubmitButton>
      </KitForm>
    </Card>
  );
}

function Keep({ data }: { data: ActionReply | undefined }) {
  const { t } = useTranslation("inkind");
  const { shelf } = useLoaderData<typeof loader>();
  const [form, fields] = useKitForm<z.input<typeof renameShelfForm>>("rename", { data, defaultValue: { code: shelf.code, room: shelf.room } });
  return (
    <Card as="section" pad>
      <More text={t("keeping.rename")} open={data?.intent === "rename"}>
        <KitForm form={form} className="fields">
          <TextField field={fields.code} label={t("keeping.shelfCode")} maxLength={20} autoComplete="off" />
          <TextField field={fields.room} label={t("keeping.room")} maxLength={60} autoComplete="off" />
          <SubmitButton intent="rename" kind="plain">{t("keeping.rename")}</SubmitButton>
        </KitForm>
        <p className="t14 soft">{t("keeping.archiveHelp")}</p>
        <ActForm intent="archive" kind="quiet">{t("keeping.archive")}</ActForm>
      </More>
    </Card>
  );
}

export default function Shelf() {
  const { shelf, locale, today, mayKeep } = useLoaderData<typeof loader>();
  const { t } = useTranslation("inkind");
  const data = useActionData<typeof action>() as ActionReply | undefined;
  const refused = data?.intent === "archive" ? data.reply?.error?.[""] : undefined;
  return (
    <div className="scr-store">
      <PageHeader
        back={{ to: "/staff/store/shelves", text: t("keeping.shelvesTitle") }} title={t("keeping.shelfTitle", { code: shelf.code })}
        lead={`${shelf.room} · ${t(`storages.${shelf.storage}`)}`}
        aside={<LinkButton icon={QrCodeIcon} to={`/api/store/labels.pdf?kind=shelf&id=${shelf.id}&format=single`} reloadDocument>{t("keeping.shelfLabel")}</LinkButton>}
      />
      {refused ? <Note tone="bad" role="alert" className="mb-5">{refused[0]}</Note> : null}
      <div className="aside-cols">
        <Card>
          {shelf.lots.length === 0 ? <p className="soft pad">{t("keeping.shelfEmpty")}</p> : shelf.lots.map((lot) => (
            <div key={lot.id} className="lot">
              <span><Link to={`/staff/store/lots/${lot.id}`}><b>{lot.itemName}</b></Link> <span className="soft">№ {lot.number}</span></span>
              <span className="num">{formatQuantity(lot.onHand, lot.unit, locale)}</span>
              <span><LotExpiryWords lot={lot} today={today} locale={locale} /> {lot.held ? <Tag tone="bad">{t("keeping.heldTag")}</Tag> : null}</span>
            </div>
          ))}
        </Card>
        {mayKeep ? <div className="stack"><PutHere data={data} /><Keep data={data} /></div> : <div />}
      </div>
    </div>
  );
}
