import { Document, Page, Text, View } from "@react-pdf/renderer";
import { ink, Letterhead, PageNumber, paper, Signature, VerifyFoot } from "~/platform/pdf/paper.server";
import { printedFingerprint, type WriteOffProtocolSnapshot } from "../model";

/** Протокол за брак, template write-off-protocol/1: what goes to waste, why, and the two who looked at it. Bulgarian only. */
export interface WriteOffProtocolProps {
  readonly number: number;
  readonly year: number;
  readonly data: WriteOffProtocolSnapshot;
  readonly verifyUrl: string;
  readonly sha256: string;
}

const widths = [18, 52, undefined, 40, 60] as const;

function Row({ cells, head = false }: { cells: readonly [string, string, string, string, string]; head?: boolean }) {
  return (
    <View wrap={false} fixed={head} style={{ flexDirection: "row", alignItems: head ? "flex-end" : "flex-start", paddingVertical: head ? 3 : 5, borderBottomWidth: 0.75, borderBottomColor: head ? ink.text : ink.line }}>
      {cells.map((text, at) => (
        <Text key={at} style={[
          widths[at] === undefined ? { flexGrow: 1, flexBasis: 0, paddingRight: 8 } : { width: widths[at] },
          { textAlign: at === 4 ? "right" : "left", lineHeight: 1.3, fontSize: head ? 8 : 9.75 }, head ? { color: ink.soft } : {},
        ]}>{text}</Text>
      ))}
    </View>
  );
}

export function WriteOffProtocol({ number, year, data, verifyUrl, sha256 }: WriteOffProtocolProps) {
  const { organisation, people } = data;
  return (
    <Document language="bg" title={`Протокол за брак № ${number} / ${year}`} author={organisation.name} creator="Добротека" producer="Добротека">
      <Page size="A4" style={paper.page}>
        <View style={paper.body}>
          <Letterhead name={organisation.name} line={`ЕИК ${organisation.eik} · ${organisation.address}`} contact={[organisation.email, organisation.phone]} />
          <View style={{ flexDirection: "row", alignItems: "flex-end", marginTop: 26 }}>
            <Text style={[paper.h1, { flexGrow: 1 }]}>Протокол за брак</Text>
            <View style={{ alignItems: "flex-end" }}>
              <Text style={{ fontSize: 15, lineHeight: 1.2, fontWeight: 700 }}>№ {number}</Text>
              <Text style={paper.small}>серия „Брак“ {year}</Text>
            </View>
          </View>
          <Text style={{ marginTop: 8 }}>
            Днес, {data.date}, в {data.time}, в {data.place}, комисия от {people.map((one) => `${one.name} (${one.role})`).join(" и ")} прегледа вещите и установи, че не могат да се използват.
          </Text>
          <View style={{ flexDirection: "row", marginTop: 10 }}>
            <Text style={[paper.soft, { width: 96 }]}>Причина</Text>
            <Text style={[paper.bold, { flexGrow: 1, flexBasis: 0 }]}>{data.reason}</Text>
          </View>
          <View style={{ marginTop: 12 }}>
            <Row head cells={["№", "Партида", "Вещ", "Мярка", "Количество"]} />
            {data.lines.map((line, index) => (
              <Row key={line.lot} cells={[String(index + 1), `№ ${line.lot}`, line.note ? `${line.description}\n${line.note}` : line.description, line.unit, line.quantity]} />
            ))}
          </View>
          <Text style={[paper.small, { marginTop: 6 }]}>Количества с различна мярка не се събират. {data.photo ? "Снимка на вещите се пази към протокола." : ""}</Text>
          <Text style={{ marginTop: 12 }}>Вещите се изваждат от наличностите на склада от датата на протокола. Бракуваното не се отчита като подкрепа за услуга.</Text>
          <View style={{ marginTop: "auto" }} wrap={false}>
            <View style={[paper.columns, { marginTop: 24 }]}>
              {people.map((one) => <Signature key={one.role} name={one.name} role={one.role} />)}
            </View>
            <VerifyFoot
              url={verifyUrl} title="Проверете протокола:" fingerprint={printedFingerprint(sha256)}
              note="Страницата потвърждава номера и отпечатъка, без лични данни. Подписан протокол не се поправя: разликите се оформят с нов."
            />
          </View>
          <Text style={[paper.small, { marginTop: 8 }]}>Образец write-off-protocol/1, съставен на {data.date}, {data.time}</Text>
        </View>
        <PageNumber />
      </Page>
    </Document>
  );
}
