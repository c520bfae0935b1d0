import * as z from "zod";
import { ConfigurationError, faultLines } from "./configuration-error.ts";
import { configurationWording } from "./configuration-wording.ts";
import { ConsoleConfiguration } from "./console-configuration.ts";

/** A console that is deployed: the client stacks that it shows, and its own address where it has one. */
const ConsoleDeployment = z.strictObject({
  id: z.string().regex(/^[a-z][a-z0-9-]{0,30}$/, {
    error: "is no id: use lower-case letters, digits and hyphens, a letter first, 31 characters at most",
  }),
  clients: ConsoleConfiguration.shape.clients,
  domain: z
    .strictObject({
      name: z.string().regex(/^[a-z0-9-]+(\.[a-z0-9-]+)+$/, {
        error: "is no name of a host: write it in lower case, such as desk.example.com",
      }),
      certificate: z.string().regex(/^arn:aws:acm:us-east-1:\d{12}:certificate\/[\w-]+$/, {
        error: "is no certificate that CloudFront takes: write the ARN of one of ACM in us-east-1",
      }),
    })
    .optional(),
});
export type ConsoleDeployment = z.output<typeof ConsoleDeployment>;

/**
 * Reads what is to be deployed as a console.
 *
 * @param text the JSON of its file
 * @throws {ConfigurationError} naming each place that cannot serve, and its mend
 */
export function consoleDeployment(text: string): ConsoleDeployment {
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch {
    throw new ConfigurationError("the console's file is no JSON: write it as docs/console.md shows");
  }
  const read = ConsoleDeployment.safeParse(json, { error: configurationWording });
  if (read.success) return read.data;
  throw new ConfigurationError(
    `the console cannot be deployed as configured:\n${faultLines(read.error, "console")}`,
  );
}
