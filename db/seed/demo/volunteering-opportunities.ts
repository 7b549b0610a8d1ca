import { saveOpportunity } from "../../../app/domains/volunteering/commands/save-opportunity.server";
import type { PositionInput } from "../../../app/domains/volunteering/plan";
import type { OpportunityFacts } from "../../../app/domains/volunteering/plan-schemas";
import type { Ctx } from "../../../app/platform/context.server";
import { expectOk } from "../../../app/platform/errors/result";
import { demoId, opportunities, programmes } from "./ids";

/** What there is to do in the story; the year's hours and the shifts ahead are of these. */
interface DemoOpportunity extends Omit<OpportunityFacts, "doesBg" | "doesEn" | "bringBg" | "bringEn"> {
  readonly doesBg?: string;
  readonly doesEn?: string;
  readonly bringBg?: string;
  readonly bringEn?: string;
  readonly positions?: readonly PositionInput[];
  readonly archived?: boolean;
}

const atelier = (programme: keyof typeof programmes, bg: string, en: string, over: Partial<DemoOpportunity> = {}): DemoOpportunity => ({
  titleBg: `Помощ в ателие „${bg}“`, titleEn: `Help in the “${en}” atelier`, purpose: `programme:${programmes[programme]}`, workClass: "children", positions: [{ capacity: 3, minAge: 16 }], ...over,
});

const all = {
  bazaar: { titleBg: "Базар: щандове и каса", titleEn: "Bazaar: stalls and till", purpose: "activity:bazaar", skills: ["sales"],
    positions: [{ nameBg: "Каса", nameEn: "Till", capacity: 3, minPeople: 2, minAge: 18, workClass: "money", requiredChecks: ["till_briefing"] }, { nameBg: "Щандове и опаковане", nameEn: "Stalls and packing", capacity: 8, minPeople: 5, minAge: 15 }] },
  store: { titleBg: "Подреждане на склада", titleEn: "Tidying the store", purpose: "activity:store", positions: [{ capacity: 5, minPeople: 2 }],
    doesBg: "Подреждате рафтове и броите кашони с Румен.", doesEn: "You tidy shelves and count boxes with Rumen.", bringBg: "Удобни дрехи. Ръкавици има.", bringEn: "Comfortable clothes. We have gloves." },
  transport: { titleBg: "Превоз на дарения", titleEn: "Transport of gifts", purpose: "activity:transport", workClass: "driving", skills: ["driving"], positions: [{ capacity: 2, minAge: 18 }] },
  bread: { titleBg: "Превоз на хляб от „Златна кора“", titleEn: "Bringing bread from “Zlatna Kora”", purpose: "activity:transport", workClass: "driving", skills: ["driving"], requiredChecks: ["driving"], positions: [{ capacity: 2, minAge: 18 }],
    doesBg: "Вземате хляба от пекарната и го носите в „Синята къща“.", doesEn: "You fetch the bread from the bakery and bring it to the Blue House.", bringBg: "Кола с празен багажник.", bringEn: "A car with an empty boot." },
  paint: { titleBg: "Боядисване на коридора", titleEn: "Painting the corridor", purpose: "activity:repair", workClass: "tools", skills: ["repairs"], archived: true },
  beds: { titleBg: "Повдигнати лехи в двора", titleEn: "Raised beds in the yard", purpose: "activity:repair", workClass: "tools", skills: ["repairs"], archived: true },
  kits: { titleBg: "Училищни комплекти", titleEn: "School sets", purpose: "activity:helping" },
  survachki: { titleBg: "Връзване на сурвачки", titleEn: "Tying survachki", purpose: "activity:bazaar", skills: ["crafts"], bringBg: "Ножица, ако имате.", bringEn: "Scissors, if you have them." },
  lessons: { titleBg: "Помощ с уроците", titleEn: "Help with lessons", purpose: `programme:${programmes.lessons}`, workClass: "children", skills: ["teaching"], positions: [{ capacity: 4, minAge: 16 }] },
  toys: { titleBg: "Поправка на играчки", titleEn: "Repairing toys", purpose: `programme:${programmes.toyLibrary}`, workClass: "tools", skills: ["repairs", "sewing"] },
  camp: { titleBg: "Летен лагер", titleEn: "Summer camp", purpose: `programme:${programmes.camp}`, workClass: "children", skills: ["sport", "music"] },
  cooking: atelier("cooking", "Готварство", "Cooking", { workClass: "kitchen", skills: ["cooking"], positions: [{ capacity: 4, minPeople: 2, minAge: 18 }],
    doesBg: "Месите хляб с група от шест души и екипа. Снимки не правим.", doesEn: "You knead bread with a group of six and the team. We take no photos.", bringBg: "Удобни обувки. Престилка има.", bringEn: "Comfortable shoes. We have an apron." }),
  garden: atelier("garden", "Цветна градина", "Flower garden", { workClass: "outdoor", requiredChecks: ["child_safeguarding"], positions: [{ capacity: 3 }] }),
  together: atelier("together", "Да бъдем заедно", "Being together"),
  music: atelier("music", "Да се забавляваме заедно", "Having fun together", { skills: ["music"] }),
  sport: atelier("sport", "Да спортуваме заедно", "Sport together", { skills: ["sport"] }),
} as const satisfies Record<keyof typeof opportunities, DemoOpportunity>;

export async function fillOpportunities(ctx: Ctx): Promise<void> {
  for (const name of Object.keys(opportunities) as (keyof typeof opportunities)[]) {
    const facts: DemoOpportunity = all[name];
    const blank = { doesBg: "", doesEn: "", bringBg: "", bringEn: "", positions: [{ capacity: 4 }], archived: false };
    const save = { ...blank, ...facts, opportunityId: opportunities[name], positions: (facts.positions ?? blank.positions).map((one, n) => ({ ...one, planId: demoId(`plan:${name}:${n}`) })) };
    expectOk(await saveOpportunity(ctx, save));
    // A new one is offered; what is over is taken back.
    if (save.archived) expectOk(await saveOpportunity(ctx, save));
  }
}
