import { Link } from "~/ui/Link";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { LinkButton, MoreLink } from "~/ui/Button";
import { Empty } from "~/ui/Empty";
import { Icon } from "~/ui/Icon";
import { BoxIcon, ClockIcon, EyeOffIcon, type IconType, MapPinIcon, PhoneIcon, QrCodeIcon, ScissorsIcon, ShieldCheckIcon, StoreIcon, UsersIcon, WaypointsIcon } from "~/ui/icons";
import { ServiceRing, StallsArt, ThreadDrawing } from "~/ui/thread/drawings";
import type { HomeView } from "./home-view";
import { Needs } from "./Needs";

export function HomeNeeds({ view }: { view: HomeView }) {
  const { t } = useTranslation("impact");
  return (
    <section className="card needs" aria-labelledby="needs-today">
      <h2 id="needs-today" className="vh">{t("home.needs")}</h2>
      {view.needs.length > 0 ? <Needs needs={view.needs} level={2} primaryFirst /> : <Empty title={t("home.no_needs")} text={t("home.no_needs_text")} />}
      <p className="px-5 py-2 border-t border-line"><MoreLink to="/needs">{t("home.all_needs", { n: String(view.openNeeds) })}</MoreLink></p>
    </section>
  );
}

function Fact({ icon, name, children }: { icon: ReactNode; name: string; children: ReactNode }) {
  return (
    <>
      <dt>{icon}<span className="vh">{name}</span></dt>
      <dd>{children}</dd>
    </>
  );
}

const ring = (
  <svg className="i thr" viewBox="0 0 24 24" aria-hidden="true" style={{ strokeWidth: 2 }}><circle cx="12" cy="12" r="9" fill="none" /><circle className="k" cx="12" cy="12" r="3" /></svg>
);

/** The bazaar's cover: festive ground, never a shop window. */
export function BazaarCover({ bazaar }: { bazaar: HomeView["bazaar"] }) {
  const { t } = useTranslation("impact");
  if (!bazaar) {
    return (
      <section className="bazaar" aria-labelledby="bazaar-title">
        <StallsArt />
        <h2 id="bazaar-title">{t("home.next_bazaar")}</h2>
        <p className="mt-2">{t("home.no_bazaar")}</p>
      </section>
    );
  }
  return (
    <section className="bazaar" aria-labelledby="bazaar-title">
      <p className="row between"><b>{t("home.next_bazaar")}</b><span>{bazaar.away}</span></p>
      <StallsArt />
      <h2 id="bazaar-title">{bazaar.name}</h2>
      <p className="when">{bazaar.when}</p>
      <dl>
        <Fact icon={<Icon of={MapPinIcon} />} name={t("home.place")}>{bazaar.place}</Fact>
        {bazaar.times.length > 0 ? (
          <Fact icon={<Icon of={ClockIcon} />} name={t("home.when")}>{bazaar.times.map((line) => <span key={line} className="block">{line}</span>)}</Fact>
        ) : null}
        {bazaar.what ? <Fact icon={<Icon of={StoreIcon} />} name={t("home.what")}>{bazaar.what}</Fact> : null}
        {bazaar.causes ? <Fact icon={ring} name={t("home.causes")}>{bazaar.causes}</Fact> : null}
      </dl>
      {bazaar.programme.length > 0 ? (
        <ul className="hi">{bazaar.programme.map((entry) => <li key={entry.when}><b className="num">{entry.when}</b>{entry.title}</li>)}</ul>
      ) : null}
      <div className="acts"><LinkButton to="/bazaar" wide>{t("home.see_bazaar")}</LinkButton></div>
    </section>
  );
}

/** The three facts the thread is drawn for: given, raised, supported. */
export function StorySteps({ story }: { story: NonNullable<HomeView["story"]> }) {
  const { t } = useTranslation("impact");
  const steps = [
    { over: t("home.given"), of: "slipper", ...story.given },
    { over: t("home.raised"), of: "stall", ...story.raised },
    { over: t("home.supported"), of: "tent", ...story.supported },
  ] as const;
  return (
    <ol className="steps">
      {steps.map((step, index) => (
        <li key={step.of} className={index === 2 ? "receives" : undefined}>
          <ThreadDrawing of={step.of} />
          <p className="soft t14">{step.over}</p>
          <h3>{step.title}</h3>
          <p>{step.text}</p>
        </li>
      ))}
    </ol>
  );
}

const ways = [
  { key: "goods", to: "/give", icon: BoxIcon },
  { key: "time", to: "/shifts", icon: ClockIcon },
  { key: "skill", to: "/about#contact", icon: ScissorsIcon },
  { key: "brokerage", to: "/about#contact", icon: WaypointsIcon },
  { key: "stall", to: "/about#contact", icon: StoreIcon },
  { key: "company", to: "/about#contact", icon: UsersIcon },
] as const satisfies readonly { key: string; to: string; icon: IconType }[];

export function Ways() {
  const { t } = useTranslation("impact");
  return (
    <div className="ways">
      {ways.map((way) => (
        <Link key={way.key} to={way.to}>
          <Icon of={way.icon} size="l" />
          <b>{t(`home.ways.${way.key}`)}</b>
          <span>{t(`home.ways.${way.key}_text`)}</span>
        </Link>
      ))}
    </div>
  );
}

export function ServicesRow({ services }: { services: HomeView["services"] }) {
  return (
    <div className="srv">
      {services.map((service) => (
        <div key={service.id}>
          <ServiceRing />
          <h3>{service.to ? <Link to={service.to}>{service.name}</Link> : service.name}</h3>
          <p className="soft">{service.text}</p>
        </div>
      ))}
    </div>
  );
}

export function Trust() {
  const { t } = useTranslation("impact");
  const rows = [
    { icon: ShieldCheckIcon, title: t("home.trust_ledger"), text: t("home.trust_ledger_text") },
    { icon: EyeOffIcon, title: t("home.trust_names"), text: t("home.trust_names_text") },
    { icon: QrCodeIcon, title: t("home.trust_path"), text: t("home.trust_path_text") },
  ];
  return (
    <div className="wrap trust">
      <h2>{t("home.trust")}</h2>
      {rows.map((row) => (
        <div key={row.title}><Icon of={row.icon} size="l" /><h3>{row.title}</h3><p className="soft">{row.text}</p></div>
      ))}
    </div>
  );
}

export function AskForSupport({ phone }: { phone: string }) {
  const { t } = useTranslation("impact");
  return (
    <div className="wrap ask">
      <div><h2>{t("home.ask")}</h2><p className="t18 soft mt-2">{t("home.ask_text")}</p></div>
      {phone ? <a className="btn big" href={`tel:${phone.replace(/\s/gu, "")}`}><Icon of={PhoneIcon} />{phone}</a> : null}
    </div>
  );
}
