import { Text, View } from "@react-pdf/renderer";
import { formatMoney } from "~/platform/i18n/format";
import { ink, paper } from "~/platform/pdf/paper.server";
import type { GiftPaperLine, ValueOnPaper } from "../gift-papers";
import type { Party } from "../model";

/** Parts that the papers of gifts share. */
export interface PaperProps<Data> {
  readonly number: number;
  readonly year: number;
  readonly data: Data;
  readonly verifyUrl: string;
  readonly sha256: string;
}

/** Title at the left, number and series at the right (sketch 22 А). */
export const PaperTitle = ({ title, number, series }: { title: string; number: number; series: string }) => (
  <View style={{ flexDirection: "row", justifyContent: "space-between", alignItems: "flex-end", marginTop: 18 }}>
    <Text style={paper.h1}>{title}</Text>
    <View style={{ alignItems: "flex-end" }}>
      <Text style={{ fontSize: 20, fontWeight: 700, lineHeight: 1.1 }}>№ {number}</Text>
      <Text style={paper.soft}>{series}</Text>
    </View>
  </View>
);

export const PartyColumn = ({ title, party }: { title: string; party: Party }) => (
  <View style={paper.column}>
    <Text style={paper.h2}>{title}</Text>
    <Text style={[paper.bold, { fontSize: 11 }]}>{party.name}</Text>
    {party.eik ? <Text>ЕИК {party.eik}</Text> : null}
    {party.address ? <Text>{party.address}</Text> : null}
    {party.signedBy ? <Text>чрез {[party.signedBy.name, party.signedBy.role].filter(Boolean).join(", ")}</Text> : null}
  </View>
);

const sum = (value: ValueOnPaper): string => `${formatMoney(value.cents)}, ${value.basis}`;

/** Things and quantities; a column of values only where one has a value. */
export function GiftLines({ lines, valueHead }: { lines: readonly GiftPaperLine[]; valueHead: string }) {
  const valued = lines.some((line) => line.value);
  const row = (cells: readonly [string, string, string, string], head = false) => {
    const style = head ? { fontSize: 8.25, lineHeight: 1.2, color: ink.soft } : { fontSize: 9.75, lineHeight: 1.3 };
    return (
      <View wrap={false} style={{ flexDirection: "row", paddingVertical: head ? 3 : 4.5, borderBottomWidth: 0.75, borderBottomColor: head ? ink.text : ink.line }}>
        <Text style={[{ width: 18 }, style]}>{cells[0]}</Text>
        <Text style={[{ flexGrow: 1, flexBasis: 0, paddingRight: 8 }, style]}>{cells[1]}</Text>
        <Text style={[{ width: 76, textAlign: "right" }, style]}>{cells[2]}</Text>
        {valued ? <Text style={[{ width: 150, textAlign: "right" }, style]}>{cells[3]}</Text> : null}
      </View>
    );
  };
  return (
    <View>
      {row(["№", "Вещ", "Количество", valueHead], true)}
      {lines.map((line, index) => <View key={index}>{row([String(index + 1), line.what, line.quantity, line.value ? sum(line.value) : "без стойност"])}</View>)}
    </View>
  );
}

/** „216,60 €, фактура; 50,00 €, наша преценка“: each basis for itself. */
export const sumsInWords = (values: readonly ValueOnPaper[]): string => values.map(sum).join("; ");
