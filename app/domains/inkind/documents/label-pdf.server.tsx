import { Document, Page, Path, Svg, Text, View, type DocumentProps } from "@react-pdf/renderer";
import type { ReactElement } from "react";
import { encode } from "uqr";
import { pdfFont, renderPdf } from "~/platform/pdf/render-pdf.server";
import { labelFormats, type Label, type LabelFormat } from "../labels";

/** PDF counts in points of 1/72 inch. */
const mm = (millimetres: number): number => (millimetres * 72) / 25.4;

/** The bare code alone: twenty modules a side and large squares, that a cheap scanner reads off a crumpled box. Quiet zone of four modules, as the norm asks. */
function CodeSquare({ code, size }: { code: string; size: number }) {
  const { data, size: modules } = encode(code, { ecc: "M", border: 0 });
  const path = data.flatMap((row, y) => row.flatMap((dark, x) => (dark ? [`M${x} ${y}h1v1h-1z`] : []))).join("");
  return <Svg width={mm(size)} height={mm(size)} viewBox={`-4 -4 ${modules + 8} ${modules + 8}`}><Path d={path} fill="#000000" /></Svg>;
}

/** A hundredth of a point less, so that a row never counts as taller than its page. */
const hair = 0.01;
const grouped = (code: string): string => code.match(/.{4}/g)?.join(" ") ?? code;

function OneLabel({ label, format }: { label: Label; format: LabelFormat }) {
  const { label: [width, height], qr } = labelFormats[format];
  const small = format === "single";
  return (
    <View style={{ width: mm(width), height: "100%", flexDirection: "row", alignItems: "center", paddingLeft: mm(small ? 1.5 : 3), paddingRight: mm(2), overflow: "hidden" }}>
      <CodeSquare code={label.code} size={qr} />
      <View style={{ flexGrow: 1, flexBasis: 0, marginLeft: mm(1.5), maxHeight: mm(height - 3), overflow: "hidden" }}>
        {label.title ? <Text style={{ fontSize: small ? 13 : 15, lineHeight: 1.15, fontWeight: 700 }}>{label.title}</Text> : null}
        {label.lines.map((line, index) => (
          <Text key={index} style={{ fontSize: small ? 7.5 : 8.5, lineHeight: 1.2, maxLines: index === 0 ? 2 : 1, textOverflow: "ellipsis", fontWeight: index === 1 ? 700 : 400 }}>{line}</Text>
        ))}
        <Text style={{ fontSize: 6.5, lineHeight: 1.3, marginTop: mm(0.5), letterSpacing: 0.2 }}>{grouped(label.code)}</Text>
      </View>
    </View>
  );
}

/** Labels as a PDF that is right to the millimetre when printed at 100 %. */
export function renderLabels(labels: readonly Label[], format: LabelFormat, title: string): Promise<Buffer> {
  const { page: [width, height], label: [, row], columns, rows, top } = labelFormats[format];
  const perPage = columns * rows;
  const pages = Array.from({ length: Math.max(1, Math.ceil(labels.length / perPage)) }, (_, index) => labels.slice(index * perPage, (index + 1) * perPage));
  const document = (
    <Document title={title} creator="Добротека" producer="Добротека">
      {pages.map((onPage, index) => (
        <Page key={index} size={[mm(width), mm(height)]} style={{ fontFamily: pdfFont, paddingTop: mm(top), color: "#000000" }}>
          {Array.from({ length: Math.ceil(onPage.length / columns) }, (_, line) => (
            <View key={line} style={{ flexDirection: "row", height: mm(row) - hair }}>
              {onPage.slice(line * columns, (line + 1) * columns).map((label) => <OneLabel key={label.code} label={label} format={format} />)}
            </View>
          ))}
        </Page>
      ))}
    </Document>
  );
  return renderPdf(document as ReactElement<DocumentProps>);
}
