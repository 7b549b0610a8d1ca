import { useTranslation } from "react-i18next";
import { formatDate } from "~/platform/i18n/format";
import type { Locale } from "~/platform/i18n/locale";
import { Card } from "~/ui/Card";
import { DescriptionList } from "~/ui/DescriptionList";
import { SubmitButton } from "~/ui/forms/KitForm";
import { PostForm } from "~/ui/forms/PostForm";
import { Note } from "~/ui/Note";
import { formatPhone } from "../model";
import type { OwnData } from "../queries/own-data.server";

/** „Изтрийте ме“: the question stands open in the page, so that it works without scripts. */
export function EraseMe() {
  const { t } = useTranslation("people");
  return (
    <details>
      <summary className="btn quiet">{t("ownData.erase")}</summary>
      <Card pad className="mt-3">
        <h2 className="h3m">{t("ownData.eraseTitle")}</h2>
        <p className="mt-2 mb-4">{t("ownData.eraseText")}</p>
        <PostForm><SubmitButton intent="erase" kind="bad" wide>{t("ownData.eraseAct")}</SubmitButton></PostForm>
      </Card>
    </details>
  );
}

/** Everything kept about one person, the button that keeps it and the one that does not. */
export function OwnDataCard({ own, stayed, refused, locale }: { own: OwnData; stayed: boolean; refused: string | null; locale: Locale }) {
  const { t } = useTranslation("people");
  const rows = [
    [t("ownData.name"), own.fullName], [t("email"), own.email], [t("ownData.phone"), own.phone ? formatPhone(own.phone) : null], [t("ownData.address"), own.address],
    [t("ownData.birthDate"), own.birthDate ? formatDate(own.birthDate, locale) : null], [t("ownData.note"), own.note], [t("ownData.login"), own.login],
    [t("ownData.checks"), own.checks.map(({ kind, seenOn, validUntil }) => {
      const facts = { what: t(`checks.kinds.${kind}`), seen: formatDate(seenOn, locale) };
      return validUntil ? t("ownData.checkUntil", { ...facts, until: formatDate(validUntil, locale) }) : t("ownData.checkSeen", facts);
    }).join("; ") || null],
    [t("ownData.remarks"), own.remarks.length > 0 ? own.remarks.map((text, at) => <p key={at}>{text}</p>) : null],
  ] as const;
  return (
    <div className="stack wide">
      <h1>{own.asked ? t("ownData.askedTitle") : t("ownData.title")}</h1>
      {stayed ? <Note tone="ok" role="status">{t("ownData.stayed")}</Note> : null}
      {refused ? <Note tone="bad" role="alert">{refused}</Note> : null}
      {own.asked ? (
        <>
          <p>{t("ownData.askedText")}</p>
          <PostForm><SubmitButton intent="stay" size="big" wide>{t("ownData.stay")}</SubmitButton></PostForm>
        </>
      ) : null}
      <Card as="section" pad>
        <h2 className="h3m mb-3">{t("ownData.kept")}</h2>
        <DescriptionList items={rows.map(([term, text]) => ({ term, text: text ?? <span className="soft">{t("ownData.none")}</span> }))} />
      </Card>
      <p className="t14 soft">{t("ownData.keptMore")}</p>
      <EraseMe />
    </div>
  );
}
