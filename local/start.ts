import { Command, InvalidArgumentError } from "commander";
import { hostClient, OUTPUTS_PATH } from "./client-host.ts";

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
  readonly verbose?: boolean;
}

const program = new Command("npm start --")
  .description("Boots a client's synthesized stacks on this machine.")
  .option("--client <name>", "a folder of clients/", "demo")
  .option("--idle", "without traffic and without simulated applications")
  .option("--state <dir>", "keep everything in this folder over a restart; else each start is fresh")
  .option("--sqs-port <port>", "port of SQS, SNS and S3 (default: a free one)", port)
  .option("--dynamodb-port <port>", "port of DynamoDB (default: a free one)", port)
  .option("--verbose", "print what the functions log")
  .parse();
const options = program.opts<Options>();

const ports = {
  ...(options.sqsPort === undefined ? {} : { sqs: options.sqsPort }),
  ...(options.dynamodbPort === undefined ? {} : { dynamodb: options.dynamodbPort }),
};
const running = await hostClient({
  client: options.client,
  outputsFile: OUTPUTS_PATH,
  ports,
  ...(options.state === undefined ? {} : { stateDirectory: options.state }),
  log: ({ source, level, message }) => {
    if (options.verbose || level === "error") process.stderr.write(`${source} ${level}: ${message}\n`);
  },
});
process.stdout.write(`${running.client.name} runs; ${OUTPUTS_PATH} tells where.\n`);

const stop = () => {
  running.stop().then(
    () => process.exit(0),
    () => process.exit(1),
  );
};
process.once("SIGINT", stop);
process.once("SIGTERM", stop);
