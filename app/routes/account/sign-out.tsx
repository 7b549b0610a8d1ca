import { redirect } from "@remix-run/node";
import { z } from "zod";
import { endSession } from "~/platform/access/session.server";
import { publicAction } from "~/platform/http/actions.server";
import { publicLoader } from "~/platform/http/loaders.server";

/** Only a POST signs out: a link or a picture on another page cannot. */
export const loader = publicLoader({}, (): null => {
  throw redirect("/account");
});

export const action = publicAction({ messages: "people", forms: { signOut: z.object({}) } }, {
  signOut: async ({ ctx, request, runtime }) => {
    const cookie = await endSession(ctx.db, request, { secure: runtime.secureCookies });
    return redirect("/sign-in?out=1", { headers: { "set-cookie": cookie } });
  },
});
