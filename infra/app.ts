import { join } from "node:path";
import { App } from "aws-cdk-lib";
import * as z from "zod";
import { loadClient } from "../clients/load-client.ts";
import { ClientConfigurationError } from "../schemas/client.ts";
import { ConfigurationError } from "../schemas/configuration-error.ts";
import { clientStacks } from "./client-stacks.ts";
import { bundleHandlers } from "./handler-bundle.ts";

/** Synthesizes the stacks of the client that the context names. */
async function synthesize(app: App): Promise<void> {
  const name = z.string().safeParse(app.node.tryGetContext("client"));
  if (!name.success) throw new ClientConfigurationError("say which client: cdk synth -c client=demo");
  const client = await loadClient(name.data);
  clientStacks(app, client, bundleHandlers(client.id, join(app.outdir, "handlers")));
  app.synth();
}

try {
  await synthesize(new App());
} catch (error) {
  // Where the configuration is at fault, its sentence says all; a stack trace would only bury it.
  if (!(error instanceof ConfigurationError)) throw error;
  console.error(error.message);
  process.exitCode = 1;
}
