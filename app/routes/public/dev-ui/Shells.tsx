import { Button } from "~/ui/Button";
import { Card } from "~/ui/Card";
import { BoxesIcon, ClockIcon, GiftIcon, MenuIcon, PauseIcon, ShieldCheckIcon, SunIcon, UsersIcon, type IconType } from "~/ui/icons";
import { Icon } from "~/ui/Icon";
import { StaffLayout } from "~/ui/layouts/StaffLayout";
import { TillLayout } from "~/ui/layouts/TillLayout";
import { PageHeader } from "~/ui/PageHeader";
import { Tag } from "~/ui/Tag";

const places = [
  { to: "/dev/today", text: "Днес", icon: SunIcon, count: 7 },
  { to: "/dev/gifts", text: "Дарения", icon: GiftIcon, count: 3 },
  { to: "/dev/store", text: "Склад", icon: BoxesIcon },
  { to: "/dev/ui", text: "Смени", icon: UsersIcon, count: 2 },
];

function Task({ icon, first, title, text, act }: { icon: IconType; first?: boolean; title: string; text: string; act: string }) {
  return (
    <li className={first ? "first" : undefined}>
      <Icon of={icon} />
      <div><h3>{title}</h3><p>{text}</p></div>
      <div className="acts"><Button kind={first ? "primary" : "soft"}>{act}</Button></div>
    </li>
  );
}

export function StaffSample({ locale }: { locale: string }) {
  return (
    <StaffLayout nav={places} person={{ name: "Йорданка Цветкова", role: "Координатор" }} path="/dev/ui" locale={locale} signOutTo="/sign-out">
      <PageHeader title="Днес" lead="четвъртък, 17.12.2026 г." aside={<Tag tone="ok">Нощна проверка 03:10 ч.: трите книги се връзват</Tag>} />
      <div className="group"><h2>Чака Ви днес</h2><span className="num">2</span></div>
      <Card as="ul" className="tasks">
        <Task first icon={ClockIcon} title="Две места на каса 1 са празни утре" text="14:00 – 17:00 ч., фоайе. Ще имат 4 часа да отговорят." act="Предложете местата" />
        <Task icon={ShieldCheckIcon} title="Съгласие от родител чака 31 часа" text="Калоян Б., 16 г., смяна в събота." act="Напомнете" />
      </Card>
    </StaffLayout>
  );
}

export function TillSample() {
  return (
    <TillLayout
      title="Каса 2, фоайе"
      person="Александра Маринова-Тотева"
      mode="Режим: дарения срещу сувенир"
      acts={<><Button icon={PauseIcon}>Задържани<span className="num">1</span></Button><Button icon={MenuIcon}>Касова смяна</Button></>}
      offline={{ text: <><b>Няма връзка от 4 минути. Продавайте спокойно</b>, записваме на устройството.</>, waiting: "3 продажби чакат изпращане, 41,50 €" }}
    >
      <main className="p-4 stack" id="main">
        <h1>Плащане в брой</h1>
        <div className="pad-keys max-w-96">
          {["7", "8", "9", "4", "5", "6", "1", "2", "3", ",", "0", "00"].map((key) => <button key={key} type="button">{key}</button>)}
        </div>
        <Button kind="primary">Приключете и върнете 4,50 €</Button>
      </main>
    </TillLayout>
  );
}
