import { Path, StyleSheet, Svg, Text, View } from "@react-pdf/renderer";
import type { ReactNode } from "react";
import { encode } from "uqr";
import { pdfFont } from "./render-pdf.server";

/** The light tokens: paper is always light. */
export const ink = { text: "#22262b", soft: "#4f565e", line: "#e3dbcd", thread: "#c3273a" } as const;

export const paper = StyleSheet.create({
  page: { paddingTop: 36, paddingBottom: 30, paddingHorizontal: 54, fontFamily: pdfFont, fontSize: 9.75, color: ink.text },
  /** Holds everything of a page but its number. */
  body: { flexGrow: 1, fontSize: 9.75, lineHeight: 1.4 },
  head: { flexDirection: "row", alignItems: "center", paddingBottom: 12, borderBottomWidth: 0.75, borderBottomColor: ink.line },
  bold: { fontWeight: 700 },
  soft: { color: ink.soft },
  // A line height counts by the size in its own style, so the two always come together.
  small: { fontSize: 8.25, lineHeight: 1.35, color: ink.soft },
  h1: { fontSize: 20, fontWeight: 700, lineHeight: 1.1 },
  h2: { fontSize: 9.75, fontWeight: 700, paddingBottom: 3, marginBottom: 4, borderBottomWidth: 1.5, borderBottomColor: ink.text },
  columns: { flexDirection: "row", gap: 28 },
  column: { flexGrow: 1, flexBasis: 0 },
});

export const Ball = ({ size = 22 }: { size?: number }) => (
  <Svg width={size} height={size} viewBox="0 0 28 28">
    <Path d="M14 2.5a11.5 11.5 0 1 0 0 23a11.5 11.5 0 1 0 0 -23" stroke={ink.thread} strokeWidth={2} fill="none" />
    <Path d="M4.2 8.8c6.5-2.6 13-2.6 19.6 0M2.6 14c7.5-3 15-3 22.8 0M4.2 19.4c6.5-2.8 13-2.8 19.6 0" stroke={ink.thread} strokeWidth={2} fill="none" strokeLinecap="round" />
  </Svg>
);

/** Black on white, with the quiet zone of two modules around it that phones cope with. */
export function PaperQr({ text, size }: { text: string; size: number }) {
  const { data, size: modules } = encode(text, { ecc: "M", border: 0 });
  const path = data.flatMap((row, y) => row.flatMap((dark, x) => (dark ? [`M${x} ${y}h1v1h-1z`] : []))).join("");
  return (
    <Svg width={size} height={size} viewBox={`-2 -2 ${modules + 4} ${modules + 4}`}>
      <Path d={path} fill="#000000" />
    </Svg>
  );
}

export interface LetterheadProps {
  readonly name: string;
  readonly line: string;
  readonly contact: readonly string[];
}

export const Letterhead = ({ name, line, contact }: LetterheadProps) => (
  <View style={paper.head}>
    <Ball />
    <View style={{ marginLeft: 8, flexGrow: 1 }}>
      <Text style={paper.bold}>{name}</Text>
      <Text style={paper.small}>{line}</Text>
    </View>
    <View style={{ alignItems: "flex-end" }}>
      {contact.map((row) => (
        <Text key={row} style={paper.small}>{row}</Text>
      ))}
    </View>
  </View>
);

/** QR, address and fingerprint at the foot: whoever holds the paper can ask us whether it is ours. */
export const VerifyFoot = ({ url, title, note, fingerprint }: { url: string; title: string; note: string; fingerprint: string }) => (
  <View style={{ flexDirection: "row", gap: 10, alignItems: "center", marginTop: 12, paddingTop: 10, borderTopWidth: 0.75, borderTopColor: ink.line }}>
    <PaperQr text={url} size={62} />
    <View style={{ flexGrow: 1, flexBasis: 0 }}>
      <Text><Text style={paper.bold}>{title} </Text>{url.replace(/^https?:\/\//, "")}</Text>
      <Text style={paper.small}>{note}</Text>
      <Text style={{ fontSize: 9, lineHeight: 1.4, letterSpacing: 0.4 }}>{fingerprint}</Text>
    </View>
  </View>
);

export const Signature = ({ name, role }: { name: string; role: string }) => (
  <View style={paper.column}>
    <View style={{ height: 34, borderBottomWidth: 0.75, borderBottomColor: ink.text }} />
    <Text style={[paper.bold, { marginTop: 3 }]}>{name}</Text>
    <Text style={paper.small}>{role}</Text>
  </View>
);

/** Numbered while pages are laid out, again and again: a line height, own or inherited, would grow each time. */
export const PageNumber = () => (
  <Text style={{ position: "absolute", right: 54, bottom: 16, fontSize: 8.25, color: ink.soft }} fixed render={({ pageNumber, totalPages }) => `страница ${pageNumber} от ${totalPages}`} />
);

export const Pair = ({ label, children }: { label: string; children: ReactNode }) => (
  <View style={{ flexDirection: "row", marginBottom: 2 }}>
    <Text style={[paper.soft, { width: 96 }]}>{label}</Text>
    <Text style={{ flexGrow: 1, flexBasis: 0 }}>{children}</Text>
  </View>
);
