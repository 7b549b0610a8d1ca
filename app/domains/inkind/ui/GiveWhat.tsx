import { useState } from "react";
import { useTranslation } from "react-i18next";
import { FileField } from "~/ui/forms/FileField";
import { SubmitButton } from "~/ui/forms/KitForm";
import { Icon } from "~/ui/Icon";
import { ChevronDownIcon, XIcon } from "~/ui/icons";
import { Note } from "~/ui/Note";
import { matchingNeeds, NeedMatch, type GoodsNeed } from "./NeedMatch";
import { OfferLines } from "./OfferLines";
import type { ReplyFields } from "~/ui/forms/reply-fields";

/** Step А: the photo, what it is, how much, and the need it may answer. */
export function GiveWhat({ fields, addRow, photoId, needs, needId, needGone, locale }: {
  fields: ReplyFields; addRow: boolean; photoId: string; needs: readonly GoodsNeed[]; needId: string | null; needGone: boolean; locale: "bg" | "en";
}) {
  const { t } = useTranslation("inkind");
  const [typed, setTyped] = useState<Record<number, string>>({});
  const asked = needs.filter((need) => need.id === needId);
  const matched = asked.length > 0 ? asked : matchingNeeds(needs, [fields.text("lines[0].description"), ...Object.values(typed)].join(" "));
  const notTaken = t("give.notTakenItems", { returnObjects: true }) as readonly string[];
  return (
    <>
      <h1>{t("give.whatTitle")}</h1>
      {needGone ? <Note>{t("give.needGone")}</Note> : null}
      {photoId ? <Note tone="ok">{t("give.photoKept")}</Note> : null}
      <FileField field={fields.field("photo")} label={photoId ? t("give.photoOther") : t("give.photo")} prompt={t("give.photoHelp")} accept="image/*" capture="environment" />
      <OfferLines fields={fields} addRow={addRow} onType={(row, text) => setTyped((known) => ({ ...known, [row]: text }))} />
      <NeedMatch key={matched.map((need) => need.id).join()} needs={matched} chosen={needId} locale={locale} />
      <div className="scr-give">
        <details className="no" open>
          <summary><Icon of={ChevronDownIcon} />{t("give.notTaken")}</summary>
          <ul className="stack tight">
            {notTaken.map((item) => <li key={item}><Icon of={XIcon} size="s" />{item}</li>)}
          </ul>
          <p className="t14 soft mt-3">{t("give.taken")}</p>
        </details>
      </div>
      <SubmitButton intent="next" size="big" wide>{t("give.next")}</SubmitButton>
    </>
  );
}
