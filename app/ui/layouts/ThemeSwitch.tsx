import type { FormEvent } from "react";
import { useTranslation } from "react-i18next";
import { Icon } from "../Icon";
import { MoonIcon, SunIcon } from "../icons";

/**
 * Light or dark. Both buttons are there and the style shows the one that changes something, so the server need not know
 * what the system prefers. Without scripts the form comes back to its page.
 */
export function ThemeSwitch({ path, words = false }: { path: string; words?: boolean }) {
  const { t } = useTranslation("ui");
  const choose = (event: FormEvent<HTMLFormElement>) => {
    const { submitter } = event.nativeEvent as SubmitEvent;
    const theme = submitter instanceof HTMLButtonElement ? submitter.value : "";
    if (theme !== "dark" && theme !== "light") return;
    event.preventDefault();
    document.documentElement.dataset.theme = theme;
    // The answer's cookie remembers the choice, its redirect is not followed; without a connection the choice lasts for this visit.
    void fetch("/theme", { method: "POST", body: new URLSearchParams({ theme, next: path }), redirect: "manual" }).catch(() => undefined);
  };
  const look = words ? undefined : "btn quiet icon";
  return (
    <form method="post" action="/theme" className="theme-form" onSubmit={choose}>
      <input type="hidden" name="next" value={path} />
      <button name="theme" value="dark" className={`to-dark ${look ?? ""}`} aria-label={words ? undefined : t("toDark")}>
        <Icon of={MoonIcon} />
        {words ? t("toDark") : null}
      </button>
      <button name="theme" value="light" className={`to-light ${look ?? ""}`} aria-label={words ? undefined : t("toLight")}>
        <Icon of={SunIcon} />
        {words ? t("toLight") : null}
      </button>
    </form>
  );
}
