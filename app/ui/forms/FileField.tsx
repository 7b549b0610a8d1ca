import { useEffect, useRef, useState, type ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { classNames } from "../class-names";
import { Icon } from "../Icon";
import { CameraIcon, XIcon } from "../icons";
import { FieldError, FieldHelp, OptionalMark, type FieldTexts } from "./Field";
import { controlProps } from "./field";

export interface FileFieldProps extends FieldTexts {
  /** What the dashed field says: „Снимайте вещта“. */
  prompt: ReactNode;
  promptSmall?: ReactNode;
  accept?: string;
  /** "environment" opens the camera on phones. */
  capture?: "environment" | "user";
  multiple?: boolean;
}

/** A photo: the real file control covers the dashed field, so it works without scripts; with them one sees what was chosen. */
export function FileField({ field, label, help, optional, className, prompt, promptSmall, accept = "image/*", capture, multiple }: FileFieldProps) {
  const { t } = useTranslation("ui");
  const input = useRef<HTMLInputElement>(null);
  const [chosen, setChosen] = useState<readonly { name: string; url: string | null }[]>([]);
  useEffect(() => () => chosen.forEach((file) => file.url && URL.revokeObjectURL(file.url)), [chosen]);
  const show = (files: FileList | null) =>
    setChosen([...(files ?? [])].map((file) => ({ name: file.name, url: file.type.startsWith("image/") ? URL.createObjectURL(file) : null })));
  const forget = () => {
    if (input.current) input.current.value = "";
    setChosen([]);
    input.current?.focus();
  };
  const first = chosen[0];
  return (
    <div className={classNames("fld", Boolean(field.errors?.length) && "err", className)}>
      <label htmlFor={field.id}>
        {label}
        <OptionalMark when={optional} />
      </label>
      <div className="drop tall">
        {first?.url ? <img src={first.url} alt="" /> : <Icon of={CameraIcon} size="l" />}
        {chosen.length > 0 ? <span>{chosen.map((file) => file.name).join(", ")}</span> : <span>{prompt}</span>}
        {chosen.length === 0 && promptSmall ? <small>{promptSmall}</small> : null}
        <input
          ref={input}
          type="file"
          accept={accept}
          capture={capture}
          multiple={multiple}
          {...controlProps(field, Boolean(help))}
          onChange={(event) => show(event.currentTarget.files)}
        />
      </div>
      {chosen.length > 0 ? (
        <button type="button" className="btn quiet sm" onClick={forget}>
          <Icon of={XIcon} size="s" />
          {t("removeFile")}
        </button>
      ) : null}
      <FieldHelp field={field} help={help} />
      <FieldError field={field} />
    </div>
  );
}
