import type { ServerBuild } from "@remix-run/node";

type Routes = ServerBuild["routes"];

const firstSegment = (path: string): string => path.replace(/^\/+/, "").split("/", 1)[0]!.toLowerCase();

/** The first segment that a route's whole path begins with; null when it has none of its own or an address may fill it in. */
function segmentOf(routes: Routes, id: string): string | null {
  let path = "";
  for (let at: string | undefined = id; at !== undefined; at = routes[at]?.parentId) path = `${routes[at]?.path ?? ""}/${path}`;
  const first = firstSegment(path);
  return first === "" || /[:*?]/.test(first) ? null : first;
}

/** The routes that an address beginning with `segment` can meet, their layouts included. */
function within(routes: Routes, segment: string): Set<string> {
  const kept = new Set<string>();
  const isLayout = (id: string) => Object.values(routes).some((route) => route?.parentId === id);
  for (const id of Object.keys(routes)) {
    const own = segmentOf(routes, id);
    if (own === segment || (own === null && !isLayout(id))) {
      for (let at: string | undefined = id; at !== undefined; at = routes[at]?.parentId) kept.add(at);
    }
  }
  return kept;
}

const only = <T>(all: Record<string, T>, ids: ReadonlySet<string>): Record<string, T> => Object.fromEntries(Object.entries(all).filter(([id]) => ids.has(id)));

/**
 * The build cut into parts by the first segment of the address. Remix flattens and ranks every route it is given anew for each
 * request, several times; that was a quarter of a request's work. What a part leaves out could not have matched.
 */
export function areasOf(build: ServerBuild): ReadonlyMap<string, ServerBuild> {
  const segments = new Set(Object.keys(build.routes).flatMap((id) => segmentOf(build.routes, id) ?? []));
  return new Map([...segments].map((segment) => {
    const ids = within(build.routes, segment);
    return [segment, { ...build, routes: only(build.routes, ids) as Routes, assets: { ...build.assets, routes: only(build.assets.routes, ids) } }];
  }));
}

/** The part an address belongs to; a written-out or unknown one meets the whole build. */
export const areaOf = (pathname: string): string => firstSegment(pathname).replace(/\.data$/, "");
