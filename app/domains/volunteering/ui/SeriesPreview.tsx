import type { FieldMetadata } from "@conform-to/react";
import { useEffect, useRef } from "react";
import { useTranslation } from "react-i18next";
import { Card } from "~/ui/Card";
import { ChecksField } from "~/ui/forms/ChoiceFields";
import { HiddenField } from "~/ui/forms/TextField";
import type { PreviewDay } from "./repeat-words";

export interface Preview {
  readonly signature: string;
  readonly text: string;
  readonly days: readonly PreviewDay[];
  readonly more: boolean;
}

/** The days a rule gives, shown before it is saved; some may be left out. */
export function SeriesPreview({ preview, leftOut, shown }: { preview: Preview; leftOut: FieldMetadata<string[], Record<string, unknown>, string[]>; shown: string }) {
  const { t } = useTranslation("volunteering");
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), [preview.signature]);
  const options = preview.days.map(({ day, text, notes }) => ({ value: day, text, help: notes.length > 0 ? notes.join(", ") : undefined }));
  return (
    <Card as="section" pad className="fields">
      <h2 ref={heading} tabIndex={-1}>{t("create.previewTitle")}</h2>
      <p><b>{preview.text}</b></p>
      <ChecksField field={leftOut} label={t("create.leaveOut")} help={t("create.previewLead")} options={options} className="many" />
      {preview.more ? <p className="t14 soft">{t("create.previewMore")}</p> : null}
      <HiddenField name={shown} value={preview.signature} />
    </Card>
  );
}
