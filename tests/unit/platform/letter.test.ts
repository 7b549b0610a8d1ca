import { expect, test } from "vitest";
import { letterText, type LetterInput } from "~/platform/mail/letter";
import { letterHtml } from "~/platform/mail/letter-html";

const letter: LetterInput = {
  locale: "bg", subject: "Записването Ви е прието", preheader: "ЦОП – Крайбряг", title: "Чакаме Ви във вторник",
  organisation: { name: "Сдружение „Отворен двор“", city: "гр. Крайбряг" }, reason: "Пишем Ви само за тази смяна.",
  blocks: [
    { kind: "text", text: "Здравейте, Александра,\nзаписването Ви за ателие „Готварство“ е прието." },
    { kind: "when", month: "декември", day: "8", weekday: "вторник", time: "15:00\u00a0–\u00a018:00\u00a0ч.", dateText: "вторник, 08.12.2026\u00a0г.", place: ["ЦОП – Крайбряг"] },
    { kind: "button", label: "Добавете в календара", href: "https://example.test/s/1?a=1&b=2" },
    { kind: "facts", rows: [{ label: "При кого", value: "Айше <script>" }] },
    { kind: "thread", from: "Вашите 3 часа", to: "ателие „Готварство“", state: "waiting" },
    { kind: "steps", items: [{ title: "Заявихте 6 якета", date: "28.11.2026 г." }, { title: "Използвани и петте", ring: true }] },
    { kind: "quote", text: "Благодарим!", by: "екипът" },
    { kind: "links", items: [{ label: "Откажете се", href: "https://example.test/s/2" }] },
    { kind: "code", label: "Код", code: "7QK4-M2ZP-0R8X-V3CD" },
    { kind: "small", text: "Плановете се менят." },
  ],
};

test("the plain text says everything the html says", () => {
  const text = letterText(letter);
  for (const piece of ["Чакаме Ви във вторник", "вторник, 08.12.2026 г., 15:00 – 18:00 ч.", "https://example.test/s/1?a=1&b=2", "При кого:", "Вашите 3 часа · · · ателие", "Заявихте 6 якета", "Благодарим!", "https://example.test/s/2", "7QK4-M2ZP-0R8X-V3CD", "Сдружение „Отворен двор“, гр. Крайбряг", "Пишем Ви само за тази смяна."]) {
    expect(text).toContain(piece);
  }
  for (const line of text.split("\n")) expect(line.length).toBeLessThanOrEqual(76);
});

test("the html escapes what people wrote", () => {
  const html = letterHtml(letter);
  expect(html).not.toContain("<script>");
  expect(html).toContain("Айше &lt;script&gt;");
  expect(html).toContain("https://example.test/s/1?a=1&amp;b=2");
  expect(html).toContain('lang="bg"');
});
