import { defineConfig } from "vitest/config";

// In each of these steps files run two at a time. Whole sites and browsers come last, when nothing else needs the machine.
const steps = [["unit", "functions", "site", "database"], ["local"], ["browser"]];

const suite = (name: string, options: object = {}) => ({
  test: {
    name,
    include: [`tests/${name}/**/*.test.{ts,tsx}`],
    sequence: { groupOrder: steps.findIndex((step) => step.includes(name)) },
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
      suite("database", { testTimeout: 120_000, hookTimeout: 60_000 }),
      suite("local", { testTimeout: 120_000, hookTimeout: 120_000 }),
      suite("site", {
        testTimeout: 60_000,
        hookTimeout: 120_000,
        globalSetup: "tests/support/built-site.ts",
      }),
      suite("browser", {
        testTimeout: 90_000,
        hookTimeout: 180_000,
        globalSetup: "tests/support/site-for-all.ts",
      }),
    ],
  },
});
