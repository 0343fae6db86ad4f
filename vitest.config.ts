import { defineConfig } from "vitest/config";

const order = ["unit", "functions", "site", "database", "local", "browser"];

// One suite after the other: those with a server, a database or a browser need the machine to themselves.
const suite = (name: string, options: object = {}) => ({
  test: {
    name,
    include: [`tests/${name}/**/*.test.{ts,tsx}`],
    sequence: { groupOrder: order.indexOf(name) },
    ...options,
  },
});

export default defineConfig({
  test: {
    pool: "forks",
    maxWorkers: 2,
    projects: [
      suite("unit", { testTimeout: 60_000 }),
      suite("functions", { testTimeout: 120_000, hookTimeout: 120_000 }),
      suite("database", { testTimeout: 120_000, hookTimeout: 60_000, fileParallelism: false }),
      suite("local", { testTimeout: 120_000, hookTimeout: 120_000, fileParallelism: false }),
      suite("site", {
        testTimeout: 60_000,
        hookTimeout: 120_000,
        globalSetup: "tests/support/built-site.ts",
      }),
      suite("browser", {
        testTimeout: 90_000,
        hookTimeout: 180_000,
        fileParallelism: false,
        globalSetup: "tests/support/site-for-all.ts",
      }),
    ],
  },
});
