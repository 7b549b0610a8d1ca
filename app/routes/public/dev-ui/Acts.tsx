import { useState } from "react";
import { Avatar } from "~/ui/Avatar";
import { Button, IconButton, LinkButton, MoreLink } from "~/ui/Button";
import { ChipButton, Chips } from "~/ui/Chips";
import { Empty } from "~/ui/Empty";
import { CalendarPlusIcon, PhoneIcon, PrinterIcon, XIcon } from "~/ui/icons";
import { Note } from "~/ui/Note";
import { ShowMore } from "~/ui/Pagination";
import { Segments } from "~/ui/Segments";
import { ConfirmSheet, Sheet } from "~/ui/Sheet";
import { Tag } from "~/ui/Tag";
import { Toast } from "~/ui/Toast";
import { Specimen } from "./Specimen";

export function Acts() {
  const [open, setOpen] = useState(false);
  const [toast, setToast] = useState(false);
  const [filter, setFilter] = useState(0);
  return (
    <div className="stack wide">
      <Specimen name="Button, LinkButton, IconButton, MoreLink">
        <div className="wrapchips">
          <Button kind="primary">Запишете ме</Button>
          <Button>Предложете размяна</Button>
          <Button kind="soft">Запишете се</Button>
          <Button kind="quiet">Излезте от списъка</Button>
          <Button kind="bad">Откажете дарението</Button>
          <Button kind="primary" busy busyText="Записваме Ви …">Запишете ме</Button>
          <Button disabled>Предайте декември</Button>
          <LinkButton to="/dev/ui" icon={PrinterIcon}>Отпечатайте</LinkButton>
          <IconButton icon={XIcon} label="Затворете" />
          <MoreLink to="/dev/ui">Всички потребности: 11</MoreLink>
        </div>
      </Specimen>
      <div className="max-w-96"><Button kind="primary" size="big" wide icon={CalendarPlusIcon}>Добавете в календара</Button></div>
      <Specimen name="Chips, Segments">
        <Chips label="Филтри">
          {["Всички", "Събота и неделя", "До 2 часа", "Базар", "За пълнолетни"].map((text, index) => (
            <ChipButton key={text} pressed={filter === index} onClick={() => setFilter(index)}>{text}</ChipButton>
          ))}
        </Chips>
        <div className="mt-3 max-w-80">
          <Segments label="Година" items={[{ to: "?y=2024", text: "2024" }, { to: "?y=2025", text: "2025" }, { to: "?y=2026", text: "2026", current: true }]} />
        </div>
      </Specimen>
      <Specimen name="Tag">
        <div className="wrapchips">
          <Tag>за пълнолетни</Tag><Tag tone="ok">5 приети</Tag><Tag tone="warn">Спешно</Tag><Tag tone="bad">1 върнато</Tag><Tag tone="act">ново</Tag>
          <Avatar name="Йорданка Цветкова" />
        </div>
      </Specimen>
      <Specimen name="Note">
        <div className="stack tight">
          <Note>260,00 € са дадени само за Летен лагер, 37 дарения.</Note>
          <Note tone="act">Пишем на <b>a.toteva@primer.bg</b>. <a href="#main">Променете</a></Note>
          <Note tone="ok" title="Благодарим!">Ще Ви се обадим до два работни дни.</Note>
          <Note tone="warn" role="status" title="Няма връзка.">Записваме на устройството.</Note>
          <Note tone="bad" role="alert">Имейлът или паролата не съвпадат.</Note>
        </div>
      </Specimen>
      <Specimen name="Sheet, ConfirmSheet, Toast">
        <div className="wrapchips">
          <Button onClick={() => setOpen(true)}>Отворете лист</Button>
          <ConfirmSheet trigger="Излезте от списъка" title="Да Ви махнем ли от списъка?" text="Мястото отива при следващия."><Button kind="primary">Махнете ме</Button></ConfirmSheet>
          <Button onClick={() => setToast(true)}>Покажете съобщение</Button>
        </div>
        <Sheet title="Помощ в ателие „Готварство“" open={open} onClose={() => setOpen(false)}>
          <p className="mt-3">Вторник, 08.12.2026 г., 15:00 – 18:00 ч.</p>
          <Button kind="primary" size="big" wide className="mt-5">Запишете ме</Button>
        </Sheet>
        {toast ? <Toast text="Отказахте се от смяната." undo={<button type="button" onClick={() => setToast(false)}>Отменете</button>} /> : null}
      </Specimen>
      <Specimen name="Empty, ShowMore">
        <div className="card">
          <Empty title="Няма смени за тези филтри" text="Най-близката е утре, 10:00 ч." action={<Button>Изчистете филтрите</Button>} />
        </div>
        <ShowMore to="?after=1" />
      </Specimen>
      <p><a className="btn big" href="tel:+35982000100"><PhoneIcon className="i" aria-hidden="true" />+359 82 000 100</a></p>
    </div>
  );
}
