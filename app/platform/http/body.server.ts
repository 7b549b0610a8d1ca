import { ok, refuse, type Result } from "../errors/result";

const megabyte = 1024 * 1024;
/** Above this nothing is parsed: four photos of ten megabytes. A single file's limit is the field's own sentence. */
export const bodyLimitBytes = 40 * megabyte;

type BodyRefusal = "ui:errors.body_too_large" | "ui:errors.body_unreadable";

function declaredTooLarge(request: Request): boolean {
  const length = Number(request.headers.get("content-length") ?? Number.NaN);
  // A body of undeclared length could grow without end; browsers always declare it.
  return !Number.isFinite(length) || length > bodyLimitBytes;
}

/** The form of a request, or a refusal that has a sentence. */
export async function readForm(request: Request): Promise<Result<FormData, BodyRefusal>> {
  if (declaredTooLarge(request)) {
    await request.body?.cancel().catch(() => undefined);
    return refuse("ui:errors.body_too_large", { n: bodyLimitBytes / megabyte });
  }
  try {
    return ok(await request.formData());
  } catch {
    return refuse("ui:errors.body_unreadable");
  }
}

/** The JSON of a request up to `limitBytes`, or a refusal. */
export async function readJson(request: Request, limitBytes = megabyte): Promise<Result<unknown, BodyRefusal>> {
  const length = Number(request.headers.get("content-length") ?? Number.NaN);
  if (!Number.isFinite(length) || length > limitBytes) return refuse("ui:errors.body_too_large", { n: limitBytes / megabyte });
  try {
    return ok(JSON.parse(await request.text()) as unknown);
  } catch {
    return refuse("ui:errors.body_unreadable");
  }
}
