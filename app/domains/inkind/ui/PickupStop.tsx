import { useTranslation } from "react-i18next";
import { formatPhone } from "~/domains/people/api";
import { formatQuantity, formatTime, formatTimeRange } from "~/platform/i18n/format";
import { Card } from "~/ui/Card";
import { ActForm } from "~/ui/forms/ActForm";
import { KitForm, SubmitButton } from "~/ui/forms/KitForm";
import { More } from "~/ui/forms/More";
import { replyFields } from "~/ui/forms/reply-fields";
import { HiddenField, TextareaField } from "~/ui/forms/TextField";
import { Icon } from "~/ui/Icon";
import { MapPinIcon, PhoneIcon } from "~/ui/icons";
import { Tag } from "~/ui/Tag";
import type { Stop } from "../queries/pickups.server";

/** One place of the driver's round: big enough for a thumb in gloves. The map opens by the address alone. */
export function PickupStop({ stop, place, acts, locale }: { stop: Stop; place: number; acts: boolean; locale: "bg" | "en" }) {
  const { t } = useTranslation("inkind");
  const fields = replyFields(`nobody-${stop.id}`, undefined);
  const taken = stop.pickedUpAt !== null;
  return (
    <Card as="li" pad className="stack">
      <div>
        <p className="t14 soft">{place}. {stop.from && stop.until ? formatTimeRange(stop.from, stop.until, locale) : ""} · № {stop.number}</p>
        <h2>{stop.where || t("pickups.noAddress")}</h2>
        {stop.floor ? <p><b>{t("pickups.floor")}:</b> {stop.floor}</p> : null}
        <p>{stop.first.description}, {formatQuantity(stop.first.quantity, stop.first.unit, locale)}{stop.lines > 1 ? ` ${t("gifts.more", { count: stop.lines - 1 })}` : ""}</p>
        <p className="soft">{stop.donorName ?? t("gifts.noName")}</p>
        {stop.note ? <p className="t14">„{stop.note}“</p> : null}
      </div>
      {taken ? <Tag tone="ok">{t("pickups.done", { time: formatTime(stop.pickedUpAt!, locale).replace(/ ч\.$/, "") })}</Tag> : (
        <>
          <div className="pair">
            {stop.phone ? <a className="btn wide" href={`tel:${stop.phone}`} aria-label={`${t("pickups.call")}: ${formatPhone(stop.phone)}`}><Icon of={PhoneIcon} />{formatPhone(stop.phone)}</a> : null}
            {stop.where ? <a className="btn wide" href={`https://www.openstreetmap.org/search?query=${encodeURIComponent(stop.where)}`} target="_blank" rel="noreferrer"><Icon of={MapPinIcon} />{t("pickups.map")}</a> : null}
          </div>
          {acts ? (
            <>
              <ActForm intent="taken" fields={{ offerId: stop.id }} kind="primary" size="big" wide>{t("pickups.taken")}</ActForm>
              <More text={t("pickups.ended")}>
                <KitForm form={fields.form} className="fields">
                  <HiddenField name="offerId" value={stop.id} />
                  <TextareaField field={fields.field("note")} label={t("pickups.note")} rows={2} maxLength={300} />
                  <SubmitButton intent="nobody" kind="plain" wide>{t("pickups.nobody")}</SubmitButton>
                </KitForm>
              </More>
            </>
          ) : null}
        </>
      )}
    </Card>
  );
}
