import { useRef, type FormEvent } from "react";
import { useTranslation } from "react-i18next";
import type { ActionReply } from "~/platform/forms/reply";
import type { LocalDate } from "~/platform/time/local-date";
import { Card } from "~/ui/Card";
import { KitForm, SubmitButton } from "~/ui/forms/KitForm";
import { replyFields } from "~/ui/forms/reply-fields";
import { HiddenField, NumberField } from "~/ui/forms/TextField";
import { Tag } from "~/ui/Tag";
import type { TypedUnit } from "../../model";
import { LotExpiryWords } from "../LotWords";

export interface CountRowView {
  readonly lotId: string;
  readonly entryId: string;
  readonly number: number;
  readonly itemName: string;
  readonly typed: TypedUnit;
  readonly useBy: LocalDate | null;
  readonly bestBefore: LocalDate | null;
  readonly mine: string | null;
  readonly mineAt: string | null;
  readonly standing: "none" | "once" | "agreed" | "differs";
}

const tones = { none: "neutral", once: "neutral", agreed: "ok", differs: "warn" } as const;

/** The rows of a shelf, each with its own number; what stays empty is not counted. Numbers keep the second in which they were typed. */
export function CountRows({ lots, open, today, locale, data }: { lots: readonly CountRowView[]; open: boolean; today: LocalDate; locale: "bg" | "en"; data: ActionReply | undefined }) {
  const { t } = useTranslation("inkind");
  const fields = replyFields("count", data, { rows: lots.map((lot) => ({ entryId: lot.entryId })) });
  const typedAt = useRef(new Map<string, number>());
  const note = (event: FormEvent<HTMLElement>) => {
    if (event.target instanceof HTMLInputElement) typedAt.current.set(event.target.name.replace(/\.counted$/, ""), performance.now());
  };
  const stamp = (event: FormEvent<HTMLFormElement>) => {
    for (const [name, at] of typedAt.current) {
      const hidden = event.currentTarget.elements.namedItem(`${name}.secondsAgo`);
      if (hidden instanceof HTMLInputElement) hidden.value = String(Math.round((performance.now() - at) / 1000));
    }
  };
  return (
    <KitForm form={{ ...fields.form, onSubmit: stamp }}>
      <Card as="ul" flush aria-label={t("count.rows")} onInput={note}>
        {lots.map((lot, index) => (
          <li key={lot.lotId} className="cnt">
            <div>
              <b>{lot.itemName}</b>
              <p className="t14 soft">
                {t("count.lot", { number: String(lot.number) })}{lot.mineAt ? ` · ${lot.mine} ${t(`units.${lot.typed}`)} ${t("count.countedAt", { time: lot.mineAt })}` : ""} <LotExpiryWords lot={lot} today={today} locale={locale} />
              </p>
              {lot.standing === "none" ? null : <Tag tone={tones[lot.standing]}>{t(`count.standings.${lot.standing}`)}</Tag>}
            </div>
            <HiddenField name={`rows[${index}].entryId`} value={fields.text(`rows[${index}].entryId`) || lot.entryId} /><HiddenField name={`rows[${index}].lotId`} value={lot.lotId} />
            <HiddenField name={`rows[${index}].unit`} value={lot.typed} /><input type="hidden" name={`rows[${index}].secondsAgo`} defaultValue="0" />
            <NumberField
              field={fields.field(`rows[${index}].counted`)} label={<span className="vh">{`${lot.itemName}, ${t("count.lot", { number: String(lot.number) })}`}</span>} unit={t(`units.${lot.typed}`)}
              inputMode="decimal" maxLength={12} placeholder={lot.mine ?? "–"} disabled={!open} autoComplete="off"
            />
          </li>
        ))}
      </Card>
      {open ? (
        <div className="fields mt-5">
          <NumberField field={fields.field("found")} label={t("count.found")} help={t("count.foundHelp")} optional inputMode="numeric" maxLength={9} />
          <SubmitButton intent="count" size="big" wide busyText={t("count.saving")}>{t("count.save")}</SubmitButton>
        </div>
      ) : null}
    </KitForm>
  );
}
