import { Command, CommanderError, Option } from "commander";
import { HoldState } from "../schemas/held-exchange.ts";
import { addActionCommands } from "./desk/action-commands.ts";
import { addIncidentCommands } from "./desk/incident-commands.ts";
import { addAuditCommand } from "./audit-command.ts";
import { addCheckCommand } from "./check-command.ts";
import { addContractCommands } from "./contract/contract-commands.ts";
import { addControlCommands } from "./control/control-commands.ts";
import { addCorrectCommands } from "./correct-commands.ts";
import { addEraseCommand } from "./erase-command.ts";
import { addJobCommands } from "./job/job-commands.ts";
import { addRedeliveryCommand } from "./job/redelivery-commands.ts";
import { CommandFailure, EXIT } from "./failure.ts";
import { listedFlows } from "../functions/api/documents/listed-flow.ts";
import { spokenLanguage } from "./language.ts";
import { chosenClient } from "./chosen-client.ts";
import { clientOption, count, json, text } from "./options.ts";
import { addPlanCommands } from "./plan/plan-commands.ts";
import { print } from "./print.ts";
import { addProbeCommands } from "./probe-commands.ts";
import { addRecipeCommands } from "./recipe-commands.ts";
import { addTeamCommands } from "./team-commands.ts";
import { adoptedText, flowsText, foundText, heldListText, heldText, releasedText, sentText } from "./text.ts";
import { addTimeCommands } from "./time-commands.ts";
import { addWatchCommands } from "./watch/watch-commands.ts";

const language = spokenLanguage(process.env);

// Commands that reach AWS load its SDK only when they run, so that the others answer at once.
const program = new Command("watchdog")
  .description(
    "Sends, checks, finds and puts right the exchanges that a watchdog guards, tells who takes what, and takes on incidents.",
  )
  .exitOverride()
  .enablePositionalOptions()
  .addHelpText(
    "after",
    `
Exit codes:
  0  done
  1  a file is invalid (check, correct), a contract would refuse what went through (contract try), an exchange is not such that it can be done (correct, approve, recipe), an exchange is not held (replay, discard), a job is not such that it can be done (job), a queue differs (adopted),
     an incident is not such that it can be done (ack, assign, hand-over, requalify, wait, resume, resolve),
     a maintenance is over (maintenance end), a flow is under no control (control end),
     an exchange of a key is held or was just settled (erase)
  2  misuse: an unknown command, option, flow, file, incident or id; a time or a calendar that cannot be read
  3  the local host is not running, or refused

Examples:
  $ watchdog flows
  $ watchdog check shop-orders order.json
  $ watchdog check --format xml --schema order.xsd order.xml
  $ watchdog contract infer --out clients/acme/contracts/orders.ts order-*.json
  $ watchdog contract try shop-orders --contract clients/acme/contracts/orders-2.ts --days 7
  $ watchdog send shop-orders order.json
  $ watchdog quarantine list --flow shop-orders --json
  $ watchdog replay shop-orders.3f2a9c…
  $ watchdog correct shop-orders.3f2a9c… order.json --why "postcode mended with the customer"
  $ watchdog recipe try --flow shop-orders --signature 3f2a9c… --recipe vat-codes.json
  $ watchdog job start --flow shop-orders --why "the shop's contract was mended" --dry-run
  $ watchdog job pause shop-orders.3f2a9c01
  $ watchdog discard shop-orders.3f2a9c… --why "test order of the shop"
  $ watchdog find "#1001"
  $ watchdog erase "#1001" --why "asked for by the customer"
  $ watchdog incidents --mine claire-moreau
  $ watchdog ack 17
  $ watchdog hand-over 17 database --tried "restarted the export job"
  $ watchdog resolve 17 --note "index rebuilt" --verdict real
  $ watchdog maintenance add --flow shop-orders --cron "0 2 * * sun" --duration PT2H --reason "backup"
  $ watchdog absence add claire-moreau --from 2026-12-24T00:00+01:00 --until 2027-01-04T00:00+01:00
  $ watchdog watch shop-orders live --why "tried for two weeks, no false call"
  $ watchdog observe shop-orders --until 2026-11-30T18:00+01:00 --why "new version of the shop"
  $ watchdog status
  $ watchdog expect try shop-orders --days 30 --grace PT20M
  $ watchdog false-calls --month 2026-11
  $ watchdog roster --at 2026-12-25T03:00+01:00 --priority P1
  $ watchdog coverage --weeks 4
  $ watchdog audit --from 2026-11-24T00:00+01:00
  $ watchdog due --cron "30 6 * * mon-fri" --zone Europe/Paris
  $ watchdog sla --priority P2 --from 2026-12-24T16:00+01:00`,
  );

program
  .command("flows")
  .description("list the client's flows; no host is needed")
  .addOption(clientOption)
  .addOption(json)
  .action(async (options: { client?: string; json?: boolean }) => {
    const items = listedFlows(await chosenClient(options.client));
    print(options.json, { items }, () => flowsText(items, language));
  });

addCheckCommand(program, language);
addContractCommands(program, language);

program
  .command("adopted")
  .description("compare adopted queues with what the configuration states of them; run it before a deploy")
  .addOption(clientOption)
  .addOption(json)
  .action(async (options: { client?: string; json?: boolean }) => {
    const { checkAdopted } = await import("./adopted.ts");
    const queues = await checkAdopted(await chosenClient(options.client));
    print(options.json, { queues }, () => adoptedText(queues, language));
    if (queues.some(({ faults }) => faults.length > 0)) process.exitCode = EXIT.refused;
  });

program
  .command("send <flow> <files...>")
  .description("send files to a flow's inbound queue, as its source application would")
  .addOption(json)
  .action(async (flow: string, files: string[], options: { json?: boolean }) => {
    const { sendFiles } = await import("./send.ts");
    const sent = await sendFiles(flow, files);
    print(options.json, { sent }, () => sentText(sent, language));
  });

program
  .command("find <key>")
  .description("find the exchanges of a business key over all flows, forwarded and held")
  .addOption(json)
  .action(async (key: string, options: { json?: boolean }) => {
    const { findExchanges } = await import("./find.ts");
    const found = await findExchanges(key);
    print(options.json, found, () => foundText(found, language));
  });

program
  .command("replay <ids...>")
  .description("send held exchanges through the gate again: the newest correction, else as they came")
  .addOption(json)
  .action(async (ids: string[], options: { json?: boolean }) => {
    const { replayHeld } = await import("./release.ts");
    const items = await replayHeld(ids);
    print(options.json, { items }, () => releasedText(items, language));
    if (items.some(({ outcome }) => outcome !== "replaying")) process.exitCode = EXIT.refused;
  });

program
  .command("discard <ids...>")
  .description("give held exchanges up")
  .requiredOption("--why <text>", "the reason, kept in their history", text(500))
  .addOption(json)
  .action(async (ids: string[], options: { why: string; json?: boolean }) => {
    const { discardHeld } = await import("./release.ts");
    const items = await discardHeld(ids, options.why);
    print(options.json, { items }, () => releasedText(items, language));
    if (items.some(({ outcome }) => outcome !== "discarded")) process.exitCode = EXIT.refused;
  });

const quarantine = program.command("quarantine").description("look into the quarantine");

quarantine
  .command("list")
  .description("list what is in quarantine, newest first")
  .option("--flow <flow>", "of this flow only")
  .addOption(new Option("--state <state>", "in this state").choices(HoldState.options).default("held"))
  .option("--limit <n>", "so many at most", count)
  .addOption(json)
  .action(async (options: { flow?: string; state: HoldState; limit?: number; json?: boolean }) => {
    const { listHeld } = await import("./quarantine.ts");
    const items = await listHeld(options);
    print(options.json, { items }, () => heldListText(items, language));
  });

quarantine
  .command("signatures")
  .description("count what is held by what is wrong with it, and tell what fixed it last time")
  .option("--flow <flow>", "of this flow only")
  .option("--observed", "what was forwarded under observe though it would have been held")
  .addOption(json)
  .action(async ({ flow, observed, ...options }: { flow?: string; observed?: boolean; json?: boolean }) => {
    const { countedSignatures, signaturesText } = await import("./signatures.ts");
    const count = observed ? "observed" : "held";
    const items = await countedSignatures(flow, count);
    print(options.json, { items }, () => signaturesText(items, count, language));
  });

quarantine
  .command("export")
  .description("print what is in quarantine as CSV, without payloads")
  .option("--flow <flow>", "of this flow only")
  .addOption(new Option("--state <state>", "in this state").choices(HoldState.options).default("held"))
  .option("--text <text>", "with this text in keys or findings")
  .action(async (options: { flow?: string; state: HoldState; text?: string }) => {
    const { exportHeld } = await import("./quarantine.ts");
    process.stdout.write(await exportHeld(options));
  });

quarantine
  .command("show <id>")
  .description("show one exchange: findings, history, and with --payload what came")
  .option("--payload", "with its payload and attributes")
  .option("--save <file>", "write the payload into a file, byte for byte as it came")
  .addOption(json)
  .action(async (id: string, options: { payload?: boolean; save?: string; json?: boolean }) => {
    const { savePayload, showHeld } = await import("./quarantine.ts");
    const { exchange, content } = await showHeld(id, options);
    if (content && options.save !== undefined) await savePayload(content, options.save);
    const shown = options.payload === true ? content : undefined;
    print(options.json, { ...exchange, ...(shown ? { payload: shown } : {}) }, () =>
      heldText(exchange, shown, language),
    );
  });

addCorrectCommands(program, language);
addRecipeCommands(program, language);
addJobCommands(program, language);
addRedeliveryCommand(program, language);
addIncidentCommands(program, language);
addActionCommands(program, language);
addPlanCommands(program, language);
addControlCommands(program, language);
addEraseCommand(program, language);
addWatchCommands(program, language);
addTeamCommands(program, language);
addTimeCommands(program, language);
addProbeCommands(program, language);
addAuditCommand(program, language);

/** Nothing listens where the outputs file says, as after a host was killed. */
function isUnreachable(error: unknown): boolean {
  return error instanceof Error && "code" in error && error.code === "ECONNREFUSED";
}

/** Tells why a command could not be carried out; what nobody foresaw is thrown as it is. */
function tell(error: unknown): void {
  if (error instanceof CommanderError) {
    process.exitCode = error.exitCode === 0 ? EXIT.done : EXIT.misuse;
    return;
  }
  const failure = isUnreachable(error)
    ? new CommandFailure("host-unreachable", "watchdog", EXIT.trouble)
    : error;
  if (!(failure instanceof CommandFailure)) throw failure;
  const told = failure.told(language);
  if (process.argv.includes("--json")) process.stdout.write(`${JSON.stringify({ error: told.error })}\n`);
  process.stderr.write(`${told.sentence}\n`);
  process.exitCode = failure.exit;
}

await program.parseAsync().catch(tell);
