import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { loadClient } from "../clients/load-client.ts";
import type { Client } from "../schemas/client.ts";
import { DESK_TOKEN_FILE } from "../schemas/desk-token.ts";
import { type HostOutputs, OUTPUTS_FILE } from "../schemas/outputs.ts";
import { adoptedQueues } from "./adopted-queues.ts";
import { adoptedTopics } from "./adopted-topics.ts";
import { synthesize } from "./assembly/synthesis.ts";
import { builtConsole } from "../infra/console-build.ts";
import { ConsoleServer } from "./console/console-server.ts";
import { shownClient } from "./console/shown-client.ts";
import { deskPeople, deskProgram, deskUsers } from "./desk-users.ts";
import type { Host, HostOptions } from "./host.ts";
import type { LocalSignIn } from "./resources/substrate.ts";
import { hostOutputs, removeOutputs, writeOutputs } from "./outputs-file.ts";

/** The outputs file of this clone. */
export const OUTPUTS_PATH = fileURLToPath(new URL(`../${OUTPUTS_FILE}`, import.meta.url));

/** The CDK app of a client. */
export const APP = fileURLToPath(new URL("../infra/app.ts", import.meta.url));

/** How to host a client. */
export interface ClientHostOptions extends Pick<HostOptions, "stateDirectory" | "ports" | "log"> {
  readonly client: string;
  /** The directory of the client's stacks where they are synthesized already. */
  readonly assembly?: string;
  /** Where to tell of the running host, and beside it the outbox and a token; nowhere where it is left out. */
  readonly outputsFile?: string;
  /** The port of the console; a free one where it is left out. */
  readonly consolePort?: number;
  /** The origins of other consoles on this machine that show the client too. */
  readonly consoles?: readonly string[];
  /** Who signs in, where others do than those who serve the client alone. */
  readonly signIn?: Partial<Pick<LocalSignIn, "users" | "sharedIssuer">>;
  /** Calls the boot off while it synthesizes, which is most of its time. */
  readonly signal?: AbortSignal;
}

/** A client whose stacks run on this machine. */
export interface ClientHost {
  readonly client: Client;
  readonly host: Host;
  readonly outputs: HostOutputs;
  stop(): Promise<void>;
}

/** Synthesizes a client's stacks and boots them; the outputs file stands only while everything answers. */
export async function hostClient(options: ClientHostOptions): Promise<ClientHost> {
  const {
    client: name,
    outputsFile,
    consolePort,
    consoles = [],
    signIn,
    signal,
    assembly: synthesized,
    ...rest
  } = options;
  if (outputsFile) await removeOutputs(outputsFile);
  const client = await loadClient(name);
  const outdir = await mkdtemp(join(tmpdir(), `watchdog-${name}-`));
  const stopped = new AbortController();
  const console = await ConsoleServer.listen(consolePort);
  const discard = async () => {
    stopped.abort();
    console.stop();
    await rm(outdir, { recursive: true, force: true });
  };
  try {
    signal?.throwIfAborted();
    // Nobody waits for the build: it runs beside all this, and the console's first answer waits for it.
    const folder = builtConsole(stopped.signal);
    folder.catch((error: unknown) => {
      if (!stopped.signal.aborted) rest.log({ source: "console", level: "error", message: String(error) });
    });
    // The emulators load while another process synthesizes, which takes longer.
    const [assembly, { startHost }] = await Promise.all([
      synthesized ?? synthesize({ command: [APP], context: { client: name }, outdir, signal }),
      import("./host.ts"),
    ]);
    const host = await startHost({
      ...rest,
      ...(outputsFile ? filesBeside(outputsFile, client) : {}),
      app: { assembly },
      signIn: {
        users: deskUsers(client),
        ...("issuer" in client.signIn ? { standsFor: client.signIn } : {}),
        ...signIn,
      },
      adoptedQueues: adoptedQueues(client),
      adoptedTopics: adoptedTopics(client),
      consoles: [console.endpoint, ...consoles],
    });
    const shown = shownClient(client, host);
    if (shown) console.show({ folder, configuration: { clients: [shown] } });
    const outputs = hostOutputs(host, client, console.endpoint);
    if (outputsFile) await writeOutputs(outputsFile, outputs);
    const stop = async () => {
      if (outputsFile) await removeOutputs(outputsFile);
      await host.stop();
      await discard();
    };
    return { client, host, outputs, stop };
  } catch (error) {
    await discard();
    throw error;
  }
}

function filesBeside(
  outputsFile: string,
  client: Client,
): Pick<HostOptions, "outboxDirectory" | "deskToken"> {
  const folder = dirname(outputsFile);
  return {
    outboxDirectory: join(folder, "outbox"),
    deskToken: { file: join(folder, DESK_TOKEN_FILE), user: deskProgram(client), people: deskPeople(client) },
  };
}
