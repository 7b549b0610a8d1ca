import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, it } from "vitest";

const folder = path.resolve(import.meta.dirname, "../../app/routes");
const files = readdirSync(folder, { recursive: true, encoding: "utf8" }).filter((name) => /\.tsx?$/.test(name));
const sources = files.map((name) => ({ name, text: readFileSync(path.join(folder, name), "utf8") }));
const doors = sources.flatMap(({ name, text }) =>
  [...text.matchAll(/export (?:const|async function|function) (loader|action)\b\s*=?\s*(\w*)/g)].map((match) => ({
    name, kind: match[1]!, wrapper: match[2]!,
  })),
);

describe("every loader and action stands behind a wrapper", () => {
  it("finds the doors at all", () => {
    expect(doors.length).toBeGreaterThan(30);
  });

  it.each(doors)("$name $kind", ({ kind, wrapper }) => {
    expect(wrapper).toMatch(kind === "loader" ? /^(public|account|staff|till|api)Loader$/ : /^(public|account|staff|till|api|webhook)Action$/);
  });

  it.each(doors.filter((door) => door.name.startsWith("staff/") && !door.name.endsWith("layout.tsx")))(
    "$name $kind names a permission", ({ wrapper }) => {
      expect(wrapper).toMatch(/^staff/);
    },
  );

  it.each(doors.filter((door) => door.name.startsWith("till/")))("$name $kind is the till's", ({ wrapper }) => {
    expect(wrapper).toMatch(/^till/);
  });
});

describe("routes stay thin", () => {
  it.each(sources)("$name reaches neither the database nor a try/catch", ({ text }) => {
    expect(text).not.toMatch(/from ["'](drizzle-orm|postgres|~db\/)/);
    expect(text).not.toMatch(/\btry\s*\{/);
  });
});
