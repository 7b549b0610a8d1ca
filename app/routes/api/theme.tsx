import { redirect } from "@remix-run/node";
import { z } from "zod";
import { publicAction } from "~/platform/http/actions.server";
import { ok } from "~/platform/errors/result";
import { safeNext } from "~/platform/http/answers.server";

const choice = z.object({ theme: z.enum(["light", "dark"]), next: z.string().optional() });

/** Remembers light or dark for a year; a plain form without JavaScript comes back to its page. */
export const action = publicAction({ messages: "ui", forms: { theme: choice } }, {
  theme: async ({ value, runtime }) => {
    const secure = runtime.secureCookies ? "; Secure" : "";
    const cookie = `theme=${value.theme}; Path=/; Max-Age=31536000; SameSite=Lax${secure}`;
    return value.next ? redirect(safeNext(value.next), { headers: { "set-cookie": cookie } }) : ok(null);
  },
});
