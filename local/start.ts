import { once } from "node:events";
import { relative } from "node:path";
import { inspect } from "node:util";
import { Command, InvalidArgumentError } from "commander";
import { spokenLanguage } from "../cli/language.ts";
import { type ClientHost, hostClient, OUTPUTS_PATH } from "./client-host.ts";
import type { Log } from "./log.ts";
import { bootFailure } from "./show/boot-failure.ts";
import { oneLine } from "./show/one-line.ts";
import { otherHostAnswers } from "./show/other-host.ts";
import { pages } from "./show/page.ts";
import { suggestionsForAny, suggestionsForDemo } from "./show/suggestions.ts";

/** The client whose samples the show plays. */
const SHOWN = "demo";

function port(text: string): number {
  const value = Number(text);
  if (!Number.isInteger(value) || value < 0 || value > 65_535)
    throw new InvalidArgumentError("give a port from 0 to 65535.");
  return value;
}

interface Options {
  readonly client: string;
  readonly idle?: boolean;
  readonly state?: string;
  readonly sqsPort?: number;
  readonly dynamodbPort?: number;
  readonly consolePort?: number;
  readonly verbose?: boolean;
}

const options = new Command("npm start --")
  .description("Boots a client's synthesized stacks on this machine and plays some traffic over its flows.")
  .option("--client <name>", "a folder of clients/", SHOWN)
  .option("--idle", "without traffic and without simulated applications")
  .option("--state <dir>", "keep everything in this folder over a restart; else each start is fresh")
  .option("--sqs-port <port>", "port of SQS, SNS and S3 (default: a free one)", port)
  .option("--dynamodb-port <port>", "port of DynamoDB (default: a free one)", port)
  .option("--console-port <port>", "port of the console (default: a free one)", port)
  .option("--verbose", "print what the functions log, and errors in full")
  .parse()
  .opts<Options>();

const page = pages(spokenLanguage(process.env));
const outputsFile = process.env["WATCHDOG_OUTPUTS"] ?? OUTPUTS_PATH;
const outputsName = relative(process.cwd(), outputsFile);

const print = (text: string): void => void process.stdout.write(`${text}\n`);
const complain = (text: string): void => void process.stderr.write(`${text}\n`);
const log: Log = ({ source, level, message }) => {
  if (options.verbose) complain(`${source} ${level}: ${message}`);
  else if (level === "error") complain(`${source}: ${oneLine(message)}`);
};

// A signal may come twice: the terminal sends it to the whole group, and npm passes it on.
const calledOff = new AbortController();
for (const name of ["SIGINT", "SIGTERM", "SIGHUP"] as const) process.on(name, () => calledOff.abort());
// Whoever reads may go away, as `head` does.
process.stdout.on("error", () => calledOff.abort());

async function boot(): Promise<ClientHost> {
  const { client, state, sqsPort, dynamodbPort, consolePort } = options;
  const ports = {
    ...(sqsPort === undefined ? {} : { sqs: sqsPort }),
    ...(dynamodbPort === undefined ? {} : { dynamodb: dynamodbPort }),
  };
  const stateDirectory = state === undefined ? {} : { stateDirectory: state };
  const console = consolePort === undefined ? {} : { consolePort };
  return hostClient({
    client,
    outputsFile,
    ports,
    ...console,
    ...stateDirectory,
    signal: calledOff.signal,
    log,
  });
}

/** What the traffic needs, above all the AWS SDK; it loads while the stacks are synthesized. */
async function traffic() {
  const [{ play }, { queuesOf }, { reached }] = await Promise.all([
    import("./show/show.ts"),
    import("../cli/queues.ts"),
    import("./show/reached.ts"),
  ]);
  return { play, queuesOf, reached };
}

async function show({ host, outputs, client }: ClientHost): Promise<void> {
  const { signal } = calledOff;
  const idle = options.idle || client.id !== SHOWN;
  print(page.heading(client, process.uptime(), { withTimes: !idle }));
  if (idle) {
    print(page.addresses(outputsName, outputs));
    print(options.idle ? page.words.idle : page.words.noSamples);
    const more = client.id === SHOWN ? suggestionsForDemo(page.words) : [];
    print(`\n${page.next([...suggestionsForAny(page.words), ...more])}`);
    await once(signal, "abort");
    return;
  }
  const { play, queuesOf, reached } = await traffic();
  const { stores, watch } = reached(client, outputs);
  await play(
    { client, host, outputs, sqs: queuesOf(outputs), stores, incidents: watch.incidents, pages: page, print },
    signal,
  );
}

async function run(): Promise<void> {
  if (await otherHostAnswers(outputsFile)) {
    complain(page.words.runsAlready(outputsName));
    process.exitCode = 1;
    return;
  }
  print(page.words.starting(options.client));
  const [running] = await Promise.all([boot(), options.idle || traffic()]);
  try {
    if (!calledOff.signal.aborted) await show(running);
  } finally {
    await running.stop();
  }
}

try {
  await run();
} catch (error) {
  if (!calledOff.signal.aborted) {
    complain(options.verbose ? inspect(error) : bootFailure(error, page.words));
    process.exitCode = 1;
  }
}
process.exit();
