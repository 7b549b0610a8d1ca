import { ok, refuse, type Result } from "../errors/result";

const megabyte = 1024 * 1024;
/** Above this nothing is parsed: four photos of ten megabytes. A single file's limit is the field's own sentence. */
export const bodyLimitBytes = 40 * megabyte;
/** A form without files: ten thousand signs in each of its fields still fit. */
const textLimitBytes = megabyte;
/** More than the longest of our forms has. */
const mostFields = 5_000;
/** Three digits in brackets are enough for any list; the parser would build a list as long as the number says. */
const strangeName = /\[\d{4,}|(?:^|[.[\]])(?:__proto__|prototype|constructor)(?:$|[.[\]])/;

type BodyRefusal = "ui:errors.body_too_large" | "ui:errors.body_length" | "ui:errors.body_unreadable";

/** The HTTP status of each refusal; a form's other flaws are 400 as well. */
export const bodyStatus = (code: string): number => (code === "ui:errors.body_too_large" ? 413 : code === "ui:errors.body_length" ? 411 : 400);

/** What the declared length says against reading. A body of undeclared length could grow without end; browsers always declare it. */
function refusedUnread(request: Request, limitBytes: number): Result<never, BodyRefusal> | null {
  const length = Number(request.headers.get("content-length") ?? Number.NaN);
  if (!Number.isFinite(length)) return refuse("ui:errors.body_length");
  return length > limitBytes ? refuse("ui:errors.body_too_large", { n: limitBytes / megabyte }) : null;
}

/**
 * Reads on without keeping anything, up to twice what could be right: a browser that is cut off while it sends shows its
 * own error page instead of our sentence.
 */
async function discard(request: Request): Promise<void> {
  const reader = request.body?.getReader();
  try {
    for (let left = 2 * bodyLimitBytes; reader && left > 0; ) {
      const { done, value } = await reader.read();
      if (done) return;
      left -= value.byteLength;
    }
    await reader?.cancel();
  } catch {
    // Whoever sent it has gone: nobody waits for the answer.
  }
}

/** The one sign PostgreSQL keeps in no text. */
export const hasNul = (text: unknown): boolean => typeof text === "string" && text.includes("\u0000");

/** The form of a request, or a refusal that has a sentence. */
export async function readForm(request: Request): Promise<Result<FormData, BodyRefusal>> {
  const limitBytes = request.headers.get("content-type")?.startsWith("multipart/") ? bodyLimitBytes : textLimitBytes;
  const unread = refusedUnread(request, limitBytes);
  if (unread) {
    await discard(request);
    return unread;
  }
  try {
    const form = await request.formData();
    const names = [...form.keys()];
    return names.length > mostFields || names.some((name) => strangeName.test(name)) ? refuse("ui:errors.body_unreadable") : ok(form);
  } catch {
    return refuse("ui:errors.body_unreadable");
  }
}

/** The JSON of a request up to `limitBytes`, or a refusal. */
export async function readJson(request: Request, limitBytes = megabyte): Promise<Result<unknown, BodyRefusal>> {
  const unread = refusedUnread(request, limitBytes);
  if (unread) {
    await discard(request);
    return unread;
  }
  try {
    const text = await request.text();
    return hasNul(text) || text.includes("\\u0000") ? refuse("ui:errors.body_unreadable") : ok(JSON.parse(text) as unknown);
  } catch {
    return refuse("ui:errors.body_unreadable");
  }
}
