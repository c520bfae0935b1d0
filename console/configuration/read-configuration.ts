import * as z from "zod";
import { CONSOLE_CONFIGURATION_PATH, ConsoleConfiguration } from "../../schemas/console-configuration.ts";

/**
 * Reads which client stacks the console shows.
 *
 * @throws where there is no configuration, or what is there is none
 */
export async function readConfiguration(): Promise<ConsoleConfiguration> {
  const answer = await fetch(CONSOLE_CONFIGURATION_PATH);
  if (!answer.ok) throw new Error(`${CONSOLE_CONFIGURATION_PATH}: ${answer.status}`);
  const read = ConsoleConfiguration.safeParse(await answer.json());
  if (!read.success) throw new Error(`${CONSOLE_CONFIGURATION_PATH}: ${z.prettifyError(read.error)}`);
  return read.data;
}
