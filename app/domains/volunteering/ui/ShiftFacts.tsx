import { useTranslation } from "react-i18next";
import { Facts } from "~/ui/DescriptionList";
import { BackpackIcon, CalendarIcon, MapPinIcon, PhoneIcon, ShieldCheckIcon, SproutIcon, UserIcon } from "~/ui/icons";
import type { ShiftFactsView } from "./shift-row";

interface ShiftFactsProps {
  facts: ShiftFactsView;
  /** Said on public pages: the name alone. */
  inCharge?: string | null;
  /** Said behind the link: name and phone. */
  contact?: { readonly name: string; readonly phone: string | null; readonly phoneText: string | null };
  bring?: string;
  /** Said where the shift has one kind of work only. */
  work?: string | null;
  checks?: string | null;
}

export function ShiftFacts({ facts, inCharge, contact, bring, work, checks }: ShiftFactsProps) {
  const { t } = useTranslation("volunteering");
  const place = [facts.place, facts.address].filter(Boolean).join(", ");
  const items = [
    { icon: CalendarIcon, text: <b>{facts.day}, <span className="nb">{facts.range}</span></b> },
    {
      icon: MapPinIcon,
      text: (
        <>
          {place}
          {facts.mapHref ? <><br /><a href={facts.mapHref} target="_blank" rel="noreferrer">{t("own.map")}</a></> : null}
        </>
      ),
    },
  ];
  if (inCharge) items.push({ icon: UserIcon, text: <>{t("form.inCharge", { name: inCharge })}</> });
  if (contact) {
    items.push({
      icon: PhoneIcon,
      text: <>{contact.name}{contact.phone ? <>, <a className="nb" href={`tel:${contact.phone}`}>{contact.phoneText}</a></> : null}</>,
    });
  }
  if (bring) items.push({ icon: BackpackIcon, text: <>{t("form.bring", { what: bring })}</> });
  if (work) items.push({ icon: SproutIcon, text: <>{work}</> });
  if (checks) items.push({ icon: ShieldCheckIcon, text: <>{checks}</> });
  return <Facts items={items} />;
}
