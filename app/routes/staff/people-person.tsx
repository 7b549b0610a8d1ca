import type { MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { correctBirthDate, endGuardianship, resendConsentLink } from "~/domains/people/commands/care-for-guardians.server";
import { erasePerson } from "~/domains/people/commands/erase-person.server";
import { recordCheck, revokeCheck } from "~/domains/people/commands/record-check.server";
import { withdrawForGuardian } from "~/domains/people/commands/withdraw-consent.server";
import { careForPeople, erasePeople, seePeople } from "~/domains/people/permissions";
import { personPage } from "~/domains/people/queries/person-page.server";
import { birthDateForm, checkOfPersonForm, consentOfPersonForm, emptyForm, guardianshipForm, personParams, recordCheckForm } from "~/domains/people/schemas";
import { PersonChecks } from "~/domains/people/ui/PersonChecks";
import { PersonFacts } from "~/domains/people/ui/PersonFacts";
import { PersonGuardians } from "~/domains/people/ui/PersonGuardians";
import { allows } from "~/platform/access/permission";
import type { Result } from "~/platform/errors/result";
import { ok } from "~/platform/errors/result";
import { staffAction } from "~/platform/http/actions.server";
import { notFound } from "~/platform/http/answers.server";
import { staffLoader } from "~/platform/http/loaders.server";
import { formatDate } from "~/platform/i18n/format";
import type { Translate } from "~/platform/i18n/instance";
import { newId } from "~/platform/ids/ids";
import { Note } from "~/ui/Note";
import { PageHeader } from "~/ui/PageHeader";
import { Tag } from "~/ui/Tag";

export const loader = staffLoader({ permission: seePeople, params: personParams }, async ({ ctx, actor, params: { personId }, locale, t }) => {
  const person = await personPage(ctx, { personId, locale });
  if (!person) throw notFound();
  const kept = person.erasedAt === null;
  return {
    person, locale, checkId: newId<"PersonCheck">(), mayCare: kept && allows(actor, careForPeople), mayErase: kept && allows(actor, erasePeople),
    pageTitle: `${kept ? person.fullName : t("people:register.erased")} – ${t("shell:product")}`,
  };
});

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.pageTitle }];

const forms = {
  record: recordCheckForm, revoke: checkOfPersonForm, resend: consentOfPersonForm, withdraw: consentOfPersonForm, endGuardian: guardianshipForm, birthDate: birthDateForm, erase: emptyForm,
};
const said = async <C extends string>(outcome: Promise<Result<null, C>>, t: Translate, key = "people:register.done") => {
  const result = await outcome;
  return result.ok ? ok({ done: t(key) }) : result;
};

export const action = staffAction({ permission: seePeople, params: personParams, messages: "people", forms }, {
  record: ({ ctx, value, params, t }) => said(recordCheck(ctx, { ...value, ...params }), t, "people:checks.recorded"),
  revoke: ({ ctx, value, params, t }) => said(revokeCheck(ctx, { ...value, ...params }), t),
  resend: ({ ctx, value, params, t }) => said(resendConsentLink(ctx, { ...value, ...params }), t, "people:register.resent"),
  withdraw: ({ ctx, value, t }) => said(withdrawForGuardian(ctx, value), t),
  endGuardian: ({ ctx, value, params, t }) => said(endGuardianship(ctx, { ...value, ...params }), t),
  birthDate: ({ ctx, value, params, t }) => said(correctBirthDate(ctx, { ...value, ...params }), t),
  erase: ({ ctx, params, t }) => said(erasePerson(ctx, params), t),
});

export default function Person() {
  const { person, checkId, mayCare, mayErase, locale } = useLoaderData<typeof loader>();
  const data = useActionData<typeof action>();
  const { t } = useTranslation("people");
  const done = (data?.value as { done?: string } | undefined)?.done;
  const quiet = data?.refusal && data.intent !== "record" && data.intent !== "birthDate" ? data.reply?.error?.[""]?.join(" ") : null;
  return (
    <>
      <PageHeader
        back={{ to: "/staff/people", text: t("register.back") }} title={person.erasedAt ? t("register.erased") : person.fullName}
        aside={person.minor && person.age !== null ? <Tag tone="act">{t("register.age", { count: person.age })}</Tag> : undefined}
      />
      {done ? <Note tone="ok" role="status">{done}</Note> : null}
      {quiet ? <Note tone="bad" role="alert">{quiet}</Note> : null}
      {person.erasedAt ? <Note>{t("register.erasedOn", { date: formatDate(person.erasedAt, locale) })}</Note> : null}
      <div className="aside-cols">
        <div className="stack wide">
          <PersonGuardians guardians={person.guardians} wards={person.wards} minor={person.minor} mayCare={mayCare} locale={locale} />
          <PersonChecks checks={person.checks} checkId={checkId} today={person.today} mayCare={mayCare} data={data} locale={locale} />
        </div>
        {person.erasedAt ? null : <PersonFacts person={person} mayCare={mayCare} mayErase={mayErase} data={data} locale={locale} />}
      </div>
    </>
  );
}
