import { Button } from "~/ui/Button";
import { CheckField, ChecksField, ChoiceField, RadioCards, SegmentsField } from "~/ui/forms/ChoiceFields";
import { plainField, type FieldInput } from "~/ui/forms/field";
import { FileField } from "~/ui/forms/FileField";
import { FormErrors } from "~/ui/forms/FormErrors";
import { QuantityField } from "~/ui/forms/QuantityField";
import { CodeField, DateField, EmailField, MoneyField, NumberField, PasswordField, PhoneField, SelectField, TextareaField, TextField, TimeField } from "~/ui/forms/TextField";

const failed = (name: string, value: string, sentence: string): FieldInput => ({ ...plainField(name, value), errors: [sentence] });

export function Fields({ withErrors }: { withErrors: boolean }) {
  return (
    <form method="get" className="cols2" noValidate>
      <div className="fields">
        {withErrors ? <FormErrors form={{ id: "sample", errorId: "sample-error", errors: ["Мястото току-що беше взето."], allErrors: { email: ["x"] } }} /> : null}
        <TextField field={plainField("name", "Александра Маринова-Тотева")} label="Име и фамилия" autoComplete="name" />
        <EmailField field={failed("email", "a.toteva@primer", "Въведете имейл, напр. ime@primer.bg")} label="Имейл" help="Тук изпращаме връзката и напомнянето." />
        <PhoneField field={plainField("phone", "0888 123 456")} label="Телефон" optional help="Само ако нещо се промени в последния момент." />
        <PasswordField field={plainField("password")} label="Парола" />
        <SelectField field={plainField("programme")} label="Програма" options={[{ value: "1", text: "Ранно детство и семейно консултиране" }, { value: "2", text: "„Реинтеграция“" }]} />
        <TextareaField field={plainField("words")} label="Бележка" optional />
        <CodeField field={plainField("code", "738204")} label="Код за първо пускане" help="Шест цифри." />
        <FileField field={plainField("photo")} label="Снимка" optional prompt="Снимайте вещта" promptSmall="или изберете снимка от телефона" capture="environment" help="Без хора в кадър." />
      </div>
      <div className="fields">
        <div className="pair">
          <QuantityField field={plainField("quantity", "6")} label="Брой" min={1} max={12} />
          <TextField field={plainField("size", "122, 128, 134")} label="Размер" optional />
        </div>
        <SegmentsField field={plainField("state", "good")} label="Състояние" options={[{ value: "new", text: "ново" }, { value: "good", text: "много добро" }, { value: "fair", text: "добро" }]} />
        <RadioCards field={plainField("way", "pickup")} label="Как ще стигне до нас?" options={[{ value: "bring", text: "Ще го донеса лично", help: "ул. „Черешова“ 4, делник 9:00 – 18:00 ч." }, { value: "pickup", text: "Моля, вземете го от мен", help: "Идва Огнян Вълков с буса. Безплатно е." }]} />
        <ChoiceField field={plainField("match", "need")} label="За какво" options={[{ value: "need", text: "Детски зимни якета, ръст 116 – 140", help: "програма „Реинтеграция“" }, { value: "any", text: "Където е най-нужно" }]} />
        <div>
          <CheckField field={plainField("minor")} label="Нямам навършени 18 години" />
          <CheckField field={plainField("remember", "on")} label="Запомнете ме на това устройство" text="Не на общия компютър в офиса." />
        </div>
        <ChecksField field={plainField("days", "sat")} label="Дни" options={[{ value: "sat", text: "Събота" }, { value: "sun", text: "Неделя" }]} />
        <div className="pair">
          <DateField field={plainField("day", "2026-12-08")} label="Дата" />
          <TimeField field={plainField("from", "15:00")} label="От" />
          <TimeField field={plainField("to", "18:00")} label="До" />
        </div>
        <div className="pair">
          <MoneyField field={plainField("sum", "640,00")} label="Сума" />
          <NumberField field={plainField("weight", "12")} label="Тегло" unit="кг" />
        </div>
        <Button type="submit" kind="primary" size="big" wide>Изпратете</Button>
      </div>
    </form>
  );
}
