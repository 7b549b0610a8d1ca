import { add, endAll, seconds, stages, type Tally } from "./support/stages";

/**
 * `npm test`: types, lint, architecture and dead code, then unit, database, concurrency, access and browser tests, on an
 * embedded PostgreSQL and free ports of their own. `-- --only <stage>` runs one. The last line is `N passed, N failed`.
 */
const at = process.argv.indexOf("--only");
const only = at < 0 ? undefined : process.argv[at + 1];
const chosen = stages.filter((stage) => only === undefined || stage.name === only);
if (chosen.length === 0) {
  process.stderr.write(`--only takes one of: ${stages.map((stage) => stage.name).join(", ")}\n`);
  process.exit(2);
}

for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) {
  process.once(signal, () => {
    endAll();
    process.exit(130);
  });
}

let total: Tally = { passed: 0, failed: 0 };
for (const stage of chosen) {
  const start = performance.now();
  process.stdout.write(`\n== ${stage.name}\n`);
  const tally = await stage.run().catch((error: unknown): Tally => {
    process.stdout.write(`${error instanceof Error ? error.message : String(error)}\n`);
    return { passed: 0, failed: 1 };
  });
  process.stdout.write(`== ${stage.name}: ${tally.passed} passed, ${tally.failed} failed, ${seconds(start)}\n`);
  total = add(total, tally);
}
process.stdout.write(`\n${total.passed} passed, ${total.failed} failed\n`);
process.exitCode = total.failed > 0 ? 1 : 0;
