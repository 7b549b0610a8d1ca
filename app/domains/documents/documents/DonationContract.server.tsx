import { Document, Page, Text, View } from "@react-pdf/renderer";
import { Letterhead, PageNumber, paper, Signature, VerifyFoot } from "~/platform/pdf/paper.server";
import { sumInWords } from "~/platform/pdf/sum-in-words";
import type { DonationContractSnapshot } from "../gift-papers";
import { printedFingerprint } from "../model";
import { GiftLines, PaperTitle, PartyColumn, sumsInWords, type PaperProps } from "./gift-paper.server";

/** Договор за дарение, template donation-contract/1. Plain Bulgarian, numbers in Arabic digits; the look is the protocol's (sketch 22 А). */
const Clause = ({ n, title, text }: { n: number; title: string; text: string }) => (
  <View style={{ flexDirection: "row", marginTop: 7 }} wrap={false}>
    <Text style={[paper.bold, { width: 18 }]}>{n}.</Text>
    <Text style={{ flexGrow: 1, flexBasis: 0 }}><Text style={paper.bold}>{title}. </Text>{text}</Text>
  </View>
);

function valueClause({ values }: DonationContractSnapshot): string {
  if (values.length === 0) return "Дарителят не е посочил стойност на вещите.";
  const [only] = values;
  const words = values.length === 1 && only ? ` Словом: ${sumInWords(only.cents)}.` : "";
  return `По данни на дарителя, за заявеното количество: ${sumsInWords(values)}.${words} Дареният води вещите по стойността, която сам признае.`;
}

export function DonationContract({ number, year, data, verifyUrl, sha256 }: PaperProps<DonationContractSnapshot>) {
  const { organisation, donor, signer } = data;
  const clauses: readonly (readonly [string, string])[] = [
    ["Предаване", `Вещите са предадени и приети с ${data.protocol}, който е неразделна част от договора.`],
    ["Стойност", valueClause(data)],
    ["Предназначение", `${data.purpose}. Дареният използва вещите само за дейността си${data.notForSale ? " и не ги продава" : ""}.`],
    ["Насрещна услуга", "Няма. Дарителят не получава вещ, услуга или реклама срещу дарението."],
    ["Отчет", `Дареният показва на дарителя какво е станало с вещите (${data.gift}).`],
    ["Промени", "Договорът не се поправя. Промените се записват в номериран анекс, подписан от двете страни."],
  ];
  return (
    <Document language="bg" title={`Договор за дарение № ${number} / ${year}`} author={organisation.name} creator="Добротека" producer="Добротека">
      <Page size="A4" style={paper.page}>
        <View style={paper.body}>
          <Letterhead name={organisation.name} line={[`ЕИК ${organisation.eik}`, organisation.address].join(" · ")} contact={[organisation.email, organisation.phone].filter(Boolean)} />
          <PaperTitle title="Договор за дарение" number={number} series={`серия „Договори за дарение“ ${year}`} />
          <Text style={{ marginTop: 8 }}>Днес, {data.date}, в {organisation.city || organisation.address}, между:</Text>
          <View style={[paper.columns, { marginTop: 12, marginBottom: 12 }]}>
            <PartyColumn title="1. Дарител" party={donor} />
            <PartyColumn title="2. Дарен" party={{ name: organisation.name, eik: organisation.eik, address: organisation.address, signedBy: signer }} />
          </View>
          <Text>се сключи настоящият договор:</Text>
          <Clause n={1} title="Предмет" text="Дарителят дарява безвъзмездно, а дареният приема с благодарност следните вещи:" />
          <View style={{ marginTop: 4, marginLeft: 18 }}><GiftLines lines={data.lines} valueHead="Стойност по данни на дарителя" /></View>
          {clauses.map(([title, text], index) => <Clause key={title} n={index + 2} title={title} text={text} />)}
          <Text style={{ marginTop: 10 }}>Договорът е съставен в два еднакви екземпляра, по един за всяка страна.</Text>
          <View style={{ marginTop: "auto", paddingTop: 14 }} wrap={false}>
            <View style={paper.columns}>
              <Signature name={donor.signedBy?.name ?? donor.name} role={["дарител", donor.signedBy?.role].filter(Boolean).join(", ")} />
              <Signature name={signer?.name ?? organisation.name} role={["дарен", signer?.role].filter(Boolean).join(", ")} />
            </View>
            <VerifyFoot
              url={verifyUrl} title="Проверете договора:" fingerprint={printedFingerprint(sha256)}
              note="Страницата потвърждава номера и отпечатъка, без лични данни. Данъчното облекчение зависи от Вашия случай. Попитайте счетоводителя си. Обработваме данните Ви само за това дарение и законовата отчетност."
            />
          </View>
          <Text style={[paper.small, { marginTop: 8 }]}>Образец donation-contract/1, съставен на {data.date}</Text>
        </View>
        <PageNumber />
      </Page>
    </Document>
  );
}
