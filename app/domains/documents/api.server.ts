/** What other domains may ask of documents: a number, a snapshot, a look code. Drawing the page is asked for by address. */
export { issueDocument, startSeries, type IssueInput } from "./issue-document.server";
export { issueDocumentLink } from "./document-link.server";
