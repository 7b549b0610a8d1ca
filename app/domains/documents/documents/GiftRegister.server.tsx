import { Document, Page, Text, View } from "@react-pdf/renderer";
import { ink, Letterhead, PageNumber, paper, VerifyFoot } from "~/platform/pdf/paper.server";
import type { GiftRegisterSnapshot, RegisterRow } from "../gift-papers";
import { printedFingerprint } from "../model";
import { PaperTitle, type PaperProps } from "./gift-paper.server";

/** Опис на даренията в натура for one month, template gift-register/1, on its side so that a row stays one row. */
const columns: readonly { readonly key: keyof RegisterRow; readonly head: string; readonly width?: number; readonly end?: true }[] = [
  { key: "gift", head: "Дарение", width: 48 }, { key: "date", head: "Приета на", width: 60 }, { key: "donor", head: "Дарител", width: 118 }, { key: "what", head: "Какво" },
  { key: "quantity", head: "Количество", width: 64, end: true }, { key: "declared", head: "Заявена от дарителя", width: 92, end: true },
  { key: "recognised", head: "Призната от нас", width: 92, end: true }, { key: "papers", head: "Документи", width: 112 },
];

const Row = ({ cells, head = false }: { cells: Readonly<Record<keyof RegisterRow, string>>; head?: boolean }) => (
  <View wrap={false} fixed={head} style={{ flexDirection: "row", paddingVertical: head ? 3 : 4, borderBottomWidth: 0.75, borderBottomColor: head ? ink.text : ink.line }}>
    {columns.map(({ key, width, end }) => (
      <Text
        key={key}
        style={[
          width === undefined ? { flexGrow: 1, flexBasis: 0 } : { width }, { paddingRight: end ? 0 : 6, paddingLeft: end ? 4 : key === "papers" ? 10 : 0, textAlign: end ? "right" : "left" },
          head ? { fontSize: 8, lineHeight: 1.2, color: ink.soft } : { fontSize: 9, lineHeight: 1.3 },
        ]}
      >
        {cells[key]}
      </Text>
    ))}
  </View>
);

export function GiftRegister({ number, year, data, verifyUrl, sha256 }: PaperProps<GiftRegisterSnapshot>) {
  const { organisation } = data;
  const heads = Object.fromEntries(columns.map(({ key, head }) => [key, head])) as Record<keyof RegisterRow, string>;
  return (
    <Document language="bg" title={`Опис на даренията № ${number} / ${year}`} author={organisation.name} creator="Добротека" producer="Добротека">
      <Page size="A4" orientation="landscape" style={{ ...paper.page, paddingHorizontal: 42 }}>
        <View style={paper.body}>
          <Letterhead name={organisation.name} line={[`ЕИК ${organisation.eik}`, organisation.address].join(" · ")} contact={[organisation.email, organisation.phone].filter(Boolean)} />
          <PaperTitle title={`Опис на даренията в натура, ${data.month}`} number={number} series={`серия „Описи на дарения“ ${year}`} />
          <View style={{ marginTop: 14 }}>
            <Row head cells={heads} />
            {data.rows.map((row, index) => <Row key={index} cells={row} />)}
            {data.rows.length === 0 ? <Text style={{ marginTop: 6 }}>През месеца няма приети дарения.</Text> : null}
          </View>
          <View style={{ marginTop: 12, alignSelf: "flex-end", width: 330, borderTopWidth: 1.5, borderTopColor: ink.text, paddingTop: 4 }} wrap={false}>
            {data.totals.map((total) => (
              <View key={total.label} style={{ flexDirection: "row", justifyContent: "space-between" }}>
                <Text>{total.label}</Text>
                <Text style={paper.bold}>{total.value}</Text>
              </View>
            ))}
            <Text style={paper.small}>Заявената и признатата стойност, и различните мерки, не се събират.</Text>
          </View>
          <View style={{ marginTop: "auto", paddingTop: 12 }} wrap={false}>
            <Text>Съставил: {data.compiledBy ?? "…………………………"}, {data.date}</Text>
            <VerifyFoot url={verifyUrl} title="Проверете описа:" fingerprint={printedFingerprint(sha256)} note="Страницата потвърждава номера и отпечатъка, без лични данни. Образец gift-register/1." />
          </View>
        </View>
        <PageNumber />
      </Page>
    </Document>
  );
}
