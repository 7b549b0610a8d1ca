import { encode } from "uqr";

/** Draws the dark modules of each row as runs, so the path stays short. */
function modulesPath(rows: readonly (readonly boolean[])[]): string {
  return rows
    .map((row, y) => {
      let path = "";
      for (let x = 0; x < row.length; x += 1) {
        if (!row[x]) continue;
        const start = x;
        while (row[x + 1]) x += 1;
        path += `M${start} ${y}h${x - start + 1}v1h-${x - start + 1}z`;
      }
      return path;
    })
    .join("");
}

/** A QR code, black on white in both themes; the same digits stand beside it for a torn screen. */
export function Qr({ text, label, size = 120 }: { text: string; label: string; size?: number }) {
  const code = encode(text, { border: 2, ecc: "M" });
  return (
    <svg className="qr" role="img" aria-label={label} width={size} height={size} viewBox={`0 0 ${code.size} ${code.size}`}>
      <rect width={code.size} height={code.size} fill="#fff" />
      <path d={modulesPath(code.data)} fill="#000" />
    </svg>
  );
}
