import { useTranslation } from "react-i18next";
import { formatQuantity } from "~/platform/i18n/format";
import { LinkButton } from "~/ui/Button";
import { More } from "~/ui/forms/More";
import { plainField } from "~/ui/forms/field";
import { PostForm } from "~/ui/forms/PostForm";
import { SubmitButton } from "~/ui/forms/KitForm";
import { HiddenField, SelectField } from "~/ui/forms/TextField";
import { Tag } from "~/ui/Tag";
import { type BaseUnit, closeReasons, type CloseReason, type RefuseReason } from "../model";

export interface LineShown {
  readonly id: string;
  readonly description: string;
  readonly size: string;
  readonly unit: BaseUnit;
  readonly quantity: number;
  readonly approved: number | null;
  readonly refuseReason: RefuseReason | null;
  readonly issued: number;
  readonly promised: number;
  readonly open: number;
  readonly short: number;
  readonly closeReason: CloseReason | null;
}

/** One asked thing with what became of it; the rest may be closed with a reason. */
export function RequestLine({ line, locale, mayClose, mayPost }: { line: LineShown; locale: "bg" | "en"; mayClose: boolean; mayPost: boolean }) {
  const { t } = useTranslation("inkind");
  const amount = (quantity: number) => formatQuantity(quantity, line.unit, locale);
  const facts = [
    t("request.asked", { quantity: amount(line.quantity) }),
    line.approved !== null && line.approved > 0 ? t("request.approved", { quantity: amount(line.approved) }) : "",
    line.issued > 0 ? t("request.issued", { quantity: amount(line.issued) }) : "",
    line.promised > 0 ? t("request.promised", { quantity: amount(line.promised) }) : "",
    line.open > 0 ? t("request.left", { quantity: amount(line.open) }) : "",
  ].filter(Boolean);
  return (
    <li>
      <h3>{line.description}{line.size ? <span className="soft">, {line.size}</span> : null}</h3>
      <p className="t14 soft">{facts.join(" · ")}</p>
      {line.refuseReason ? <p className="t14 mt-1"><Tag tone="bad" icon={null}>{t("request.refused", { reason: t(`request.refuseReasons.${line.refuseReason}`) })}</Tag></p> : null}
      {line.closeReason ? <p className="t14 mt-1"><Tag>{t("request.closedRest", { reason: t(`request.closeReasons.${line.closeReason}`) })}</Tag></p> : null}
      {line.approved !== null && line.short > 0 ? <p className="t14 mt-1"><Tag tone="warn">{t("requests.short", { quantity: amount(line.short) })}</Tag></p> : null}
      {line.refuseReason && mayPost ? <p className="row wraps mt-2"><LinkButton kind="soft" to="/staff/needs/new">{t("request.postNeed")}</LinkButton><span className="t14 soft grow">{t("request.postNeedText")}</span></p> : null}
      {mayClose && line.open > 0 ? (
        <More text={t("request.closeLine")}>
          <PostForm className="row wraps">
            <HiddenField name="lineId" value={line.id} />
            <SelectField field={plainField("reason", closeReasons[0], `reason-${line.id}`)} label={t("request.closeReason")} emptyText={null} options={closeReasons.map((reason) => ({ value: reason, text: t(`request.closeReasons.${reason}`) }))} />
            <SubmitButton intent="closeLine" kind="plain" className="self-end">{t("request.closeYes")}</SubmitButton>
          </PostForm>
        </More>
      ) : null}
    </li>
  );
}
