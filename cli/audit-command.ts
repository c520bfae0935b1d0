import type { Command } from "commander";
import type { Temporal } from "temporal-polyfill";
import type { AuditAct } from "../schemas/audit-entry.ts";
import { timestamp } from "../schemas/timestamp.ts";
import { columns, heading } from "./columns.ts";
import { asOption } from "./desk/acting.ts";
import type { Language } from "./language.ts";
import { count, instant, json, text } from "./options.ts";
import { print } from "./print.ts";
import { words } from "./words.ts";

interface Options {
  readonly subject?: string;
  readonly from?: Temporal.Instant;
  readonly until?: Temporal.Instant;
  readonly limit?: number;
  readonly as?: string;
  readonly json?: boolean;
}

function revisions({ from, to, shows }: AuditAct): string {
  if (shows !== undefined) return `? ${shows}`;
  return [from, to].filter((revision) => revision !== undefined).join(" → ");
}

/** Acts of the audit trail, each in a line. */
function auditText(acts: readonly AuditAct[], language: Language): string {
  return columns([
    heading(words[language].audit),
    ...acts.map((act) => [
      timestamp(act.at),
      act.by,
      act.address,
      act.action,
      act.subject,
      act.code ?? act.result,
      revisions(act),
      act.why ?? "",
    ]),
  ]);
}

/** Adds the command by which leads read the audit trail. */
export function addAuditCommand(program: Command, language: Language): void {
  program
    .command("audit")
    .description("tell who did what, newest first: on a subject, or in a stretch of time; for leads")
    .option("--subject <subject>", "as in incident/17, exchange/ID or flow/shop-orders", text(300))
    .option("--from <instant>", "since then, in place of a subject", instant)
    .option("--until <instant>", "until then (default: now)", instant)
    .option("--limit <n>", "so many at most", count)
    .addOption(asOption)
    .addOption(json)
    .action(async ({ subject, from, until, limit, as, json }: Options) => {
      const { readTrail } = await import("./audit.ts");
      const trail = await readTrail({ subject, from, until }, limit, as);
      print(json, { items: trail.items }, () => auditText(trail.acts, language));
    });
}
