import { useTranslation } from "react-i18next";
import { formatQuantity } from "~/platform/i18n/format";
import { Icon } from "~/ui/Icon";
import { CheckIcon } from "~/ui/icons";
import { NeedBar } from "~/ui/NeedRow";
import type { BaseUnit } from "../model";

export interface GoodsNeed {
  readonly id: string;
  readonly title: string;
  readonly place: string;
  readonly unit: BaseUnit;
  readonly quantity: number;
  readonly received: number;
  readonly pledged: number;
  readonly open: number;
}

const stems = (text: string): string[] => (text.toLocaleLowerCase("bg").match(/\p{L}{4,}/gu) ?? []).map((word) => word.slice(0, 4));

/** Needs whose words begin like those that were typed: two of them, or the only one. */
export function matchingNeeds(needs: readonly GoodsNeed[], typed: string): GoodsNeed[] {
  const words = stems(typed);
  if (words.length === 0) return [];
  return needs.filter((need) => {
    const known = stems(need.title);
    return words.filter((word) => known.includes(word)).length >= Math.min(2, words.length);
  }).slice(0, 3);
}

/** „Точно това търсим“: the gift may be for a need, or for where it is most needed. Whoever has not chosen yet is offered the first. */
export function NeedMatch({ needs, chosen, locale }: { needs: readonly GoodsNeed[]; chosen: string | null; locale: "bg" | "en" }) {
  const { t } = useTranslation("inkind");
  const [first] = needs;
  if (!first) return null;
  const marked = chosen === null ? first.id : chosen;
  return (
    <div className="match goods" role="group" aria-label={t("give.matchFor")} aria-live="polite">
      <p><Icon of={CheckIcon} />{t("give.match")}</p>
      {needs.map((need) => (
        <label key={need.id}>
          <input className="tick" type="radio" name="needId" value={need.id} defaultChecked={marked === need.id} />
          <span>
            <b>{need.title}</b>
            <br />
            <span className="t14 soft">{need.place}</span>
            <NeedBar book="goods" received={need.received} promised={need.pledged} total={need.quantity} />
            <span className="t14">
              <b>{t("give.left", { left: formatQuantity(need.open, need.unit, locale) })}</b>{" "}
              <span className="soft">{t("give.leftOf", { total: formatQuantity(need.quantity, need.unit, locale) })}</span>
            </span>
          </span>
        </label>
      ))}
      <label>
        <input className="tick" type="radio" name="needId" value="" defaultChecked={!needs.some((need) => need.id === marked)} />
        <span>{t("give.anyNeed")}</span>
      </label>
    </div>
  );
}
