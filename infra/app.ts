import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { App } from "aws-cdk-lib";
import * as z from "zod";
import { loadClient } from "../clients/load-client.ts";
import { ClientConfigurationError } from "../schemas/client.ts";
import { ConfigurationError } from "../schemas/configuration-error.ts";
import { consoleDeployment } from "../schemas/console-deployment.ts";
import { clientStacks } from "./client-stacks.ts";
import { consoleStack } from "./console.ts";
import { builtConsole } from "./console-build.ts";
import { bundleHandlers } from "./handler-bundle.ts";

function textOf(path: string): Promise<string> {
  return readFile(path, "utf8").catch(() => {
    throw new ConfigurationError(
      `${path} cannot be read: give the file of the console, as docs/console.md shows`,
    );
  });
}

const Context = z.string().optional();

/** Synthesizes the stacks of the client, or the stack of the console, that the context names. */
async function synthesize(app: App): Promise<void> {
  const consoleFile = Context.parse(app.node.tryGetContext("console"));
  if (consoleFile !== undefined) {
    const deployment = consoleDeployment(await textOf(consoleFile));
    consoleStack(app, deployment, await builtConsole());
    app.synth();
    return;
  }
  const name = Context.parse(app.node.tryGetContext("client"));
  if (name === undefined) {
    throw new ClientConfigurationError(
      "say what to deploy: -c client=demo, or -c console=FILE.json for the console",
    );
  }
  const client = await loadClient(name);
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
