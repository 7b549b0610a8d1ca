/** The floors of the house. A domain calls those on the floors below, by their api files only; never sideways or up. */
const floors = {
  people: 2, documents: 2, services: 3, funds: 4, giving: 5, inkind: 5, volunteering: 5, bazaar: 6, checkout: 7,
  communications: 8, partners: 8, voices: 8, youth: 8, impact: 9,
};

const forbiddenFor = (domain) =>
  Object.keys(floors).filter((other) => other !== domain && floors[other] >= floors[domain]);

const floorRules = Object.keys(floors).map((domain) => ({
  name: `floor-of-${domain}`,
  comment: `${domain} stands on floor ${floors[domain]} and knows only lower floors; upward effects travel as outbox events.`,
  severity: "error",
  from: { path: `^app/domains/${domain}/` },
  to: { path: `^app/domains/(${forbiddenFor(domain).join("|")})/` },
}));

module.exports = {
  forbidden: [
    ...floorRules,
    { name: "no-cycles", severity: "error", from: { path: "^(app|db)/" }, to: { circular: true, viaOnly: { dependencyTypesNot: ["type-only"] } } },
    {
      name: "domains-by-their-doors",
      comment: "Between domains only api.ts and api.server.ts.",
      severity: "error",
      from: { path: "^app/domains/([^/]+)/" },
      to: { path: "^app/domains/([^/]+)/", pathNot: ["^app/domains/$1/", "^app/domains/[^/]+/api(\\.server)?\\.ts$"] },
    },
    {
      name: "routes-by-use-cases",
      comment: "Routes call commands and queries, and know what is pure: shapes, permissions, rules, components.",
      severity: "error",
      from: { path: "^app/(routes/|root\\.tsx)" },
      to: { path: "^app/domains/", pathNot: "^app/domains/[^/]+/((commands|queries|ui|emails|documents)/|api\\.server\\.ts|[a-z-]+\\.ts$)" },
    },
    { name: "platform-knows-no-domain", severity: "error", from: { path: "^app/platform/" }, to: { path: "^app/(domains|routes|ui|wiring|catalogue)" } },
    { name: "ui-knows-no-domain", severity: "error", from: { path: "^app/ui/" }, to: { path: "^app/(domains|routes|wiring)|^db/" } },
    { name: "domains-know-no-route", severity: "error", from: { path: "^app/domains/" }, to: { path: "^app/(routes|wiring|root|server)" } },
    {
      name: "one-composition-root",
      comment: "Outside routes, domains, the composition root, catalogues, the command line, seeds and tests, nobody knows a domain.",
      severity: "error",
      from: { path: "^(app|db)/", pathNot: "^app/(domains|routes|cli)/|^app/root\\.tsx$|^app/(wiring\\.server|catalogue\\.(bg|en))\\.ts$|^db/(seed|schema)/" },
      to: { path: "^app/domains/" },
    },
    {
      name: "database-on-the-server",
      severity: "error",
      from: { path: "^app/", pathNot: "\\.server\\.tsx?$|^app/cli/" },
      to: { path: "^db/" },
    },
    { name: "routes-hold-no-sql", severity: "error", from: { path: "^app/routes/" }, to: { path: "^db/|node_modules/(drizzle-orm|postgres)/" } },
    { name: "schema-knows-vocabularies", severity: "error", from: { path: "^db/schema/" }, to: { path: "^app/", pathNot: "^app/domains/[^/]+/(model|schemas)\\.ts$|^app/platform/" } },
    { name: "domains-outlive-remix", severity: "error", from: { path: "^app/domains/" }, to: { path: "node_modules/@remix-run/" } },
    { name: "seeds-are-apart", severity: "error", from: { path: "^app/", pathNot: "^app/cli/" }, to: { path: "^db/(seed|embedded|cluster)" } },
    { name: "app-knows-no-test", severity: "error", from: { path: "^(app|db)/", pathNot: "^app/cli/benches/" }, to: { path: "^tests/" } },
    {
      name: "declared-packages",
      severity: "error",
      from: { path: "^(app|db)/", pathNot: "^app/cli/dev\\.ts$" },
      to: { dependencyTypes: ["npm-no-pkg", "npm-unknown", "npm-dev"], dependencyTypesNot: ["type-only", "type-import"] , pathNot: "node_modules/(@remix-run/route-config|@types|drizzle-kit|vite)/" },
    },
    { name: "resolvable", severity: "error", from: { path: "^(app|db)/" }, to: { couldNotResolve: true, pathNot: "^virtual:|\\?url$|^~tests" } },
  ],
  options: {
    doNotFollow: { path: "node_modules" },
    exclude: { path: "^(build|\\.data|\\.cache)/" },
    tsPreCompilationDeps: true,
    moduleSystems: ["es6"],
    tsConfig: { fileName: "tsconfig.json" },
    enhancedResolveOptions: { exportsFields: ["exports"], conditionNames: ["import", "require", "node", "default", "types"], mainFields: ["module", "main", "types"] },
    cache: { folder: ".cache/depcruise", strategy: "content" },
  },
};
