import type { ServerBuild } from "@remix-run/node";
import type { RouteConfigEntry } from "@remix-run/route-config";
import { matchRoutes } from "@remix-run/react";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import routeConfig from "~/routes";
import { areaOf, areasOf } from "~/server/areas.server";

type RouteObject = NonNullable<Parameters<typeof matchRoutes>[0]>[number];
type Flat = Record<string, { id: string; parentId?: string; path?: string; index?: boolean }>;

function flatten(entries: readonly RouteConfigEntry[], parentId: string, into: Flat): Flat {
  for (const entry of entries) {
    const id = entry.id ?? entry.file;
    into[id] = { id, parentId, ...(entry.path === undefined ? {} : { path: entry.path }), ...(entry.index ? { index: true } : {}) };
    flatten(entry.children ?? [], id, into);
  }
  return into;
}

const treeOf = (flat: Flat, parentId?: string): RouteObject[] =>
  Object.values(flat).filter((route) => route.parentId === parentId).map((route): RouteObject => {
    const children = treeOf(flat, route.id);
    const { id, path, index } = route;
    return index ? { id, index: true } : { id, ...(path === undefined ? {} : { path }), ...(children.length > 0 ? { children } : {}) };
  });

const flat = flatten(await routeConfig, "root", { root: { id: "root", path: "" } });
const build = { routes: flat, assets: { routes: flat } } as unknown as ServerBuild;
const areas = areasOf(build);
const whole = treeOf(flat);
const trees = new Map([...areas].map(([area, part]) => [area, treeOf(part.routes as Flat)]));
const met = (tree: RouteObject[], pathname: string) => matchRoutes(tree, pathname)?.map(({ route, params }) => ({ id: route.id, params })) ?? null;

const pathOf = (id: string): string => {
  let path = "";
  for (let at: string | undefined = id; at; at = flat[at]?.parentId) path = `${flat[at]?.path ?? ""}/${path}`;
  return `/${path.split("/").filter(Boolean).join("/")}`;
};
const typed = fc.constantFrom("x", "new", "print", "01a2203e-e9d2-77d7-a711-60d13c8972fd", "%D1%8F", "a.data", "staff", "s");
const address = fc.oneof(
  fc.tuple(fc.constantFrom(...Object.keys(flat).map(pathOf)), typed, fc.constantFrom("", "/", "/more", "//")).map(([path, word, end]) => path.replace(/:[a-zA-Z]+\??|\*/g, word) + end),
  fc.array(fc.oneof(typed, fc.webSegment()), { maxLength: 4 }).map((parts) => `/${parts.join("/")}`),
).chain((path) => fc.constantFrom(path, path.toUpperCase(), `/${path}`, path.replace("/s", "/%73")));

describe("areas", () => {
  it("every part meets every address as the whole app does", () => {
    fc.assert(fc.property(address, (path) => {
      const part = trees.get(areaOf(path));
      if (part) expect(met(part, path)).toEqual(met(whole, path));
    }), { numRuns: 2_000 });
  });

  it("a single fetch belongs to its page's part, and the parts are small", () => {
    expect(areaOf("/staff.data")).toBe("staff");
    expect(areaOf("/s/abc.data")).toBe("s");
    expect(areas.has(areaOf("/_root.data"))).toBe(false);
    expect(Object.keys(areas.get("s")!.routes).length).toBeLessThan(8);
    expect(areas.get("s")!.assets.routes).toHaveProperty("routes/public/signup.tsx");
  });
});
