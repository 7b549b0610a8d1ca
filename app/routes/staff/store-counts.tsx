import type { MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { z } from "zod";
import { openCount } from "~/domains/inkind/commands/open-count.server";
import { openCountForm } from "~/domains/inkind/count-schemas";
import { countStock, readStock } from "~/domains/inkind/permissions";
import { countList } from "~/domains/inkind/queries/counts.server";
import { countTone } from "~/domains/inkind/ui/count/tones";
import { StoreMenu } from "~/domains/inkind/ui/StoreMenu";
import { staffAction } from "~/platform/http/actions.server";
import { redirect } from "~/platform/http/answers.server";
import { staffLoader } from "~/platform/http/loaders.server";
import { formatDate } from "~/platform/i18n/format";
import { isId, newId } from "~/platform/ids/ids";
import { LinkButton } from "~/ui/Button";
import { Card } from "~/ui/Card";
import { Empty } from "~/ui/Empty";
import { ChecksField } from "~/ui/forms/ChoiceFields";
import { KitForm, SubmitButton, useKitForm } from "~/ui/forms/KitForm";
import { HiddenField } from "~/ui/forms/TextField";
import { Icon } from "~/ui/Icon";
import { ListChecksIcon } from "~/ui/icons";
import { Link } from "~/ui/Link";
import { Note } from "~/ui/Note";
import { PageHeader } from "~/ui/PageHeader";
import { Tag } from "~/ui/Tag";

const search = z.object({ at: z.iso.datetime().optional().catch(undefined), id: z.string().refine(isId).optional().catch(undefined) });
export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }];

export const loader = staffLoader({ permission: readStock, search }, async ({ ctx, search: { at, id }, locale, t }) => ({
  ...(await countList(ctx, { after: at && id ? { at, id } : undefined })), countId: newId(), locale, title: `${t("inkind:count.title")} – ${t("shell:product")}`,
}));

export const action = staffAction({ permission: countStock, messages: "inkind", forms: { openCount: openCountForm } }, {
  openCount: async ({ ctx, value }) => {
    const opened = await openCount(ctx, value);
    return opened.ok ? redirect(`/staff/store/counts/${opened.value.countId}`) : opened;
  },
});

function Begin() {
  const { shelves, unplaced, countId } = useLoaderData<typeof loader>();
  const { t } = useTranslation("inkind");
  const free = shelves.filter((shelf) => !shelf.running && shelf.lots > 0).map((shelf) => shelf.id as string);
  const [form, fields] = useKitForm<{ countId: string; shelfIds: string[] }>("openCount", { data: useActionData<typeof action>(), defaultValue: { countId, shelfIds: free } });
  if (shelves.length === 0) return <Note tone="act">{t("count.noShelves")}</Note>;
  return (
    <Card as="section" pad>
      <KitForm form={form} className="fields">
        <HiddenField name="countId" value={countId} />
        <ChecksField
          field={fields.shelfIds} label={t("count.shelves")} className="many"
          options={shelves.map((shelf) => ({
            value: shelf.id, text: `${shelf.code}, ${shelf.room}`, disabled: shelf.running, help: shelf.running ? t("count.running") : t("count.shelfHelp", { count: shelf.lots }),
          }))}
        />
        {unplaced > 0 ? <Note tone="warn">{t("count.unplaced", { count: unplaced })}</Note> : null}
        <SubmitButton intent="openCount" busyText={t("count.opening")}>{t("count.open")}</SubmitButton>
      </KitForm>
    </Card>
  );
}

export default function Counts() {
  const { counts, mayCount, locale, next } = useLoaderData<typeof loader>();
  const { t } = useTranslation("inkind");
  return (
    <>
      <PageHeader title={t("store.title")} lead={t("count.lead")} />
      <StoreMenu current="counts" />
      <div className="measure stack mt-5">
        {mayCount ? <Begin /> : null}
        {counts.length === 0 ? <Empty title={t("count.none")} text={t("count.noneText")} /> : (
          <Card as="ul" className="tasks">
            {counts.map((count) => (
              <li key={count.id}>
                <Icon of={ListChecksIcon} />
                <div>
                  <h2 className="h3m"><Link to={`/staff/store/counts/${count.id}`}>{t("count.numbered", { number: String(count.number) })}</Link></h2>
                  <p>{count.openedBy ? t("count.startedBy", { date: formatDate(count.openedAt, locale), name: count.openedBy }) : t("count.started", { date: formatDate(count.openedAt, locale) })} · {count.shelves.join(", ")}</p>
                </div>
                <div className="acts"><Tag tone={countTone[count.state]}>{t(`count.states.${count.state}`)}</Tag></div>
              </li>
            ))}
          </Card>
        )}
        {next ? <LinkButton to={`/staff/store/counts?at=${encodeURIComponent(next.at)}&id=${next.id}`}>{t("count.older")}</LinkButton> : null}
      </div>
    </>
  );
}
