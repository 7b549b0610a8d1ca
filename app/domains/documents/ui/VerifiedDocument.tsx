import { useTranslation } from "react-i18next";
import { Card } from "~/ui/Card";
import { DescriptionList } from "~/ui/DescriptionList";
import { Note } from "~/ui/Note";
import { PageHeader } from "~/ui/PageHeader";
import { printedFingerprint, type DocumentType } from "../model";

interface Found {
  readonly type: DocumentType;
  readonly number: number;
  readonly year: number;
  /** Already formatted. */
  readonly issuedOn: string;
  readonly sha256: string;
}

/** What the page confirms: that we issued it, under this number, with this fingerprint. */
export function VerifiedDocument({ found, organisation }: { found: Found; organisation: string }) {
  const { t } = useTranslation("documents");
  const name = t(`types.${found.type}`);
  return (
    <>
      <PageHeader title={`${name} ${t("number", { number: String(found.number) })}`} over={t("verify.title")} />
      <Note tone="ok" role="status">{t("verify.genuine")}</Note>
      <Card pad>
        <DescriptionList
          items={[
            { term: t("verify.issuedBy"), text: organisation },
            { term: t("verify.document"), text: `${name} ${t("numberOfYear", { number: String(found.number), year: String(found.year) })}` },
            { term: t("verify.issuedOn"), text: found.issuedOn },
            { term: t("verify.fingerprint"), text: <code>{printedFingerprint(found.sha256)}</code> },
          ]}
        />
        <p className="t14 soft mt-3">{t("verify.fingerprintHelp")}</p>
        <details className="mt-3 t14">
          <summary>{t("verify.whole")}</summary>
          <code className="break-all">{found.sha256}</code>
        </details>
      </Card>
    </>
  );
}
