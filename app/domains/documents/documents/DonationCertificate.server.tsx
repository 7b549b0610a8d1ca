import { Document, Page, Text, View } from "@react-pdf/renderer";
import { Ball, ink, PaperQr, paper } from "~/platform/pdf/paper.server";
import type { DonationCertificateSnapshot } from "../gift-papers";
import { printedFingerprint } from "../model";
import { GiftLines, sumsInWords, type PaperProps } from "./gift-paper.server";
import { Thread } from "./Thread.server";

/** Свидетелство за дарение, template donation-certificate/1 (sketch 22 Б): the thread leaves the ball and ends over the code that follows the gift. */
const left = 111;
const right = 66;
/** More than these stand in a list under the sentence. */
const inOneSentence = 4;

const joined = (parts: readonly string[]): string => (parts.length < 2 ? (parts[0] ?? "") : `${parts.slice(0, -1).join(", ")} и ${parts.at(-1)}`);

const Fact = ({ label, children }: { label: string; children: string }) => (
  <View wrap={false} style={{ flexDirection: "row", paddingVertical: 6.5, borderBottomWidth: 0.75, borderBottomColor: ink.line }}>
    <Text style={{ width: 98, fontSize: 10.5, lineHeight: 1.3, color: ink.soft }}>{label}</Text>
    <Text style={{ flexGrow: 1, flexBasis: 0, fontSize: 10.5, lineHeight: 1.3 }}>{children}</Text>
  </View>
);

function valueText({ values, lines }: DonationCertificateSnapshot): string {
  const without = lines.filter((line) => !line.value).length;
  return [sumsInWords(values), without === 0 ? "" : without === 1 ? "1 ред без стойност" : `${without} реда без стойност`].filter(Boolean).join("; ");
}

export function DonationCertificate({ number, year, data, verifyUrl, sha256 }: PaperProps<DonationCertificateSnapshot>) {
  const { organisation, donor, lines, signers } = data;
  const short = lines.length <= inOneSentence;
  return (
    <Document language="bg" title={`Свидетелство за дарение № ${number} / ${year}`} author={organisation.name} creator="Добротека" producer="Добротека">
      <Page size="A4" style={{ fontFamily: paper.page.fontFamily as string, fontSize: 9.75, lineHeight: 1.4, color: ink.text, paddingTop: 54, paddingBottom: 30 }}>
        <Thread />
        <View style={{ marginLeft: left, flexDirection: "row", alignItems: "center" }}>
          <Ball size={27} />
          <View style={{ marginLeft: 9 }}>
            <Text style={{ fontSize: 11.5, lineHeight: 1.3, fontWeight: 700 }}>{organisation.name}</Text>
            <Text style={{ fontSize: 9.5, lineHeight: 1.35 }}>{[`ЕИК ${organisation.eik}`, organisation.address || organisation.city].filter(Boolean).join(" · ")}</Text>
          </View>
        </View>
        <View style={{ paddingLeft: left, paddingRight: right, paddingTop: 58 }}>
          <Text style={{ fontSize: 30, fontWeight: 700, lineHeight: 1.12 }}>Свидетелство</Text>
          <Text style={{ fontSize: 30, fontWeight: 700, lineHeight: 1.12 }}>за дарение</Text>
          <Text style={{ fontSize: 11, lineHeight: 1.4, marginTop: 8, color: ink.soft }}>
            <Text style={{ fontWeight: 700, color: ink.text }}>№ {number}</Text> · {data.date} · серия „Свидетелства“ {year}
          </Text>
          <Text style={{ fontSize: 14, lineHeight: 1.45, marginTop: 26, marginBottom: 18 }}>
            Потвърждаваме, че <Text style={paper.bold}>{donor.name}</Text>{donor.eik ? `, ЕИК ${donor.eik},` : ""} дари безвъзмездно{" "}
            <Text style={paper.bold}>{short ? joined(lines.map((line) => `${line.quantity} ${line.what}`)) : "вещите в описа долу"}</Text>. Приехме ги с благодарност.
          </Text>
          <View style={{ borderTopWidth: 0.75, borderTopColor: ink.line }}>
            <Fact label="За какво">{data.purpose}</Fact>
            <Fact label="Приети с">{data.protocol}</Fact>
            {data.values.length > 0 ? <Fact label="Стойност">{valueText(data)}</Fact> : null}
            <Fact label="Насрещна услуга">няма</Fact>
          </View>
          {short ? null : <View style={{ marginTop: 14 }}><GiftLines lines={lines} valueHead="Стойност" /></View>}
          <Text style={{ fontSize: 10.5, lineHeight: 1.4, marginTop: 14 }}>Докъде са стигнали вещите, виждате със своя код: {data.gift}.</Text>
        </View>
        <View style={{ marginTop: "auto", paddingLeft: left, paddingRight: right, flexDirection: "row", gap: 28 }} wrap={false}>
          {(signers.length > 0 ? signers : [{ name: organisation.name, role: "" }]).map((one) => (
            <View key={one.name} style={{ width: 180 }}>
              <View style={{ height: 34, borderBottomWidth: 0.75, borderBottomColor: ink.text }} />
              <Text style={[paper.bold, { marginTop: 3 }]}>{one.name}</Text>
              <Text style={paper.small}>{[one.role, "подпис и печат"].filter(Boolean).join(", ")}</Text>
            </View>
          ))}
        </View>
        <View style={{ flexDirection: "row", gap: 12, alignItems: "center", marginTop: 30, paddingLeft: 62, paddingRight: right }} wrap={false}>
          <View style={{ backgroundColor: "#ffffff" }}><PaperQr text={verifyUrl} size={54} /></View>
          <View style={{ flexGrow: 1, flexBasis: 0 }}>
            <Text style={{ fontSize: 9, lineHeight: 1.4 }}><Text style={paper.bold}>Проверете свидетелството: </Text>{verifyUrl.replace(/^https?:\/\//, "")}</Text>
            <Text style={paper.small}>Данъчното облекчение зависи от Вашия случай. Попитайте счетоводителя си.</Text>
            <Text style={{ fontSize: 9, lineHeight: 1.4, letterSpacing: 0.4 }}>{printedFingerprint(sha256)}</Text>
          </View>
        </View>
        <Text style={[paper.small, { marginTop: 12, marginLeft: left }]}>Образец donation-certificate/1</Text>
      </Page>
    </Document>
  );
}
