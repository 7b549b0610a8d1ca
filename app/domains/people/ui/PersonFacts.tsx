import { useTranslation } from "react-i18next";
import type { ActionReply } from "~/platform/forms/reply";
import { formatDate } from "~/platform/i18n/format";
import type { Locale } from "~/platform/i18n/locale";
import { Card } from "~/ui/Card";
import { DescriptionList } from "~/ui/DescriptionList";
import { KitForm, SubmitButton, useKitForm } from "~/ui/forms/KitForm";
import { PostForm } from "~/ui/forms/PostForm";
import { DateField } from "~/ui/forms/TextField";
import { ChevronDownIcon } from "~/ui/icons";
import { Icon } from "~/ui/Icon";
import { ConfirmSheet } from "~/ui/Sheet";
import { adultAge, formatPhone } from "../model";
import type { PersonPage } from "../queries/person-page.server";

/** The day somebody turns eighteen; born on 29 February: 1 March of a common year. */
function eighteenOn(birth: string): string {
  const year = Number(birth.slice(0, 4)) + adultAge;
  const leap = year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
  return birth.endsWith("-02-29") && !leap ? `${year}-03-01` : `${year}${birth.slice(4)}`;
}

type Facts = Pick<PersonPage, "email" | "phone" | "login" | "birthDate" | "age" | "minor">;

export function PersonFacts({ person, mayCare, mayErase, data, locale }: { person: Facts; mayCare: boolean; mayErase: boolean; data: ActionReply | undefined; locale: Locale }) {
  const { t } = useTranslation("people");
  const [form, fields] = useKitForm<{ birthDate: string }>("birthDate", { data, defaultValue: { birthDate: person.birthDate ?? "" } });
  const { email, phone, birthDate, age, login } = person;
  const born = birthDate && age !== null
    ? <>{t("register.birthDateAge", { date: formatDate(birthDate, locale), age: t("register.age", { count: age }) })}{person.minor ? <><br /><span className="t14 soft">{t("register.eighteenOn", { date: formatDate(eighteenOn(birthDate), locale) })}</span></> : null}</>
    : t("register.unknownBirthDate");
  return (
    <Card as="section" pad aria-labelledby="contact">
      <h2 id="contact" className="h3m mb-3">{t("register.contact")}</h2>
      <DescriptionList
        stacked
        items={[
          { term: t("email"), text: email ? <a href={`mailto:${email}`}>{email}</a> : "–" },
          { term: t("ownData.phone"), text: phone ? <a className="nb" href={`tel:${phone}`}>{formatPhone(phone)}</a> : "–" },
          { term: t("register.birthDate"), text: born },
          ...(login ? [{ term: t("ownData.login"), text: login }] : []),
        ]}
      />
      {mayCare ? (
        <details className="mt-3">
          <summary className="row t14 cursor-pointer"><Icon of={ChevronDownIcon} size="s" />{t("register.correct")}</summary>
          <KitForm form={form} className="fields mt-3">
            <DateField field={fields.birthDate} label={t("register.birthDate")} />
            <SubmitButton intent="birthDate" kind="plain">{t("register.save")}</SubmitButton>
          </KitForm>
        </details>
      ) : null}
      {mayErase ? (
        <div className="mt-5">
          <ConfirmSheet trigger={t("register.erase")} title={t("register.eraseTitle")} text={t("register.eraseText")} kind="bad">
            <PostForm><SubmitButton intent="erase" kind="bad">{t("register.erase")}</SubmitButton></PostForm>
          </ConfirmSheet>
        </div>
      ) : null}
    </Card>
  );
}
