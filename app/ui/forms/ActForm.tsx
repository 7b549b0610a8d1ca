import { Form, useNavigation } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { Button, type ButtonProps } from "../Button";

export interface ActFormProps extends Omit<ButtonProps, "type" | "name" | "value" | "busy"> {
  intent: string;
  /** What the act is about, sent along. */
  fields?: Readonly<Record<string, string>>;
}

/** One button that is a form of its own: an act of a row. Busy only while this very one is on its way; the page says what came of it. */
export function ActForm({ intent, fields = {}, busyText, children, ...button }: ActFormProps) {
  const { t } = useTranslation("ui");
  const { formData, state } = useNavigation();
  const entries = Object.entries(fields);
  const busy = state !== "idle" && formData?.get("intent") === intent && entries.every(([name, value]) => formData.get(name) === value);
  return (
    <Form method="post">
      {entries.map(([name, value]) => <input key={name} type="hidden" name={name} value={value} />)}
      <Button {...button} type="submit" name="intent" value={intent} busy={busy} busyText={busyText ?? t("working")}>
        {children}
      </Button>
    </Form>
  );
}
