import { useLoaderData, type MetaFunction } from "@remix-run/react";
import { z } from "zod";
import { notFound } from "~/platform/http/answers.server";
import { publicLoader } from "~/platform/http/loaders.server";
import { PublicLayout } from "~/ui/layouts/PublicLayout";
import { PageHeader, Section } from "~/ui/PageHeader";
import { Acts } from "./dev-ui/Acts";
import { Books } from "./dev-ui/Books";
import { Fields } from "./dev-ui/Fields";
import { StaffSample, TillSample } from "./dev-ui/Shells";
import { Threads } from "./dev-ui/Threads";

const search = z.object({ shell: z.enum(["public", "staff", "till"]).default("public"), errors: z.string().optional() });

/** The whole design system on one page, outside production. The texts are samples. */
export const loader = publicLoader({ search }, ({ runtime, search: asked, locale, theme }) => {
  if (runtime.isProduction) throw notFound();
  return { ...asked, locale, theme };
});

export const meta: MetaFunction = () => [{ title: "Design system – Dobroteka" }];

const nav = [
  { to: "/dev/ui", text: "Какво постигнахме" },
  { to: "/needs", text: "Как да помогнете" },
  { to: "/bazaar", text: "Базар" },
  { to: "/shifts", text: "Смени" },
];
const footer = [
  [{ to: "/dev/ui?shell=staff", text: "Staff shell" }, { to: "/dev/ui?shell=till", text: "Till shell" }],
  [{ to: "/dev/ui?errors=1", text: "Form errors" }],
  [{ to: "/privacy", text: "Поверителност" }],
];
const organisation = { name: "Сдружение „Отворен двор“", city: "гр. Крайбряг", eik: "999100010", phone: "+359 82 000 100", email: "office@otvorendvor.example" };

export default function DesignSystem() {
  const { shell, errors, locale, theme } = useLoaderData<typeof loader>();
  if (shell === "staff") return <StaffSample locale={locale} />;
  if (shell === "till") return <TillSample />;
  return (
    <PublicLayout organisation={organisation} nav={nav} account={{ to: "/sign-in", text: "Вход" }} footer={footer} path="/dev/ui" locale={locale} theme={theme}>
      <div className="wrap">
        <PageHeader over="Езикът на нишката" title="Докъде стигнаха Вашите 12,00 €" lead="Всяка нишка е 1 евро. Единадесет вече са използвани, една още чака." />
      </div>
      <Section id="acts" title="Act and say" ground="surface"><Acts /></Section>
      <Section id="books" title="Books and tables"><Books /></Section>
      <Section id="fields" title="Fields" ground="surface"><Fields withErrors={errors !== undefined} /></Section>
      <Section id="thread" title="Thread and charts"><Threads /></Section>
    </PublicLayout>
  );
}
