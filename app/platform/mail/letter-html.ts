import type { Block, LetterInput } from "./letter";

/** Mail programs know neither variables nor classes: the light theme's tokens, written out. */
const colour = { ink: "#22262b", soft: "#4f565e", line: "#e3dbcd", sunken: "#f3eee5", paper: "#ffffff", primary: "#1d5c4d", thread: "#c3273a", threadSoft: "#fae7e6" } as const;
const font = "font-family:'Sofia Sans','Sofia Sans Variable','Segoe UI',Roboto,Arial,sans-serif";

const signs: Readonly<Record<string, string>> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" };
const escape = (text: string): string => text.replace(/[&<>"]/g, (sign) => signs[sign] ?? sign);
const lines = (text: string): string => escape(text).replaceAll("\n", "<br>");
const link = (href: string, label: string, style = ""): string =>
  `<a href="${escape(href)}" style="color:${colour.primary};text-decoration:underline;${style}">${escape(label)}</a>`;
const paragraph = (html: string, style = ""): string => `<p style="margin:0 0 16px;font-size:16px;line-height:1.5;color:${colour.ink};${style}">${html}</p>`;
const table = (rows: string, style = ""): string =>
  `<table role="presentation" width="100%" cellpadding="0" cellspacing="0" style="border-collapse:collapse;${style}">${rows}</table>`;

function facts(block: Extract<Block, { kind: "facts" }>): string {
  const row = ({ label, value, href }: (typeof block.rows)[number]): string =>
    `<tr><td width="34%" valign="top" style="padding:11px 12px 11px 0;border-bottom:1px solid ${colour.line};font-size:16px;line-height:1.45;color:${colour.soft}">${escape(label)}</td>` +
    `<td valign="top" style="padding:11px 0;border-bottom:1px solid ${colour.line};font-size:16px;line-height:1.45;color:${colour.ink}">${href ? link(href, value) : lines(value)}</td></tr>`;
  return table(block.rows.map(row).join(""), `border-top:1px solid ${colour.line};margin:0 0 20px`);
}

const when = (block: Extract<Block, { kind: "when" }>): string =>
  table(
    `<tr><td width="84" valign="top"><table role="presentation" width="72" cellpadding="0" cellspacing="0" style="border:1px solid ${colour.line};border-radius:8px;text-align:center">` +
      `<tr><td style="background:${colour.thread};color:#ffffff;font-size:13px;font-weight:600;padding:3px 4px;border-radius:7px 7px 0 0">${escape(block.month)}</td></tr>` +
      `<tr><td style="font-size:30px;line-height:1.15;font-weight:750;color:${colour.ink};padding-top:2px">${escape(block.day)}</td></tr>` +
      `<tr><td style="font-size:12px;color:${colour.soft};padding-bottom:5px">${escape(block.weekday)}</td></tr></table></td>` +
      `<td valign="middle" style="padding-left:12px;font-size:16px;line-height:1.45;color:${colour.ink}"><strong style="font-size:22px;line-height:1.3;font-weight:750">${escape(block.time)}</strong><br>${block.place.map(escape).join("<br>")}</td></tr>`,
    "margin:8px 0 22px",
  );

/** Whole or stitched line between two knots, drawn by table borders so that it shows with pictures off. */
const thread = (block: Extract<Block, { kind: "thread" }>): string =>
  table(
    `<tr><td width="16" style="color:${colour.thread};font-size:20px;line-height:1">●</td>` +
      `<td><div style="border-top:3px ${block.state === "whole" ? "solid" : "dotted"} ${colour.thread};height:0;line-height:0;font-size:0">&nbsp;</div></td>` +
      `<td width="20" align="right" style="color:${colour.thread};font-size:20px;line-height:1">${block.state === "whole" ? "◉" : "○"}</td></tr>`,
    "margin:6px 0 2px",
  ) +
  table(
    `<tr><td style="font-size:14px;font-weight:600;color:${colour.ink}">${escape(block.from)}</td><td align="right" style="font-size:14px;font-weight:600;color:${colour.ink}">${escape(block.to)}</td></tr>`,
    "margin:0 0 20px",
  );

function steps(block: Extract<Block, { kind: "steps" }>): string {
  const row = (item: (typeof block.items)[number]): string =>
    `<tr><td width="20" valign="top" align="center" style="color:${colour.thread};font-size:16px;line-height:1.3">${item.ring ? "◉" : "●"}</td>` +
      `<td valign="top" style="padding:0 8px 16px 6px;font-size:16px;line-height:1.4;color:${colour.ink}"><strong style="font-weight:700">${escape(item.title)}</strong>${item.note ? `<br><span style="color:${colour.soft}">${escape(item.note)}</span>` : ""}</td>` +
      `<td valign="top" align="right" style="font-size:14px;color:${colour.soft};white-space:nowrap">${escape(item.date ?? "")}</td></tr>`;
  return table(block.items.map(row).join(""), "margin:8px 0 12px");
}

function blockHtml(block: Block): string {
  switch (block.kind) {
    case "text":
      return paragraph(lines(block.text));
    case "small":
      return paragraph(lines(block.text), `font-size:14px;color:${colour.soft}`);
    case "button":
      return `<table role="presentation" width="100%" cellpadding="0" cellspacing="0" style="margin:8px 0 24px"><tr><td align="center" bgcolor="${colour.primary}" style="border-radius:10px">` +
        `<a href="${escape(block.href)}" style="display:block;padding:15px 20px;font-size:17px;font-weight:650;color:#ffffff;text-decoration:none;${font}">${escape(block.label)}</a></td></tr></table>`;
    case "links":
      return paragraph(block.items.map((item) => link(item.href, item.label, "font-weight:650")).join("&nbsp;&nbsp;&nbsp;&nbsp;"));
    case "facts":
      return facts(block);
    case "when":
      return when(block);
    case "thread":
      return thread(block);
    case "steps":
      return steps(block);
    case "quote":
      return `<div style="margin:8px 0 20px;padding:16px 18px;border-radius:10px;background:${colour.threadSoft}">${paragraph(lines(block.text), "margin:0 0 4px")}${paragraph(escape(block.by), `margin:0;font-size:14px;color:${colour.soft}`)}</div>`;
    case "code":
      return paragraph(`${escape(block.label)}<br><strong style="font-size:22px;letter-spacing:.02em">${escape(block.code)}</strong>`);
  }
}

export const logoCid = "logo@dobroteka";

/** One column of 600 px, tables only, the logo as an attached picture beside the word (sketch 25). */
export function letterHtml(letter: LetterInput): string {
  const logo = `<img src="cid:${logoCid}" width="26" height="26" alt="" style="display:inline-block;vertical-align:-6px;border:0">&nbsp; <strong style="font-size:17px;font-weight:700">${letter.locale === "bg" ? "Добротека" : "Dobroteka"}</strong>`;
  return `<!doctype html><html lang="${letter.locale}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>${escape(letter.subject)}</title></head>` +
    `<body style="margin:0;padding:0;background:${colour.sunken};${font};color:${colour.ink}">` +
    `<div style="display:none;max-height:0;overflow:hidden">${escape(letter.preheader)}</div>` +
    `<table role="presentation" width="100%" cellpadding="0" cellspacing="0" style="background:${colour.sunken}"><tr><td align="center" style="padding:20px 12px">` +
    `<table role="presentation" width="100%" cellpadding="0" cellspacing="0" style="max-width:600px;background:${colour.paper};border-radius:14px;text-align:left"><tr><td style="padding:22px 36px 18px">` +
    `<p style="margin:0 0 18px;color:${colour.ink}">${logo}</p><h1 style="margin:0 0 14px;font-size:30px;line-height:1.15;font-weight:780;color:${colour.ink}">${lines(letter.title)}</h1>` +
    `${letter.blocks.map(blockHtml).join("")}</td></tr></table>` +
    `<table role="presentation" width="100%" cellpadding="0" cellspacing="0" style="max-width:600px;text-align:left"><tr><td style="padding:14px 24px;font-size:14px;line-height:1.5;color:${colour.soft}">${escape(letter.organisation.name)}, ${escape(letter.organisation.city)}. ${escape(letter.reason)}</td></tr></table>` +
    `</td></tr></table></body></html>`;
}
