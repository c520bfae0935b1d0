import { randomBytes } from "node:crypto";
import type { Command } from "commander";
import { secretHash } from "../functions/push/secret.ts";
import type { Language } from "./language.ts";
import { json } from "./options.ts";
import { print } from "./print.ts";

const SECRET_BYTES = 32;

/** Adds the commands about probes of applications. */
export function addProbeCommands(program: Command, language: Language): void {
  program
    .command("probe-secret")
    .description(
      "make a secret for a push probe; it is shown this once and kept nowhere, its hash is for client.ts",
    )
    .addOption(json)
    .action((options: { json?: boolean }) => {
      const secret = randomBytes(SECRET_BYTES).toString("base64url");
      const made = { secret, secretHash: secretHash(secret) };
      const label = language === "fr" ? "secret (pour l'émetteur)" : "secret (for the sender)";
      print(options.json, made, () => `${label}: ${made.secret}\nsecretHash: "${made.secretHash}"`);
    });
}
