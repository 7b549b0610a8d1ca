import { useTranslation } from "react-i18next";
import { Chip, Chips } from "~/ui/Chips";

const tabs = [["queue", "/staff/values"], ["register", "/staff/values/register"], ["donors", "/staff/values/donors"], ["year", "/staff/values/year"]] as const;

/** The four screens of values. */
export function ValueTabs({ current }: { current: (typeof tabs)[number][0] }) {
  const { t } = useTranslation("inkind");
  return (
    <Chips label={t("values.title")}>
      {tabs.map(([name, to]) => <Chip key={name} to={to} current={name === current}>{t(`values.tabs.${name}`)}</Chip>)}
    </Chips>
  );
}
