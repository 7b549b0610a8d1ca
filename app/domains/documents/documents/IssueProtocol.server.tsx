import { Document, Page, Path, Svg, Text, View } from "@react-pdf/renderer";
import { ink, Letterhead, PageNumber, Pair, paper, Signature, VerifyFoot } from "~/platform/pdf/paper.server";
import { printedFingerprint, type IssueProtocolSnapshot } from "../model";

/** Протокол за отпускане, template issue-protocol/1: what left the store for a service, of which lots, and who signed for it. Bulgarian only. */
export interface IssueProtocolProps {
  readonly number: number;
  readonly year: number;
  readonly data: IssueProtocolSnapshot;
  readonly verifyUrl: string;
  readonly sha256: string;
}

const widths = [18, undefined, 190, 84] as const;
const Cells = ({ cells, head = false }: { cells: readonly string[]; head?: boolean }) => (
  <View style={{ flexDirection: "row", alignItems: head ? "flex-end" : "flex-start", paddingVertical: head ? 4 : 5, borderBottomWidth: 0.75, borderBottomColor: head ? ink.text : ink.line }} fixed={head} wrap={false}>
    {cells.map((text, at) => (
      <Text key={at} style={[
        widths[at] === undefined ? { flexGrow: 1, flexBasis: 0 } : { width: widths[at] },
        { fontSize: head ? 8 : 9.75, lineHeight: 1.3, paddingRight: at < 3 ? 6 : 0, textAlign: at === 3 ? "right" : "left" },
        head ? { color: ink.soft } : at === 3 ? { fontWeight: 700 } : {},
      ]}>
        {text}
      </Text>
    ))}
  </View>
);

/** The drawn line on its own line; without one the space says how it was confirmed. */
function Signed({ data }: { data: IssueProtocolSnapshot }) {
  return (
    <View style={paper.column}>
      <View style={{ height: 48, borderBottomWidth: 0.75, borderBottomColor: ink.text, justifyContent: "flex-end" }}>
        {data.signature ? (
          <Svg width={138} height={46} viewBox="0 0 600 200"><Path d={data.signature} stroke={ink.text} strokeWidth={6} strokeLinecap="round" strokeLinejoin="round" fill="none" /></Svg>
        ) : <Text style={[paper.small, { marginBottom: 3 }]}>потвърждава получаването от своя профил</Text>}
      </View>
      <Text style={[paper.bold, { marginTop: 3 }]}>{data.receivedBy.name}</Text>
      <Text style={paper.small}>{["получил", data.receivedBy.role, data.signature ? `подпис на екрана, ${data.time}` : ""].filter(Boolean).join(", ")}</Text>
    </View>
  );
}

export function IssueProtocol({ number, year, data, verifyUrl, sha256 }: IssueProtocolProps) {
  const { organisation } = data;
  return (
    <Document language="bg" title={`Протокол за отпускане № ${number} / ${year}`} author={organisation.name} creator="Добротека" producer="Добротека">
      <Page size="A4" style={paper.page}>
        <View style={paper.body}>
          <Letterhead name={organisation.name} line={[`ЕИК ${organisation.eik}`, organisation.address].join(" · ")} contact={[organisation.email, organisation.phone].filter(Boolean)} />
          <View style={{ flexDirection: "row", justifyContent: "space-between", alignItems: "flex-end", marginTop: 18, marginBottom: 10 }}>
            <Text style={paper.h1}>Протокол за отпускане</Text>
            <View style={{ alignItems: "flex-end" }}>
              <Text style={{ fontSize: 20, fontWeight: 700, lineHeight: 1.1 }}>№ {number}</Text>
              <Text style={paper.soft}>серия „Отпускане“ {year}</Text>
            </View>
          </View>
          <Pair label="Дата и място">{[`${data.date}, ${data.time}`, data.place].filter(Boolean).join(", ")}</Pair>
          <Pair label="Основание">{data.basis}</Pair>
          <Pair label="За">{data.target}</Pair>
          <View style={{ marginTop: 14 }}>
            <Cells head cells={["№", "Вещ", "От партида", "Количество"]} />
            {data.lines.map((line, index) => <Cells key={index} cells={[String(index + 1), line.description, line.lots.join("\n"), line.quantity]} />)}
          </View>
          {data.open.length > 0 ? (
            <View style={{ marginTop: 10 }} wrap={false}>
              <Text style={[paper.soft, { marginBottom: 2 }]}>Остава да се предаде по заявката</Text>
              {data.open.map((row) => <Text key={row}>{row}</Text>)}
            </View>
          ) : null}
          <Text style={{ marginTop: 12 }}>{data.statement}</Text>
          <View style={{ marginTop: "auto" }} wrap={false}>
            <View style={[paper.columns, { alignItems: "flex-end" }]}>
              <Signature name={data.givenBy?.name ?? organisation.name} role={["предал", data.givenBy?.role].filter(Boolean).join(", ")} />
              <Signed data={data} />
            </View>
            <VerifyFoot
              url={verifyUrl} title="Проверете протокола:" fingerprint={printedFingerprint(sha256)}
              note="Страницата потвърждава номера и отпечатъка, без лични данни. Подписан протокол не се поправя: разликите се оформят с нов."
            />
          </View>
          <Text style={[paper.small, { marginTop: 8 }]}>Образец issue-protocol/1, съставен на {data.date}, {data.time}</Text>
        </View>
        <PageNumber />
      </Page>
    </Document>
  );
}
