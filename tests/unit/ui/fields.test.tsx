import type { ReactElement } from "react";
import { renderToStaticMarkup } from "react-dom/server";
import { I18nextProvider } from "react-i18next";
import { describe, expect, it } from "vitest";
import { createI18n } from "~/platform/i18n/instance";
import { CheckField, RadioCards } from "~/ui/forms/ChoiceFields";
import { plainField, type FieldInput } from "~/ui/forms/field";
import { FormErrors } from "~/ui/forms/FormErrors";
import { QuantityField } from "~/ui/forms/QuantityField";
import { EmailField, SelectField } from "~/ui/forms/TextField";
import { bg } from "~/ui/messages.bg";
import { en } from "~/ui/messages.en";

const render = (element: ReactElement, locale: "bg" | "en" = "bg") =>
  renderToStaticMarkup(<I18nextProvider i18n={createI18n(locale, { ui: locale === "bg" ? bg : en }, "throw")}>{element}</I18nextProvider>);

const wrong: FieldInput = { ...plainField("email", "a.toteva@primer"), errors: ["Въведете имейл, напр. ime@primer.bg"] };

describe("field kit, as the server sends it", () => {
  it("ties label, help and error to the control and keeps what was typed", () => {
    const html = render(<EmailField field={wrong} label="Имейл" help="Тук изпращаме връзката." optional />);
    expect(html).toContain('<label for="email">Имейл<span class="opt"> (по желание)</span></label>');
    expect(html).toContain('type="email"');
    expect(html).toContain('value="a.toteva@primer"');
    expect(html).toContain('aria-invalid="true"');
    expect(html).toContain('aria-describedby="email-error email-help"');
    expect(html).toMatch(/id="email-error"[^>]*>.*Въведете имейл/);
  });

  it("speaks the reader's language", () => {
    expect(render(<EmailField field={plainField("email")} label="Email" optional />, "en")).toContain("(optional)");
  });

  it("marks the chosen option, radio and check without scripts", () => {
    const options = [{ value: "bring", text: "Ще го донеса" }, { value: "pickup", text: "Вземете го" }];
    expect(render(<SelectField field={plainField("way", "pickup")} label="Как" options={options} />)).toMatch(/<option value="pickup" selected="">/);
    const radios = render(<RadioCards field={plainField("way", "pickup")} label="Как" options={options} />);
    expect(radios.match(/checked=""/g)).toHaveLength(1);
    expect(radios).toContain("<fieldset");
    expect(render(<CheckField field={plainField("minor", "on")} label="Нямам навършени 18 години" />)).toContain('checked=""');
  });

  it("lets the quantity be typed where its buttons cannot work yet", () => {
    const html = render(<QuantityField field={plainField("quantity", "6")} label="Брой" />);
    expect(html).toContain('inputMode="numeric"');
    expect(html.match(/<button[^>]*disabled=""/g)).toHaveLength(2);
  });

  it("counts the fields that need care", () => {
    const html = render(<FormErrors form={{ id: "f", errorId: "f-error", errors: ["Мястото е взето."], allErrors: { "": ["x"], email: ["x"], name: ["x"] } }} />);
    expect(html).toContain("Мястото е взето.");
    expect(html).toContain("Проверете отбелязаните полета: 2");
    expect(html).toContain('role="alert"');
    expect(render(<FormErrors form={{ id: "f", errorId: "f-error", allErrors: {} }} />)).toBe("");
  });
});
