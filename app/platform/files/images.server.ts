import { eq } from "drizzle-orm";
import { createHash, randomUUID } from "node:crypto";
import { existsSync } from "node:fs";
import { readFile, rename, writeFile } from "node:fs/promises";
import { join } from "node:path";
import sharp from "sharp";
import { fileObject } from "~db/schema/platform.server";
import type { Ctx } from "../context.server";
import { ok, refuse, type Result } from "../errors/result";
import { isId, newId, type Id } from "../ids/ids";
import { dataSubfolder } from "./data-folder.server";

export const imageLimitBytes = 10 * 1024 * 1024;
const longestSide = 1600;
/** Bombs: a small file that unpacks into gigabytes. 60 megapixels is more than phones take. */
const limitInputPixels = 60_000_000;
const accepted = new Set(["jpeg", "png", "webp", "gif", "heif", "avif", "tiff"]);

export type ImageRefusals = "ui:errors.file_too_large" | "ui:errors.not_an_image" | "ui:errors.heic";

export interface StoredImage {
  readonly id: Id<"File">;
  readonly widthPx: number;
  readonly heightPx: number;
}

const pathOf = (sha256: string): string => join(dataSubfolder("files"), sha256);

/**
 * Keeps a photo: drawn anew as WebP of at most 1600 px, upright, without EXIF, location or anything else that came along.
 * Refuses what is over 10 MB and what is not a picture, whatever it calls itself. The caller authorises; the row is
 * written at once, so a use case refused later leaves at most an unused file.
 */
export async function storeImage(
  ctx: Pick<Ctx, "db" | "clock">, bytes: Uint8Array, { isPublic = false, field }: { readonly isPublic?: boolean; readonly field?: string } = {},
): Promise<Result<StoredImage, ImageRefusals>> {
  if (bytes.byteLength > imageLimitBytes) return refuse("ui:errors.file_too_large", { n: imageLimitBytes / 1024 / 1024 }, field);
  const drawn = await redraw(bytes);
  if (!drawn) return refuse(isHeic(bytes) ? "ui:errors.heic" : "ui:errors.not_an_image", undefined, field);
  const { data, info } = drawn;
  const sha256 = createHash("sha256").update(data).digest("hex");
  await keep(sha256, data);
  const id = newId<"File">();
  await ctx.db.insert(fileObject).values({
    id, sha256, mime: "image/webp", sizeBytes: data.byteLength, widthPx: info.width, heightPx: info.height, isPublic, createdAt: ctx.clock.now(),
  });
  return ok({ id, widthPx: info.width, heightPx: info.height });
}

/** From a form's field: an empty file control is no photo at all. */
export async function storeUpload(
  ctx: Pick<Ctx, "db" | "clock">, upload: FormDataEntryValue | null | undefined, options: { readonly isPublic?: boolean; readonly field?: string } = {},
): Promise<Result<StoredImage | null, ImageRefusals>> {
  if (!upload || typeof upload === "string" || upload.size === 0) return ok(null);
  if (upload.size > imageLimitBytes) return refuse("ui:errors.file_too_large", { n: imageLimitBytes / 1024 / 1024 }, options.field);
  return storeImage(ctx, new Uint8Array(await upload.arrayBuffer()), options);
}

/** An ISO media file of a phone's kind (HEVC): our decoder reads AVIF of that family only, and the person is told what to do. */
function isHeic(bytes: Uint8Array): boolean {
  const head = Buffer.from(bytes.subarray(4, 64)).toString("latin1");
  return head.startsWith("ftyp") && /hei[cxms]|hev[cxms]|mif1|msf1/.test(head) && !head.includes("avif");
}

async function redraw(bytes: Uint8Array): Promise<{ data: Buffer; info: sharp.OutputInfo } | null> {
  try {
    const image = sharp(bytes, { limitInputPixels, failOn: "error" });
    const { format } = await image.metadata();
    if (!format || !accepted.has(format)) return null;
    // rotate() turns by the EXIF orientation; nothing of the metadata is written again.
    return await image.rotate().resize({ width: longestSide, height: longestSide, fit: "inside", withoutEnlargement: true })
      .webp({ quality: 80 }).toBuffer({ resolveWithObject: true });
  } catch {
    return null;
  }
}

/** Named by content, so the same photo lies there once; written aside and moved, so nobody reads half of it. */
async function keep(sha256: string, data: Buffer): Promise<void> {
  const path = pathOf(sha256);
  if (existsSync(path)) return;
  const aside = `${path}.${randomUUID()}`;
  await writeFile(aside, data, { mode: 0o640 });
  await rename(aside, path);
}

export interface FoundFile {
  readonly bytes: Buffer;
  readonly mime: string;
  readonly sha256: string;
  readonly isPublic: boolean;
}

/** A stored file, or null when unknown, when its bytes are gone, or when a visitor asks for one that is not public. */
export async function readStoredFile(ctx: Pick<Ctx, "db" | "actor">, id: string): Promise<FoundFile | null> {
  if (!isId(id)) return null;
  const [row] = await ctx.db.select().from(fileObject).where(eq(fileObject.id, id));
  if (!row) return null;
  if (!row.isPublic && ctx.actor.kind === "visitor") return null;
  const bytes = await readFile(pathOf(row.sha256)).catch(() => null);
  return bytes && { bytes, mime: row.mime, sha256: row.sha256, isPublic: row.isPublic };
}
