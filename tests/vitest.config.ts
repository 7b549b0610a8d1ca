import { availableParallelism } from "node:os";
import { join } from "node:path";
import tsconfigPaths from "vite-tsconfig-paths";
import { defineConfig } from "vitest/config";

const root = join(import.meta.dirname, "..");
const onDatabase = {
  setupFiles: ["tests/support/setup.ts", "tests/support/databases.ts"],
  globalSetup: ["tests/support/cluster.ts"],
  testTimeout: 60_000,
  hookTimeout: 60_000,
};

const project = (name: string, include: string[], more: object = {}) => ({
  plugins: [tsconfigPaths({ root })],
  root,
  test: { name, include, environment: "node", pool: "forks" as const, setupFiles: ["tests/support/setup.ts"], ...more },
});

export default defineConfig({
  root,
  test: {
    // Each worker opens some twenty connections to a cluster that takes 300.
    maxWorkers: Math.min(availableParallelism(), 8),
    reporters: process.env.VITEST_JSON ? ["default", ["json", { outputFile: process.env.VITEST_JSON }]] : ["default"],
    projects: [
      project("unit", ["tests/unit/**/*.test.{ts,tsx}"]),
      project("db", ["tests/db/**/*.test.ts"], onDatabase),
      project("concurrency", ["tests/concurrency/**/*.test.ts"], onDatabase),
      project("access", ["tests/access/**/*.test.ts"], onDatabase),
    ],
  },
});
