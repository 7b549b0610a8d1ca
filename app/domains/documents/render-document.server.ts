import { createElement } from "react";
import type { DocumentProps } from "@react-pdf/renderer";
import type { ReactElement } from "react";
import { renderPdf } from "~/platform/pdf/render-pdf.server";
import { formatLookCode } from "~/platform/tokens/look-code";
import { DonationCertificate } from "./documents/DonationCertificate.server";
import { DonationContract } from "./documents/DonationContract.server";
import { GiftAnnex } from "./documents/GiftAnnex.server";
import { GiftRegister } from "./documents/GiftRegister.server";
import { HandoverProtocol } from "./documents/HandoverProtocol.server";
import { HoursCertificate } from "./documents/HoursCertificate.server";
import { IssueProtocol } from "./documents/IssueProtocol.server";
import { WriteOffProtocol } from "./documents/WriteOffProtocol.server";
import type { Snapshots } from "./model";

export interface StoredDocument {
  readonly number: number;
  readonly year: number;
  readonly lookCode: string;
  readonly sha256: string;
  readonly template: string;
  /** Canonical JSON. */
  readonly snapshot: string;
}

export const verifyPath = (lookCode: string): string => `/verify/${formatLookCode(lookCode)}`;

/** The newest few: printing a protocol twice draws it once. Keyed by fingerprint and address, which never change meaning. */
const drawn = new Map<string, Buffer>();
const kept = 40;

/** Every template ever issued stays drawable. */
function pageOf(row: StoredDocument, baseUrl: string): ReactElement {
  const { data } = JSON.parse(row.snapshot) as { data: unknown };
  const common = { number: row.number, year: row.year, sha256: row.sha256, verifyUrl: `${baseUrl}${verifyPath(row.lookCode)}` };
  switch (row.template) {
    case "handover-protocol/1":
      return createElement(HandoverProtocol, { ...common, data: data as Snapshots["handover_protocol"] });
    case "hours-certificate/1":
      return createElement(HoursCertificate, { ...common, data: data as Snapshots["hours_certificate"] });
    case "write-off-protocol/1":
      return createElement(WriteOffProtocol, { ...common, data: data as Snapshots["write_off_protocol"] });
    case "issue-protocol/1":
      return createElement(IssueProtocol, { ...common, data: data as Snapshots["issue_protocol"] });
    case "donation-contract/1":
      return createElement(DonationContract, { ...common, data: data as Snapshots["donation_contract"] });
    case "donation-certificate/1":
      return createElement(DonationCertificate, { ...common, data: data as Snapshots["donation_certificate"] });
    case "gift-annex/1":
      return createElement(GiftAnnex, { ...common, data: data as Snapshots["gift_annex"] });
    case "gift-register/1":
      return createElement(GiftRegister, { ...common, data: data as Snapshots["gift_register"] });
    default:
      throw new Error(`no drawing for template ${row.template}`);
  }
}

/** The pdf of an issued document, drawn from its snapshot by the template it was issued with. */
export async function renderDocument(row: StoredDocument, baseUrl: string): Promise<Buffer> {
  const key = `${row.sha256} ${baseUrl}`;
  const known = drawn.get(key);
  if (known) return known;
  const pdf = await renderPdf(pageOf(row, baseUrl) as unknown as ReactElement<DocumentProps>);
  drawn.set(key, pdf);
  for (const oldest of drawn.keys()) {
    if (drawn.size <= kept) break;
    drawn.delete(oldest);
  }
  return pdf;
}
