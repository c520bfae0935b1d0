import { defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    projects: [
      {
        test: {
          name: "screens",
          include: ["test/scenarios/screens.ts"],
          globalSetup: ["test/scenarios/build-console.ts"],
          hookTimeout: 120_000,
        },
      },
      {
        test: {
          name: "unit",
          include: ["test/**/*.test.ts"],
          exclude: ["test/scenarios/**", "test/infra/**"],
          testTimeout: 30_000,
        },
      },
      {
        test: {
          name: "stacks",
          include: ["test/infra/**/*.test.ts"],
          testTimeout: 60_000,
          maxWorkers: 2,
          // Loading the CDK takes seconds: once per worker, not once per file.
          isolate: false,
        },
      },
      {
        test: {
          name: "scenarios",
          include: ["test/scenarios/**/*.test.ts"],
          globalSetup: ["test/scenarios/build-console.ts"],
          // Only what hangs is ended: how long a host takes tells of the machine.
          testTimeout: 300_000,
          hookTimeout: 300_000,
          expect: { poll: { timeout: 60_000 } },
          maxWorkers: 2,
        },
      },
    ],
  },
});
