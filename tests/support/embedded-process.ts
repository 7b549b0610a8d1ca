import { pathToFileURL } from "node:url";
import type * as embeddedModule from "../../db/embedded";

/**
 * Starts the embedded PostgreSQL of the module named by the first argument on the data folder of the second, says so in one
 * JSON line, and stops when its input ends.
 */
const [module = "", dataFolder = ""] = process.argv.slice(2);
const { startEmbedded } = (await import(pathToFileURL(module).href)) as typeof embeddedModule;
try {
  const embedded = await startEmbedded({ dataFolder, disposable: true });
  process.stdout.write(`${JSON.stringify({ url: embedded.ownerUrl, postmaster: embedded.postmasterPid() })}\n`);
  await new Promise((resolve) => process.stdin.resume().once("end", resolve));
  await embedded.stop();
} catch (error) {
  process.stdout.write(`${JSON.stringify({ refused: error instanceof Error ? error.message : String(error) })}\n`);
}
process.exit(0);
