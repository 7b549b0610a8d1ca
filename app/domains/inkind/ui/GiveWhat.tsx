import { useState } from "react";
import { useTranslation } from "react-i18next";
import { LinkButton } from "~/ui/Button";
import { FileField } from "~/ui/forms/FileField";
import { SubmitButton } from "~/ui/forms/KitForm";
import { Icon } from "~/ui/Icon";
import { ChevronDownIcon, XIcon } from "~/ui/icons";
import { Note } from "~/ui/Note";
import type { ReplyFields } from "~/ui/forms/reply-fields";
import { rulesFor, type AcceptanceRule } from "../acceptance";
import { AcceptanceNote } from "./AcceptanceNote";
import { matchingNeeds, NeedMatch, type GoodsNeed } from "./NeedMatch";
import { OfferLines } from "./OfferLines";

/** Photos that already lie with us, since a browser does not send a chosen file twice; unticked ones are left out. */
function KeptPhotos({ ids }: { ids: readonly string[] }) {
  const { t } = useTranslation("inkind");
  if (ids.length === 0) return null;
  return (
    <Note tone="ok">
      <p>{t("offer.photosKept", { count: ids.length })}</p>
      {ids.map((id, index) => (
        <label key={id} className="check"><input className="tick" type="checkbox" name="photoIds" value={id} defaultChecked /><span>{t("offer.photoNumber", { n: String(index + 1) })}</span></label>
      ))}
    </Note>
  );
}

/** Step А: the photos, what it is, how much, whether it is taken, and the need it may answer. */
export function GiveWhat({ fields, addRow, photoIds, needs, rules, needId, needGone, again, locale }: {
  fields: ReplyFields; addRow: boolean; photoIds: readonly string[]; needs: readonly GoodsNeed[]; rules: readonly AcceptanceRule[];
  needId: string | null; needGone: boolean; again: boolean; locale: "bg" | "en";
}) {
  const { t } = useTranslation("inkind");
  const [typed, setTyped] = useState<Record<number, string>>({});
  const known = Array.from({ length: fields.count("lines") }, (_, row) => fields.text(`lines[${row}].description`));
  const words = [...known.map((text, row) => typed[row] ?? text), ...Object.entries(typed).filter(([row]) => Number(row) >= known.length).map(([, text]) => text)].join(" ");
  const asked = needs.filter((need) => need.id === needId);
  const matched = asked.length > 0 ? asked : matchingNeeds(needs, words);
  return (
    <>
      <h1>{t("give.whatTitle")}</h1>
      {needGone ? <Note>{t("give.needGone")}</Note> : null}
      {again ? <Note tone="ok">{t("offer.again")}</Note> : null}
      <KeptPhotos ids={photoIds} />
      <FileField field={fields.field("photo")} label={t("offer.photos")} prompt={t("give.photoHelp")} accept="image/*" multiple />
      <OfferLines
        fields={fields} addRow={addRow} values onType={(row, text) => setTyped((before) => ({ ...before, [row]: text }))}
        afterFirst={<><AcceptanceNote rules={rulesFor(rules, words)} /><NeedMatch key={matched.map((need) => need.id).join()} needs={matched} chosen={needId} locale={locale} /></>}
      />
      <div className="scr-give">
        <details className="no" open>
          <summary><Icon of={ChevronDownIcon} />{t("offer.policyTitle")}</summary>
          <ul className="stack tight">
            {rules.filter((rule) => !rule.taken).map((rule) => <li key={rule.id}><Icon of={XIcon} size="s" />{rule.title}</li>)}
          </ul>
          {rules.filter((rule) => rule.taken).map((rule) => <p key={rule.id} className="t14 soft mt-3">{rule.title}</p>)}
        </details>
      </div>
      <SubmitButton intent="next" size="big" wide>{t("give.next")}</SubmitButton>
      <div className="stack tight">
        <LinkButton to="/give/help" kind="quiet" wide>{t("offer.otherKinds")}</LinkButton>
        <LinkButton to="/give/regular" kind="quiet" wide>{t("offer.regular")}</LinkButton>
      </div>
    </>
  );
}
