import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import sharp from "sharp";
import { afterAll, beforeAll, expect, test } from "vitest";
import { imageLimitBytes, readStoredFile, storeImage, storeUpload } from "~/platform/files/images.server";
import { newId } from "~/platform/ids/ids";
import { testDatabase, type TestDatabase } from "~tests/support/database";

let database: TestDatabase;
const folder = mkdtempSync(join(tmpdir(), "dobroteka-files-"));
const before = process.env.DOBROTEKA_DATA;

beforeAll(async () => {
  process.env.DOBROTEKA_DATA = folder;
  database = await testDatabase();
});
afterAll(() => {
  process.env.DOBROTEKA_DATA = before ?? "";
  if (before === undefined) delete process.env.DOBROTEKA_DATA;
  rmSync(folder, { recursive: true, force: true });
});

const photo = () =>
  sharp({ create: { width: 2400, height: 1200, channels: 3, background: "#c3273a" } }).jpeg()
    .withExif({ IFD0: { Copyright: "Пенка Русева" }, IFD3: { GPSLatitude: "43/1 50/1 0/1", GPSLatitudeRef: "N" } })
    .withMetadata({ orientation: 6 }).toBuffer();

test("a photo is drawn anew: upright, smaller, without anything that came along, once for the same content", async () => {
  const bytes = await photo();
  expect((await sharp(bytes).metadata()).exif).toBeDefined();
  const stored = await storeImage(database.ctx(), bytes, { isPublic: true });
  if (!stored.ok) throw new Error(stored.refusal.code);
  expect(stored.value).toMatchObject({ widthPx: 800, heightPx: 1600 });
  await storeImage(database.ctx(), bytes);
  const names = readdirSync(join(folder, "files"));
  expect(names).toHaveLength(1);
  const kept = readFileSync(join(folder, "files", names[0] ?? ""));
  const metadata = await sharp(kept).metadata();
  expect(metadata).toMatchObject({ format: "webp", width: 800, height: 1600 });
  expect([metadata.exif, metadata.iptc, metadata.xmp]).toEqual([undefined, undefined, undefined]);
  expect(kept.toString("latin1")).not.toContain("GPS");
});

test("what is not a picture or is too large is refused in words", async () => {
  const svg = Buffer.from('<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><script>1</script></svg>');
  for (const bytes of [Buffer.from("MZ это не картина"), Buffer.alloc(0), svg, (await photo()).subarray(0, 900)]) {
    expect(await storeImage(database.ctx(), bytes, { field: "photo" })).toMatchObject({ refusal: { code: "ui:errors.not_an_image", field: "photo" } });
  }
  expect(await storeImage(database.ctx(), new Uint8Array(imageLimitBytes + 1))).toMatchObject({ refusal: { code: "ui:errors.file_too_large", facts: { n: 10 } } });
  expect(await storeUpload(database.ctx(), new File([], ""))).toEqual({ ok: true, value: null });
  expect(await storeUpload(database.ctx(), null)).toEqual({ ok: true, value: null });
});

test("a visitor gets public files only; unknown ids answer the same", async () => {
  const hidden = await storeImage(database.ctx(), await photo());
  if (!hidden.ok) throw new Error(hidden.refusal.code);
  expect(await readStoredFile(database.ctx(), hidden.value.id)).toBeNull();
  expect(await readStoredFile(database.ctx(await database.actorWith("coordinator")), hidden.value.id)).toMatchObject({ mime: "image/webp" });
  for (const id of [newId(), "../../etc/passwd", ""]) expect(await readStoredFile(database.ctx(), id)).toBeNull();
});
