import type { MessagesLike } from "~/platform/i18n/messages";
import type { paperRefusals as bgRefusals, papers as bg } from "./papers.bg";

export const papers = {
  papers: {
    title: "Papers of the gift",
    lead: "An issued document is never corrected. A change is recorded in an annex.",
    open: "Papers",
    back: "Gift No. {{number}}",
    kinds: { donation_contract: "Donation contract", donation_certificate: "Donation certificate", gift_annex: "Annex" },
    have: "Issued",
    none: "No documents issued yet.",
    row: "{{type}} No. {{number}}",
    pdf: "Open PDF",
    pdfOf: "{{type}} No. {{number}}, open PDF",
    notReceived: "Papers are issued once the gift is received in the store.",
    nothingAccepted: "Nothing of this gift was accepted, so there are no papers to issue.",
    unnamed: "The donor left no name, so no contract or certificate is issued.",
    asked: "The donor asked for: {{papers}}.",

    contractText: "Shows the accepted goods and the value the donor declared.",
    contractNoValue: "The donor declared no value, the contract shows the goods only.",
    issueContract: "Issue a contract",
    certificateText: "Shows the accepted goods and the value we recognised.",
    certificateNoValue: "No value is recognised yet, the certificate shows the goods only.",
    goodsOnly: "Goods only, without a value",
    issueCertificate: "Issue a certificate",
    annexText: "What changes. Each new line becomes a point of its own.",
    annexOf: "To which document",
    annexBody: "What changes",
    issueAnnex: "Issue an annex",
    issuing: "Issuing …",
    issued: "Issued. The donor gets a link by e-mail, if one was left.",
    tracking: "{{type}} No. {{number}} of {{date}}",

    mail: {
      subject: "{{paper}} No. {{number}}",
      preheader: "A document for gift No. {{gift}} of {{date}}",
      title: "Your document is ready",
      text: "We issued {{paper}} No. {{number}} of {{date}} for gift No. {{gift}}. If something in it is wrong, write to us: it is changed by an annex.",
      open: "Open the document",
      keep: "The link works for 90 days. Tax relief depends on your case. Ask your accountant.",
    },
  },
} satisfies MessagesLike<typeof bg>;

export const paperRefusals = {
  gift_not_received: "This gift is not received in the store yet. Papers are issued after that.",
  gift_nothing_accepted: "Nothing of gift No. {{number}} was accepted, so there is nothing to issue a paper for.",
  gift_donor_unnamed: "Gift No. {{number}} has no donor’s name. Record who gives and try again.",
  annex_of_missing: "Choose the document the annex belongs to.",
  annex_text_missing: "Write what changes.",
} satisfies MessagesLike<typeof bgRefusals>;
