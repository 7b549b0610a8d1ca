import type { Locale } from "~/platform/i18n/locale";
import type { Translate } from "~/platform/i18n/instance";
import { formatPhone } from "../../people/api";
import type { SignupView } from "../queries/signup-by-token.server";
import { momentOf } from "../when";

/** A minor's page while the parent's word is awaited, or was no. */
export interface GuardianView {
  readonly title: string;
  readonly texts: readonly string[];
  /** The question can be sent again. */
  readonly canResend: boolean;
  /** Another parent may be named: at once when nobody can be asked, else behind a switch. */
  readonly naming: "open" | "folded";
  readonly call: string;
}

export function guardianView(view: SignupView, { locale, t }: { readonly locale: Locale; readonly t: Translate }): GuardianView {
  const { guardian, contact } = view;
  const own = (key: string, facts?: Record<string, unknown>) => t(`volunteering:own.${key}`, facts);
  const call = contact.phone ? own("consentCall", { name: contact.name, phone: formatPhone(contact.phone) }) : own("consentCallNone");
  const seat = view.holdsSeat && view.expiresAt ? own("consentHeld", { when: momentOf(view.expiresAt, locale) }) : own("consentNotHeld");
  const said = (title: string, texts: readonly string[], more: Partial<GuardianView> = {}): GuardianView => ({ title: own(title), texts, canResend: false, naming: "folded", call, ...more });
  const email = guardian?.email ?? "";
  switch (guardian?.standing) {
    case undefined: return said("consentTitle", [own("consentNobody"), seat], { naming: "open" });
    case "not_accepted": return said("consentTitle", [own("consentNotAccepted"), seat], { naming: "open" });
    case "refused": return said("refusedTitle", [own("refusedText")]);
    case "withdrawn": return said("withdrawnTitle", [own("withdrawnText")]);
    case "signed": return said("consentTitle", [own("consentSigned")]);
    case "asking": return said("consentTitle", [own("consentAsking", { email }), seat]);
    case "asked": return said("consentTitle", [own("consentAsked", { email, when: guardian.askedAt ? momentOf(guardian.askedAt, locale) : "" }), seat], { canResend: true });
  }
}
