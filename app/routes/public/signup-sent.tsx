import type { MetaFunction } from "@remix-run/node";
import { Link, useActionData, useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { z } from "zod";
import { resendSignupLink } from "~/domains/volunteering/commands/resend-signup-link.server";
import { shiftPage } from "~/domains/volunteering/queries/shift-page.server";
import { resendSchema, shiftParams } from "~/domains/volunteering/schemas";
import { ShiftFacts } from "~/domains/volunteering/ui/ShiftFacts";
import { shiftFacts } from "~/domains/volunteering/ui/shift-row";
import { publicAction } from "~/platform/http/actions.server";
import { notFound } from "~/platform/http/answers.server";
import { publicLoader } from "~/platform/http/loaders.server";
import { addressOf } from "~/platform/rate-limit/rate-limit.server";
import { Card } from "~/ui/Card";
import { KitForm, SubmitButton, useKitForm } from "~/ui/forms/KitForm";
import { HiddenField } from "~/ui/forms/TextField";
import { MailIcon } from "~/ui/icons";
import { Icon } from "~/ui/Icon";
import { Note } from "~/ui/Note";

const search = z.object({ signup: z.uuid().optional().catch(undefined), minor: z.literal("1").optional().catch(undefined) });

/** Always the same page, whoever asked: it is made of the shift and of what the visitor ticked, never of a person. */
export const loader = publicLoader({ params: shiftParams, search }, async ({ ctx, params, search: asked, locale, t }) => {
  const page = await shiftPage(ctx, { shiftId: params.shiftId, locale });
  if (!page) throw notFound();
  return {
    pageTitle: `${t("volunteering:sent.title")} – ${t("shell:product")}`,
    shiftId: page.shift.id,
    title: page.shift.title,
    facts: shiftFacts(page.shift, { locale, t }),
    signupId: asked.signup ?? null,
    minor: asked.minor === "1",
  };
});

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.pageTitle }, { name: "robots", content: "noindex" }];

export const action = publicAction({ params: shiftParams, messages: "volunteering", forms: { resend: resendSchema } }, {
  resend: async ({ ctx, value, request }) => resendSignupLink(ctx, { ...value, address: addressOf(request) }),
});

export default function SignupSent() {
  const { shiftId, title, facts, signupId, minor } = useLoaderData<typeof loader>();
  const data = useActionData<typeof action>();
  const [form] = useKitForm<{ signupId: string }>("resend", { data });
  const { t } = useTranslation("volunteering");
  return (
    <div className="wrap narrow py-8 stack">
      <div className="big-ok">
        <Icon of={MailIcon} />
        <h1 className="h1m">{t("sent.title")}</h1>
      </div>
      <p>{t("sent.text")}</p>
      {minor ? <Note tone="act" title={t("sent.minorTitle")}>{t("sent.minorText")}</Note> : null}
      <Card as="section" pad aria-label={t("sent.about")}>
        <h2 className="h2m mb-3">{title}</h2>
        <ShiftFacts facts={facts} />
      </Card>
      <p className="t14 soft">{t("sent.nothing")}</p>
      {data?.value ? <Note tone="ok" role="status">{t("sent.resent")}</Note> : null}
      {signupId ? (
        <KitForm form={form}>
          <HiddenField name="signupId" value={signupId} />
          <SubmitButton intent="resend" kind="plain" wide>{t("sent.resend")}</SubmitButton>
        </KitForm>
      ) : null}
      <p className="text-center"><Link to={`/shifts/${shiftId}`}>{t("sent.wrong")}</Link></p>
    </div>
  );
}
