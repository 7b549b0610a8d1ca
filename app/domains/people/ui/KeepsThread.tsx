import { useTranslation } from "react-i18next";
import { MoreLink } from "~/ui/Button";
import { ThreadStory } from "~/ui/thread/drawings";

/** Beside the sign-in form: what an account is for, and what needs none (sketch 26 А). */
export function KeepsThread() {
  const { t } = useTranslation("people");
  const story = [
    [t("signIn.exampleGift"), t("signIn.exampleGiftNote")],
    [t("signIn.exampleBazaar"), t("signIn.exampleBazaarNote")],
    [t("signIn.exampleService"), t("signIn.exampleServiceNote")],
  ] as const;
  const without = [["/shifts", t("signIn.withoutShift")], ["/give", t("signIn.withoutGive")], ["/path", t("signIn.withoutTrace")], ["/needs", t("signIn.withoutNeeds")]] as const;
  return (
    <section className="t">
      <div>
        <h2>{t("signIn.staysTitle")}</h2>
        <p className="mt-2 measure">{t("signIn.staysText")}</p>
        <ThreadStory />
        <ol className="three">
          {story.map(([title, note]) => <li key={title}><b>{title}</b>{note}</li>)}
        </ol>
      </div>
      <div className="mt-6">
        <p><b>{t("signIn.without")}</b></p>
        <ul>
          {without.map(([to, text]) => <li key={to}><MoreLink to={to}>{text}</MoreLink></li>)}
        </ul>
      </div>
    </section>
  );
}
