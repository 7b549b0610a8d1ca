import { Document, Page, Text, View } from "@react-pdf/renderer";
import { Letterhead, PageNumber, paper, Signature, VerifyFoot } from "~/platform/pdf/paper.server";
import type { GiftAnnexSnapshot } from "../gift-papers";
import { printedFingerprint } from "../model";
import { PaperTitle, PartyColumn, type PaperProps } from "./gift-paper.server";

/** Анекс, template gift-annex/1: what was issued stays as it is, the change has a number of its own. */
export function GiftAnnex({ number, year, data, verifyUrl, sha256 }: PaperProps<GiftAnnexSnapshot>) {
  const { organisation, donor, signer } = data;
  return (
    <Document language="bg" title={`Анекс № ${number} / ${year}`} author={organisation.name} creator="Добротека" producer="Добротека">
      <Page size="A4" style={paper.page}>
        <View style={paper.body}>
          <Letterhead name={organisation.name} line={[`ЕИК ${organisation.eik}`, organisation.address].join(" · ")} contact={[organisation.email, organisation.phone].filter(Boolean)} />
          <PaperTitle title="Анекс" number={number} series={`серия „Анекси към дарения“ ${year}`} />
          <Text style={[paper.bold, { fontSize: 11, lineHeight: 1.4, marginTop: 6 }]}>към {data.of}</Text>
          <Text style={{ marginTop: 8 }}>Днес, {data.date}, в {organisation.city || organisation.address}, между:</Text>
          <View style={[paper.columns, { marginTop: 12, marginBottom: 14 }]}>
            <PartyColumn title="1. Дарител" party={donor} />
            <PartyColumn title="2. Дарен" party={{ name: organisation.name, eik: organisation.eik, address: organisation.address, signedBy: signer }} />
          </View>
          <Text style={{ marginBottom: 6 }}>страните се съгласиха за следното:</Text>
          {data.paragraphs.map((text, index) => (
            <View key={index} style={{ flexDirection: "row", marginTop: 5 }}>
              <Text style={[paper.bold, { width: 18 }]}>{index + 1}.</Text>
              <Text style={{ flexGrow: 1, flexBasis: 0 }}>{text}</Text>
            </View>
          ))}
          <Text style={{ marginTop: 12 }}>Всичко останало не се променя. Анексът е съставен в два еднакви екземпляра, по един за всяка страна.</Text>
          <View style={{ marginTop: "auto", paddingTop: 14 }} wrap={false}>
            <View style={paper.columns}>
              <Signature name={donor.signedBy?.name ?? donor.name} role={["дарител", donor.signedBy?.role].filter(Boolean).join(", ")} />
              <Signature name={signer?.name ?? organisation.name} role={["дарен", signer?.role].filter(Boolean).join(", ")} />
            </View>
            <VerifyFoot url={verifyUrl} title="Проверете анекса:" fingerprint={printedFingerprint(sha256)} note="Страницата потвърждава номера и отпечатъка, без лични данни." />
          </View>
          <Text style={[paper.small, { marginTop: 8 }]}>Образец gift-annex/1, съставен на {data.date}</Text>
        </View>
        <PageNumber />
      </Page>
    </Document>
  );
}
