import { Temporal } from "temporal-polyfill";
import * as z from "zod";
import type { ConsoleClient } from "../../schemas/console-configuration.ts";

/** What an issuer gave at a sign-in. */
export const Session = z.object({
  accessToken: z.string(),
  refreshToken: z.string().optional(),
  idToken: z.string().optional(),
  expiresAt: z.string().meta({ description: "Of the access token, by the clock of the browser." }),
});
export type Session = z.output<typeof Session>;

/** Who registered the console: clients of one issuer and one registration share a sign-in. */
export type Registration = Pick<ConsoleClient, "issuer" | "clientId" | "scope">;

/** Names a registration. */
export function registrationKey({ issuer, clientId, scope }: Registration): string {
  return [issuer, clientId, scope].join(" ");
}

const Claims = z.record(z.string(), z.unknown());

/**
 * What a token says. The console shows by it what is worth asking; who may do what is decided by the API, which checks
 * the token's signature.
 */
function claimsOf(token: string): Readonly<Record<string, unknown>> {
  const [, payload = ""] = token.split(".");
  const bytes = Uint8Array.from(atob(payload.replaceAll("-", "+").replaceAll("_", "/")), (one) =>
    one.charCodeAt(0),
  );
  return Claims.parse(JSON.parse(new TextDecoder().decode(bytes)));
}

/** The name to greet somebody by. */
export function nameOf({ accessToken, idToken }: Session): string {
  const claims = { ...claimsOf(accessToken), ...(idToken === undefined ? {} : claimsOf(idToken)) };
  const names = ["name", "email", "cognito:username", "username", "sub"].map((claim) => claims[claim]);
  return names.find((name) => typeof name === "string" && name !== "")?.toString() ?? "?";
}

/** The groups that an access token names, in the claim of a client. */
export function groupsOf({ accessToken }: Session, claim: string): readonly string[] {
  const read = z.array(z.string()).safeParse(claimsOf(accessToken)[claim]);
  return read.success ? read.data : [];
}

/** Whether an access token is good for so long still. */
export function isGoodFor({ expiresAt }: Session, seconds: number, now: Temporal.Instant): boolean {
  return Temporal.Instant.compare(now.add({ seconds }), Temporal.Instant.from(expiresAt)) < 0;
}
