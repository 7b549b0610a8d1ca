import { checkPage, expect, picture, test } from "~tests/support/browser";

test.describe("a donor without scripts, from a phone", () => {
  test.use({ javaScriptEnabled: false, viewport: { width: 360, height: 800 }, allowedErrors: [/40[04]|422/] });

  test("gives with two photos, a time and papers, gives the same again, and offers help that the service confirms", async ({ page, app }) => {
    await page.goto(`${app.url}/give`);
    const heic = Buffer.concat([Buffer.from([0, 0, 0, 24]), Buffer.from("ftypheic"), Buffer.alloc(40)]);
    await page.locator("[name=photo]").setInputFiles({ name: "IMG_1.HEIC", mimeType: "image/heic", buffer: heic });
    await page.getByLabel("Какво е?").fill("плюшена мечка");
    await page.locator('[name="lines[0].quantity"]').fill("2");
    await page.getByRole("button", { name: "Напред" }).click();
    await expect(page.locator(".msg")).toContainText("Настройки → Камера → Формати");
    await expect(page.getByText("Не можем да ги почистим добре за няколко деца.")).toBeVisible();
    await picture(page, "offers-give-what-bg-360-light");
    await page.getByLabel("Какво е?").fill("детски зимни якета");
    const { default: sharp } = await import("sharp");
    const photo = await sharp({ create: { width: 40, height: 30, channels: 3, background: "#247" } }).jpeg().toBuffer();
    await page.locator("[name=photo]").setInputFiles(["1.jpg", "2.jpg"].map((name) => ({ name, mimeType: "image/jpeg", buffer: photo })));
    await page.getByRole("button", { name: "Напред" }).click();
    await page.getByText("Моля, вземете го от мен").click();
    await page.locator('[name=wish][value*="T17:00"]').first().check();
    await page.locator("[name=address]").fill("ул. „Липова“ 12");
    await page.locator("[name=floor]").fill("ет. 3, без асансьор");
    await page.getByLabel("Желая свидетелство за дарение").check();
    await page.locator("[name=phone]").fill("0888 123 456");
    await page.getByRole("button", { name: "Изпратете" }).click();
    await expect(page.locator(".msg")).toContainText("За документ са нужни име и имейл");
    await picture(page, "offers-give-how-bg-360-light");
    await page.locator("[name=name]").fill("Яна Проба");
    await page.locator("[name=email]").fill("yana@primer.example");
    await page.getByRole("button", { name: "Изпратете" }).click();
    await expect(page.getByRole("heading", { level: 1 })).toContainText("2 детски зимни якета");
    const [made] = await app.sql`select wants_certificate, wish_from is not null as wish, (select count(*) from goods_offer_photo p where p.offer_id = o.id) as photos from goods_offer o order by number desc limit 1`;
    expect(made).toEqual({ wants_certificate: true, wish: true, photos: 2 });
    await page.getByRole("link", { name: "Дарете пак същото" }).click();
    await expect(page.getByLabel("Какво е?")).toHaveValue("детски зимни якета");

    await page.goto(`${app.url}/give/help?kind=labour`);
    await page.getByLabel("Какво точно?").fill("сглобяване на шкафове");
    await page.getByLabel("Кога?").fill("събота");
    await page.getByLabel("За коя услуга?").selectOption({ index: 1 });
    await page.locator("[name=name]").fill("Яна Проба");
    await page.locator("[name=phone]").fill("0888 123 456");
    await page.getByRole("button", { name: "Предложете" }).click();
    await expect(page.locator(".msg")).toContainText("колко часа");
    await page.getByLabel("Колко часа?").fill("2,5");
    await picture(page, "offers-give-help-bg-360-light");
    await page.getByRole("button", { name: "Предложете" }).click();
    await expect(page.getByRole("heading", { level: 1 })).toContainText("сглобяване на шкафове");
    const [help] = await app.sql<{ id: string; code: string }[]>`update goods_offer set state = 'agreed', decided_at = now(), answer_due = null where kind = 'labour' and state = 'submitted' returning id, code`;
    await app.signIn(page, "manager");
    await page.goto(`${app.url}/staff/help`);
    await picture(page, "offers-help-bg-360-light");
    await page.locator("section", { hasText: "сглобяване на шкафове" }).getByRole("button", { name: "Потвърдете полученото" }).click();
    await page.goto(`${app.url}/t/${help!.code}`);
    await expect(page.getByText("Получено от услугата")).toBeVisible();
    await picture(page, "offers-track-help-bg-360-light");
  });
});

test("a bakery skips a day, stops, and uploads its delivery note", async ({ page, app }) => {
  const [bakery] = await app.sql<{ id: string }[]>`select id from standing_offer where state = 'active'`;
  expect(bakery).toBeTruthy();
  await page.setViewportSize({ width: 360, height: 800 });
  // The mail of the agreement: asked for anew through a second firm's request.
  await page.goto(`${app.url}/give/regular`);
  await page.getByLabel("Какво?").fill("кифли");
  await page.locator("[name=quantity]").fill("25");
  await page.getByLabel("Фирма").fill("Пекарна „Проба“");
  await page.getByLabel("Лице за връзка").fill("Иво Пробов");
  await page.locator("[name=email]").fill("ivo@primer.example");
  await page.locator("[name=phone]").fill("0888 123 457");
  await picture(page, "offers-regular-bg-360-light");
  await checkPage(page);
  await page.getByRole("button", { name: "Изпратете" }).click();
  await expect(page.getByRole("status")).toContainText("постоянна връзка");
  await app.signIn(page, "coordinator");
  await page.goto(`${app.url}/staff/gifts/standing`);
  await page.locator("section", { hasText: "кифли" }).getByRole("button", { name: "Приемете" }).click();
  await picture(page, "offers-standing-list-bg-360-light");
  const letter = await app.letter("ivo@primer.example", /Уговорихме се/);
  await page.goto(/http\S+\/standing\/[\w-]{43}/.exec(letter.text)![0]);
  await page.getByRole("button", { name: "Пропуснете" }).first().click();
  await expect(page.getByText("пропуснато").first()).toBeVisible();
  const upload = async (text: string) => {
    await page.locator("[name=file]").setInputFiles({ name: "razpiska.csv", mimeType: "text/csv", buffer: Buffer.from(text) });
    await page.getByRole("button", { name: "Проверете" }).click();
  };
  await upload("Наименование;Количество\nКифли;=2+2\n");
  await expect(page.getByRole("alert")).toContainText("Ред 2: количеството не е число над нула: „=2+2“");
  await upload("Наименование;Количество;Мярка\nКифли;25;бр\nБрашно;12,5;кг\n");
  await expect(page.getByRole("status")).toContainText("2 реда");
  await checkPage(page);
  await picture(page, "offers-standing-bg-360-light");
  await page.getByRole("button", { name: "Заявете всичко" }).click();
  await expect(page).toHaveURL(/\/t\//);
});

test("a coordinator answers, and the driver's round stands on a phone", async ({ page, app }) => {
  await app.signIn(page, "coordinator");
  const [one] = await app.sql<{ id: string; email: string }[]>`
    select o.id, p.email from goods_offer o join person p on p.id = o.donor_person_id join goods_offer_line l on l.offer_id = o.id where o.state = 'submitted' and l.quantity > 2 limit 1`;
  await page.goto(`${app.url}/staff/gifts/${one!.id}`);
  await page.getByText("Предложете по-малко количество").click();
  await page.locator('[name="lines[0].quantity"]').fill("1");
  await page.getByRole("button", { name: "Изпратете предложението" }).click();
  const letter = await app.letter(one!.email, /по-малко/);
  await page.goto(/http\S+\/g\/[\w-]{43}/.exec(letter.text)![0]);
  await checkPage(page);
  await picture(page, "offers-answer-bg-1280-light");
  await page.getByRole("button", { name: "Да, така е добре" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toContainText("Отговорът Ви е при нас");
  const [closed] = await app.sql<{ code: string }[]>`select code from goods_offer where thanked_at is not null and kind = 'goods' limit 1`;
  const pages = { "give-help": "/give/help", help: "/staff/help", inbox: "/staff/gifts", offer: `/staff/gifts/${one!.id}`, pickups: "/staff/gifts/pickups", settings: "/staff/gifts/settings", track: `/t/${closed!.code}` };
  for (const [name, path] of Object.entries(pages)) {
    for (const [language, width, theme] of [["bg", 360, "light"], ["en", 1280, "dark"]] as const) {
      await page.setViewportSize({ width, height: 900 });
      await page.goto(`${app.url}${path}?lang=${language}&theme=${theme}`);
      expect(await page.evaluate(() => document.documentElement.scrollWidth <= window.innerWidth), `${name} ${language}: no sideways scrolling`).toBe(true);
      await checkPage(page);
      await picture(page, `offers-${name}-${language}-${width}-${theme}`);
    }
  }
  await page.setViewportSize({ width: 360, height: 800 });
  await page.goto(`${app.url}/staff/gifts/pickups?lang=bg&theme=light`);
  await page.getByRole("button", { name: "Взето" }).first().click();
  await expect(page.getByText(/Взето в \d/)).toBeVisible();
});
