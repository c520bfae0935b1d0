import * as z from "zod";
import { ConfigurationError } from "../../schemas/configuration-error.ts";
import { oneLine } from "./one-line.ts";
import type { Wording } from "./wording.ts";

const PortInUse = z.object({ code: z.literal("EADDRINUSE"), port: z.number() });

/** Why the host did not start, for the person who started it. */
export function bootFailure(error: unknown, words: Wording): string {
  const inUse = PortInUse.safeParse(error);
  if (inUse.success) return words.portInUse(String(inUse.data.port));
  // A configuration that is at fault is told place by place, each on its line.
  if (error instanceof ConfigurationError) return error.message;
  return words.failed(oneLine(error instanceof Error ? error.message : String(error)));
}
