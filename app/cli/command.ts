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

/** What must come to rest, the last started first. */
export class Stops {
  private readonly parts: (() => Promise<void>)[] = [];
  private stopping: Promise<void> | null = null;

  add(stop: () => Promise<void>): void {
    this.parts.push(stop);
  }

  stop(): Promise<void> {
    return (this.stopping ??= (async () => {
      for (const stop of this.parts.reverse()) await stop();
    })());
  }
}

/** Runs with an orderly end: when the process is asked to stop, and when the run fails. A second Ctrl-C does not wait. */
export async function withStops(run: (stops: Stops) => Promise<void>): Promise<void> {
  const stops = new Stops();
  let asked = false;
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) {
    process.on(signal, () => {
      if (asked) process.exit(130);
      asked = true;
      stops.stop().then(() => process.exit(0), fail);
    });
  }
  try {
    await run(stops);
  } catch (error) {
    await stops.stop();
    throw error;
  }
}
