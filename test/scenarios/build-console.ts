import { builtConsole } from "../../infra/console-build.ts";

/** Builds the console once, before the hosts of all scenarios would do so side by side. */
export async function setup(): Promise<void> {
  await builtConsole();
}
