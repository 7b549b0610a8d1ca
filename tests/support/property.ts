import fc from "fast-check";

/** Property tests run 30 times each; `TEST_SCALE` multiplies, `TEST_SEED` repeats a run. */
export const numRuns = Math.max(1, Math.round(30 * Number(process.env.TEST_SCALE || 1)));
export const seed = Number(process.env.TEST_SEED) || Math.floor(performance.timeOrigin) % 2_147_483_647;

/** The one way to check a property: `await checkProperty(fc.asyncProperty(…))`. A failure names seed, path and counterexample. */
export async function checkProperty<T>(property: fc.IAsyncProperty<T> | fc.IProperty<T>, options: fc.Parameters<T> = {}): Promise<void> {
  process.stdout.write(`property: ${numRuns} runs, seed ${seed} (TEST_SEED=${seed} repeats)\n`);
  await fc.assert(property as fc.IAsyncProperty<T>, { numRuns, seed, ...options });
}
