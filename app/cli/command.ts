/** Runs a command line: a failure is one sentence on stderr and exit code 1; DEBUG=1 shows where it came from. */
export function command(run: (args: readonly string[]) => Promise<void>): void {
  run(process.argv.slice(2)).catch(fail);
}

function fail(error: unknown): never {
  for (let at: unknown = error, depth = 0; at instanceof Error && depth < 5; at = at.cause, depth += 1) {
    process.stderr.write(`${depth > 0 ? "  because: " : ""}${process.env.DEBUG ? at.stack : at.message.split("\n")[0]}\n`);
  }
  process.exit(1);
}

export const say = (line = ""): void => void process.stdout.write(`${line}\n`);

/** The value of `--name value` or `--name=value`. */
export function option(args: readonly string[], name: string): string | undefined {
  const at = args.findIndex((arg) => arg === `--${name}` || arg.startsWith(`--${name}=`));
  if (at < 0) return undefined;
  const arg = args[at] ?? "";
  return arg.includes("=") ? arg.slice(arg.indexOf("=") + 1) : args[at + 1];
}

/** Stops once, in order, when the process is asked to; a second Ctrl-C does not wait. */
export function stopOnSignal(stop: () => Promise<void>): void {
  let stopping = false;
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) {
    process.on(signal, () => {
      if (stopping) process.exit(130);
      stopping = true;
      stop().then(() => process.exit(0), fail);
    });
  }
}
