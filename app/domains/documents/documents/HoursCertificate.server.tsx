import { Document, Page, Text, View } from "@react-pdf/renderer";
import { Ball, ink, PaperQr, paper } from "~/platform/pdf/paper.server";
import { Thread } from "./Thread.server";
import { printedFingerprint, type HoursCertificateSnapshot } from "../model";

/**
 * Служебна бележка за положен доброволчески труд, template hours-certificate/1 (the look of sketch 22 Б): the thread leaves the ball, whole as far as
 * the hours were attested, and ends in the ring over the code by which anybody can ask whether it is ours.
 */
export interface HoursCertificateProps {
  readonly number: number;
  readonly year: number;
  readonly data: HoursCertificateSnapshot;
  readonly verifyUrl: string;
  readonly sha256: string;
}

const words = {
  bg: {
    title: ["Служебна бележка", "за положен доброволчески труд"], series: "серия „Служебни бележки“", eik: "ЕИК", confirm: "Потвърждаваме, че", gave: "положи доброволен труд общо",
    between: "в периода", times: (n: number) => (n === 1 ? "1 смяна" : `${n} смени`), what: "Какво подкрепиха часовете", count: "Смени", time: "Време", total: "Общо",
    attested: "Часовете са действителни и са потвърдени от отговорник на място, различен от доброволеца. Трудът е безвъзмезден.",
    purpose: { school: "Издава се, за да послужи пред училище.", employer: "Издава се, за да послужи пред работодател.", other: "Издава се, за да послужи, където е необходимо." },
    verify: "Проверете бележката:", note: "Страницата потвърждава номера и отпечатъка, без лични данни.", signature: "подпис и печат", page: "Образец hours-certificate/1",
  },
  en: {
    title: ["Certificate", "of volunteer work"], series: "series “Certificates of hours”", eik: "UIC", confirm: "We confirm that", gave: "gave volunteer work of", between: "between",
    times: (n: number) => (n === 1 ? "1 shift" : `${n} shifts`), what: "What the hours supported", count: "Shifts", time: "Time", total: "Total",
    attested: "The hours are actual hours, attested by a person in charge other than the volunteer. The work was unpaid.",
    purpose: { school: "Issued for a school.", employer: "Issued for an employer.", other: "Issued for whom it may concern." },
    verify: "Verify this certificate:", note: "The page confirms number and fingerprint and shows no personal data.", signature: "signature and seal", page: "Template hours-certificate/1",
  },
} as const;

type Words = (typeof words)["bg" | "en"];

const left = 111;
const right = 66;

function Row({ cells, head = false, strong = false }: { cells: readonly [string, string, string]; head?: boolean; strong?: boolean }) {
  const style = head ? { fontSize: 8.25, color: ink.soft } : strong ? { fontSize: 11, fontWeight: 700 } : { fontSize: 10.5 };
  return (
    <View wrap={false} style={{ flexDirection: "row", paddingVertical: head ? 3 : 4.5, borderBottomWidth: strong ? 0 : 0.75, borderBottomColor: head ? ink.text : ink.line }}>
      <Text style={[{ flexGrow: 1, flexBasis: 0, paddingRight: 8, lineHeight: 1.25 }, style]}>{cells[0]}</Text>
      <Text style={[{ width: 54, textAlign: "right", lineHeight: 1.25 }, style]}>{cells[1]}</Text>
      <Text style={[{ width: 92, textAlign: "right", lineHeight: 1.25 }, style]}>{cells[2]}</Text>
    </View>
  );
}

function Foot({ say, verifyUrl, sha256 }: { say: Words; verifyUrl: string; sha256: string }) {
  return (
    <View style={{ flexDirection: "row", gap: 12, alignItems: "center", position: "absolute", left: 62, right, top: 748 }}>
      <View style={{ backgroundColor: "#ffffff" }}><PaperQr text={verifyUrl} size={54} /></View>
      <View style={{ flexGrow: 1, flexBasis: 0 }}>
        <Text style={{ fontSize: 9, lineHeight: 1.4 }}><Text style={paper.bold}>{say.verify} </Text>{verifyUrl.replace(/^https?:\/\//, "")}</Text>
        <Text style={paper.small}>{say.note}</Text>
        <Text style={{ fontSize: 9, lineHeight: 1.4, letterSpacing: 0.4 }}>{printedFingerprint(sha256)}</Text>
      </View>
    </View>
  );
}

function Signer({ say, signer }: { say: Words; signer: HoursCertificateSnapshot["signer"] }) {
  return (
    <View style={{ position: "absolute", left, right, top: 652 }}>
      <View style={{ width: 190, height: 34, borderBottomWidth: 0.75, borderBottomColor: ink.text }} />
      <Text style={[paper.bold, { marginTop: 3 }]}>{signer?.name ?? say.signature}</Text>
      {signer ? <Text style={paper.small}>{[signer.role, say.signature].filter(Boolean).join(", ")}</Text> : null}
    </View>
  );
}

export function HoursCertificate({ number, year, data, verifyUrl, sha256 }: HoursCertificateProps) {
  const say = words[data.locale];
  const { organisation } = data;
  return (
    <Document language={data.locale} title={`${say.title.join(" ")} № ${number} / ${year}`} author={organisation.name} creator="Добротека" producer="Добротека">
      <Page size="A4" style={{ fontFamily: paper.page.fontFamily as string, fontSize: 9.75, lineHeight: 1.4, color: ink.text }}>
        <Thread />
        <View style={{ position: "absolute", left, top: 54, flexDirection: "row", alignItems: "center" }}>
          <Ball size={27} />
          <View style={{ marginLeft: 9 }}>
            <Text style={{ fontSize: 11.5, lineHeight: 1.3, fontWeight: 700 }}>{organisation.name}</Text>
            <Text style={{ fontSize: 9.5, lineHeight: 1.35 }}>{[`${say.eik} ${organisation.eik}`, organisation.address || organisation.city].filter(Boolean).join(" · ")}</Text>
          </View>
        </View>
        <View style={{ paddingLeft: left, paddingRight: right, paddingTop: 142 }}>
          <Text style={{ fontSize: 30, fontWeight: 700, lineHeight: 1.12 }}>{say.title[0]}</Text>
          <Text style={{ fontSize: 19, fontWeight: 700, lineHeight: 1.25 }}>{say.title[1]}</Text>
          <Text style={{ fontSize: 11, lineHeight: 1.4, marginTop: 8, color: ink.soft }}>
            <Text style={{ fontWeight: 700, color: ink.text }}>№ {number}</Text> · {data.date} · {say.series} {year}
          </Text>
          <Text style={{ fontSize: 13.5, lineHeight: 1.45, marginTop: 24 }}>
            {say.confirm} <Text style={paper.bold}>{data.holder}</Text> {say.gave} <Text style={paper.bold}>{data.totalTime}</Text> {say.between} {data.from} – {data.until} ({say.times(data.times)}).
          </Text>
          <View style={{ marginTop: 18 }}>
            <Row head cells={[say.what, say.count, say.time]} />
            {data.lines.map((line) => <Row key={line.what} cells={[line.what, String(line.times), line.time]} />)}
            <View style={{ borderTopWidth: 1.5, borderTopColor: ink.text, marginTop: -0.75 }}>
              <Row strong cells={[say.total, String(data.times), data.totalTime]} />
            </View>
          </View>
          <Text style={{ marginTop: 10 }}>{say.attested}</Text>
          <Text style={{ marginTop: 4 }}>{say.purpose[data.purpose]}</Text>
        </View>
        <Signer say={say} signer={data.signer} />
        <Foot say={say} verifyUrl={verifyUrl} sha256={sha256} />
        <Text style={[paper.small, { position: "absolute", left, bottom: 20 }]}>{say.page}</Text>
      </Page>
    </Document>
  );
}
