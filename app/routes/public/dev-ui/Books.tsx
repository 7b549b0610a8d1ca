import { LinkButton } from "~/ui/Button";
import { BooksStrip } from "~/ui/Book";
import { Card } from "~/ui/Card";
import { DataTable } from "~/ui/DataTable";
import { DescriptionList, Facts } from "~/ui/DescriptionList";
import { CalendarIcon, MapPinIcon, PhoneIcon } from "~/ui/icons";
import { NeedRow } from "~/ui/NeedRow";
import { Qr } from "~/ui/Qr";
import { Seats } from "~/ui/Seats";
import { StatRow } from "~/ui/Stat";
import { Tag } from "~/ui/Tag";
import { Specimen } from "./Specimen";

const rows = [
  { id: "1", name: "Мартенски базар", camp: "500,00", aid: "180,00", sum: "980,00" },
  { id: "2", name: "Ранно детство и семейно консултиране", camp: "240,00", aid: "220,00", sum: "12 345,67" },
];

export function Books() {
  return (
    <div className="stack wide">
      <Specimen name="BooksStrip">
        <BooksStrip
          note="Трите книги никога не се събират в едно число. Данни до 30.11.2026 г."
          items={[
            { book: "money", word: "Пари", figure: "3430,30 €", text: "набрани. От тях 2971,10 € вече са използвани." },
            { book: "goods", word: "Вещи", figure: "3560", unit: "кг", text: "храна, а също 372 дрехи, 211 играчки и 95 комплекта." },
            { book: "time", word: "Време", figure: "1018", unit: "часа", text: "доброволен труд от 54 души." },
          ]}
        />
      </Specimen>
      <Specimen name="NeedRow">
        <Card as="ul">
          <NeedRow book="goods" word="Вещи" tag={<Tag tone="warn">Спешно</Tag>} title="Детски зимни якета, ръст 116 – 140" meta="За програма „Реинтеграция“, до 12.12.2026 г." received={14} promised={4} total={30} counts={["14 получени", "4 обещани"]} open="остават 12" action={<LinkButton kind="primary" to="/dev/ui">Ще донеса яке</LinkButton>} />
          <NeedRow book="time" word="Време" title="Помощ в ателие „Готварство“" meta="Вторник, 08.12.2026 г., 15:00 – 18:00 ч." received={2} total={4} counts={["2 заети"]} open="свободни места: 2" action={<LinkButton to="/dev/ui">Запишете се</LinkButton>} />
          <NeedRow book="money" word="Пари" title="Автобус за зимния празник" meta="За Център за работа с деца на улицата" received={180} total={180} open="Нуждата е покрита. Благодарим!" />
        </Card>
      </Specimen>
      <Specimen name="Seats">
        <div className="cols3"><Seats taken={2} capacity={5} text="Свободни места: 3" /><Seats taken={2} capacity={2} text="Няма места, 1 чака" /><Seats taken={12} capacity={40} text="Свободни места: 28" /></div>
      </Specimen>
      <Specimen name="StatRow">
        <StatRow items={[{ label: "Капацитет", value: "20" }, { label: "Потребители средно на месец", value: "44", note: "528 ÷ 12" }, { label: "Потвърдени", value: "13", unit: "от 18" }, { label: "Домашни посещения", value: "под 5" }]} />
      </Specimen>
      <Specimen name="DataTable">
        <DataTable
          caption="Набраното по фондове, в евро"
          columns={[
            { key: "name", head: "Набрано", cell: (row) => row.name },
            { key: "camp", head: "Летен лагер", align: "end", cell: (row) => row.camp },
            { key: "aid", head: "Спешен фонд", align: "end", cell: (row) => row.aid },
            { key: "sum", head: "Общо", align: "end", cell: (row) => row.sum },
          ]}
          rows={rows}
          rowKey={(row) => row.id}
          foot={["Общо", "740,00", "400,00", "13 325,67"]}
        />
      </Specimen>
      <div className="cols2">
        <Specimen name="Facts">
          <Card pad><Facts items={[{ icon: CalendarIcon, text: <b>Вторник, 08.12.2026 г., 15:00 – 18:00 ч.</b> }, { icon: MapPinIcon, text: "ул. „Черешова“ 4", small: "вход от двора" }, { icon: PhoneIcon, text: <>Айше Мехмедова, <a href="tel:+35982000110">+359 82 000 110</a></> }]} /></Card>
        </Specimen>
        <Specimen name="DescriptionList, Qr">
          <Card pad>
            <DescriptionList items={[{ term: "Дарител", text: "Александра Маринова-Тотева" }, { term: "Програма", text: "Ранно детство и семейно консултиране" }]} />
            <div className="row mt-3"><Qr text="https://dobroteka.example/s/AB12CD34" label="Код AB12CD34" /><span className="fig36">AB12 CD34</span></div>
          </Card>
        </Specimen>
      </div>
    </div>
  );
}
