import { Document, Page, Text, View } from "@react-pdf/renderer";
import { formatMoney, formatNumber } from "~/platform/i18n/format";
import { ink, Letterhead, PageNumber, Pair, paper, Signature, VerifyFoot } from "~/platform/pdf/paper.server";
import { sumInWords } from "~/platform/pdf/sum-in-words";
import { printedFingerprint, type HandoverProtocolSnapshot, type Party, type ProtocolLine } from "../model";

/**
 * Приемо-предавателен протокол, template handover-protocol/1 (sketch 22 А). Bulgarian only: it is a document of the
 * organisation's books. Declared, arrived, accepted and rejected stand side by side and declared never changes (G1).
 */
export interface HandoverProtocolProps {
  readonly number: number;
  readonly year: number;
  readonly data: HandoverProtocolSnapshot;
  readonly verifyUrl: string;
  readonly sha256: string;
}

const widths = [14, undefined, 34, 42, 52, 36, 42, 46, 48] as const;
const heads = ["№", "Вещ и състояние", "Мярка", "Заявени", "Пристигнали", "Приети", "Отказани", "Единична стойност", "Обща стойност"] as const;
const bases = [["book", "счетоводна"], ["invoice", "фактура"], ["our_estimate", "наша преценка"], ["unvalued", "без стойност"]] as const;

const amount = (cents: number | null | undefined): string => (cents === null || cents === undefined ? "–" : formatNumber(cents / 100, "bg", 2));

function Cell({ at, text, head = false, bold = false }: { at: number; text: string; head?: boolean; bold?: boolean }) {
  const width = widths[at];
  const size = width === undefined ? { flexGrow: 1, flexBasis: 0 } : { width };
  return (
    <Text style={[size, { textAlign: at > 2 ? "right" : "left", paddingRight: at > 0 && at < 3 ? 4 : 0, fontSize: 9.5, lineHeight: 1.3 }, head ? { fontSize: 7.5, lineHeight: 1.2, color: ink.soft } : {}, bold ? { fontWeight: 700, color: ink.text } : {}]}>
      {text}
    </Text>
  );
}

function Lines({ lines, total }: { lines: readonly ProtocolLine[]; total: number | null }) {
  const cells = (line: ProtocolLine, index: number): string[] => [
    String(index + 1), line.description, line.unit, line.declared, line.arrived, line.accepted, line.rejected, amount(line.unitValueCents), amount(line.valueCents),
  ];
  return (
    <View style={{ marginTop: 14 }}>
      <View style={{ flexDirection: "row", alignItems: "flex-end", paddingBottom: 4, borderBottomWidth: 0.75, borderBottomColor: ink.text }} fixed>
        {heads.map((head, at) => <Cell key={head} at={at} text={head} head bold={at === 5} />)}
      </View>
      {lines.map((line, index) => (
        <View key={index} wrap={false} style={{ flexDirection: "row", paddingVertical: 5, borderBottomWidth: 0.75, borderBottomColor: ink.line }}>
          {cells(line, index).map((text, at) => <Cell key={at} at={at} text={text} bold={at === 5} />)}
        </View>
      ))}
      <View wrap={false} style={{ borderTopWidth: 1.5, borderTopColor: ink.text, marginTop: -0.75, paddingTop: 5 }}>
        <View style={{ flexDirection: "row", justifyContent: "space-between" }}>
          <Text style={paper.bold}>Обща стойност на приетите вещи</Text>
          <Text style={[paper.bold, { fontSize: 11 }]}>{total === null ? "без стойност" : formatMoney(total)}</Text>
        </View>
        <Text style={paper.small}>{total === null ? "" : `Словом: ${sumInWords(total)}. `}Бройките с различна мярка не се събират.</Text>
      </View>
    </View>
  );
}

const PartyBox = ({ title, party }: { title: string; party: Party }) => (
  <View style={paper.column}>
    <Text style={paper.h2}>{title}</Text>
    <Text style={[paper.bold, { fontSize: 11 }]}>{party.name}</Text>
    {party.eik ? <Text>ЕИК {party.eik}</Text> : null}
    {party.address ? <Text>{party.address}</Text> : null}
    {party.signedBy ? <Text>чрез {[party.signedBy.name, party.signedBy.role].filter(Boolean).join(", ")}</Text> : null}
  </View>
);

function Basis({ data }: { data: HandoverProtocolSnapshot }) {
  const differences = data.lines.flatMap((line, index) => (line.difference ? [`Ред ${index + 1}: ${line.difference}`] : []));
  return (
    <View style={[paper.columns, { marginTop: 14 }]}>
      <View style={paper.column}>
        <Text style={[paper.soft, { marginBottom: 2 }]}>Основа на стойността</Text>
        <Text style={paper.bold}>{bases.find(([kind]) => kind === data.valueBasis)?.[1]}</Text>
        {data.valueNote ? <Text style={paper.small}>{data.valueNote}</Text> : null}
      </View>
      <View style={paper.column}>
        <Text style={[paper.soft, { marginBottom: 2 }]}>Разлики</Text>
        {differences.length === 0 ? <Text>Няма: пристигна и се прие заявеното.</Text> : differences.map((row) => <Text key={row}>{row}</Text>)}
      </View>
    </View>
  );
}

const signer = (party: Party): string => party.signedBy?.name ?? party.name;

export function HandoverProtocol({ number, year, data, verifyUrl, sha256 }: HandoverProtocolProps) {
  const { organisation } = data;
  return (
    <Document language="bg" title={`Приемо-предавателен протокол № ${number} / ${year}`} author={organisation.name} creator="Добротека" producer="Добротека">
      <Page size="A4" style={paper.page}>
        <View style={paper.body}>
        <Letterhead name={organisation.name} line={[`ЕИК ${organisation.eik}`, organisation.address].join(" · ")} contact={[organisation.email, organisation.phone].filter(Boolean)} />
        <View style={{ flexDirection: "row", justifyContent: "space-between", alignItems: "flex-end", marginTop: 18 }}>
          <Text style={paper.h1}>Приемо-предавателен протокол</Text>
          <View style={{ alignItems: "flex-end" }}>
            <Text style={{ fontSize: 20, fontWeight: 700, lineHeight: 1.1 }}>№ {number}</Text>
            <Text style={paper.soft}>серия „Дарения в натура“ {year}</Text>
          </View>
        </View>
        <Text style={{ marginTop: 8 }}>Днес, {data.date}, в {data.time}, място: {[data.city, data.place].filter(Boolean).join(", ")}, долуподписаните:</Text>
        <View style={[paper.columns, { marginTop: 14, marginBottom: 14 }]}>
          <PartyBox title="Предал (дарител)" party={data.giver} />
          <PartyBox title="Приел (дарен)" party={data.receiver} />
        </View>
        {data.basis ? <Pair label="Основание">{data.basis}</Pair> : null}
        <Pair label="Предназначение">{data.purpose}</Pair>
        <Lines lines={data.lines} total={data.totalValueCents} />
        <Basis data={data} />
        <Text style={{ marginTop: 12 }}>
          Вещите са прегледани и преброени в присъствието на двете страни. Предават се безвъзмездно. Протоколът е подписан в два еднакви екземпляра, по един за всяка страна.
        </Text>
        <View style={{ marginTop: "auto" }} wrap={false}>
          <View style={paper.columns}>
            <Signature name={signer(data.giver)} role={["предал", data.giver.signedBy?.role].filter(Boolean).join(", ")} />
            <Signature name={signer(data.receiver)} role={["приел", data.receiver.signedBy?.role].filter(Boolean).join(", ")} />
          </View>
          <VerifyFoot
            url={verifyUrl} title="Проверете протокола:" fingerprint={printedFingerprint(sha256)}
            note="Страницата потвърждава номера и отпечатъка, без лични данни. Подписан протокол не се поправя: разликите се оформят с нов."
          />
        </View>
        <Text style={[paper.small, { marginTop: 8 }]}>Образец handover-protocol/1, съставен на {data.date}, {data.time}</Text>
        </View>
        <PageNumber />
      </Page>
    </Document>
  );
}
