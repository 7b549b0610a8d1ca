import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { encode } from "uqr";
import { expect, picture, test } from "~tests/support/browser";
import { findChromium } from "../support/chromium";

const code = "7QK4M2ZP0R8XV3CD";
const folder = join(import.meta.dirname, "../.out");
const film = join(folder, "kiosk-code.y4m");

/** What the camera sees: a phone's screen with the code, black on white, for a few frames (YUV4MPEG2, 4:2:0). */
function writeFilm(): void {
  const [width, height, scale] = [640, 480, 9];
  const { data, size } = encode(code, { ecc: "M", border: 2 });
  const light = Buffer.alloc(width * height, 235);
  const [left, top] = [Math.floor((width - size * scale) / 2), Math.floor((height - size * scale) / 2)];
  data.forEach((row, y) => row.forEach((dark, x) => {
    if (!dark) return;
    for (let dy = 0; dy < scale; dy += 1) light.fill(16, (top + y * scale + dy) * width + left + x * scale, (top + y * scale + dy) * width + left + (x + 1) * scale);
  }));
  const frame = Buffer.concat([Buffer.from("FRAME\n"), light, Buffer.alloc((width * height) / 2, 128)]);
  mkdirSync(folder, { recursive: true });
  writeFileSync(film, Buffer.concat([Buffer.from(`YUV4MPEG2 W${width} H${height} F10:1 Ip A1:1 C420\n`), ...Array.from({ length: 5 }, () => frame)]));
}
writeFilm();

const executablePath = process.env.CHROMIUM_PATH || findChromium();
test.use({
  viewport: { width: 1180, height: 820 },
  permissions: ["camera"],
  launchOptions: {
    ...(executablePath ? { executablePath } : {}),
    args: ["--no-sandbox", "--disable-gpu", "--no-first-run", "--use-fake-device-for-media-stream", "--use-fake-ui-for-media-stream", `--use-file-for-fake-video-capture=${film}`],
  },
});

test("the camera reads the code on a phone, by a program of our own files and under the page's policy", async ({ page, app }) => {
  app.clock.set("2026-12-20T13:52:00+02:00");
  const [adult] = await app.sql<{ id: string; name: string }[]>`
    select s.id, p.full_name as name from signup s join person p on p.id = s.person_id join shift h on h.id = s.shift_id join opportunity o on o.id = h.opportunity_id
    where o.title_bg = 'Каса 1' and s.state = 'confirmed' order by p.full_name limit 1`;
  await app.asOwner`update signup set check_in_code = ${code} where id = ${adult!.id}`;
  await app.signIn(page, "coordinator");
  await page.goto(`${app.url}/staff/kiosk`);
  await page.getByRole("button", { name: "Отворете екрана" }).click();
  const tablet = await page.getByRole("link", { name: "Отворете на това устройство" }).getAttribute("href");
  const answers: string[] = [];
  page.on("response", (answer) => {
    const path = new URL(answer.url()).pathname;
    if (/wasm|scan-worker/.test(path)) answers.push(`${path} ${answer.headers()["content-security-policy"]?.includes("wasm-unsafe-eval") ?? false}`);
  });
  const shown = await page.goto(tablet!);
  expect(shown?.headers()["content-security-policy"]).not.toContain("wasm");
  await expect(page.getByRole("heading", { name: `Здравейте, ${adult!.name.split(" ")[0]!}!` })).toBeVisible({ timeout: 30_000 });
  await picture(page, "21-kiosk-camera-bg");
  expect(answers.find((answer) => answer.startsWith("/assets/scan-worker-"))).toMatch(/ true$/);
  expect(answers.some((answer) => /^\/assets\/zxing_reader.*\.wasm/.test(answer))).toBe(true);
  expect(await app.sql`select state from signup where id = ${adult!.id}`).toEqual([{ state: "checked_in" }]);
});
