import { useTranslation } from "react-i18next";
import { Facts } from "~/ui/DescriptionList";
import { BackpackIcon, CalendarIcon, MapPinIcon, PhoneIcon, UserIcon } from "~/ui/icons";
import type { ShiftFactsView } from "./shift-row";

interface ShiftFactsProps {
  facts: ShiftFactsView;
  /** Said on public pages: the name alone. */
  inCharge?: string | null;
  /** Said behind the link: name and phone. */
  contact?: { readonly name: string; readonly phone: string | null; readonly phoneText: string | null };
  bring?: string;
}

export function ShiftFacts({ facts, inCharge, contact, bring }: ShiftFactsProps) {
  const { t } = useTranslation("volunteering");
  const place = [facts.place, facts.address].filter(Boolean).join(", ");
  const items = [
    { icon: CalendarIcon, text: <b>{facts.day}, <span className="nb">{facts.range}</span></b> },
    {
      icon: MapPinIcon,
      text: (
        <>
          {place}
          {contact && facts.mapHref ? <><br /><a href={facts.mapHref} target="_blank" rel="noreferrer">{t("own.map")}</a></> : null}
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
  return <Facts items={items} />;
}
