import type { MessagesLike } from "~/platform/i18n/messages";
import type { bg } from "./messages.bg";

export const en = {
  title: "Documents",
  intro: "An issued document is never corrected: differences are recorded with a new one.",
  types: {
    handover_protocol: "Handover protocol", hours_certificate: "Certificate of volunteer work",
    donation_contract: "Donation contract", donation_certificate: "Donation certificate", gift_annex: "Annex", gift_register: "Register of gifts",
  },
  series: "In-kind gifts",
  number: "No.\u00a0{{number}}",
  numberOfYear: "No.\u00a0{{number}} / {{year}}",
  column: { number: "Number", type: "Kind", date: "Date", code: "Code to check", file: "File" },
  pdf: "PDF",
  pdfOf: "{{type}} No.\u00a0{{number}} as PDF",
  empty: "No documents issued yet.",
  emptyText: "The first one is issued when the store receives a gift.",
  more: "Show more",
  verify: {
    title: "Check a document",
    intro: "Enter the code from the foot of the document. The page confirms the number and the fingerprint, without personal data.",
    code: "Code",
    codeHelp: "16 signs, e.g. 7QK4-M2ZP-0R8X-V3CD. Case, dashes and spaces do not matter.",
    act: "Check",
    genuine: "This document was issued by us.",
    issuedBy: "Issued by",
    document: "Document",
    issuedOn: "Date",
    fingerprint: "Fingerprint",
    fingerprintHelp: "Compare it with the line under the code in the document. If it is the same, nothing was changed.",
    whole: "Whole fingerprint (SHA-256)",
    unknownTitle: "We could not find such a document",
    unknownText: "Check the code sign by sign. If it is right, ask us: {{phone}}",
    another: "Check another code",
  },
  errors: { code: "The code has 16 signs. Check it." },
} satisfies MessagesLike<typeof bg>;
