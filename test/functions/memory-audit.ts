import * as z from "zod";
import type { Audit, AuditedAct } from "../../functions/ports.ts";
import { AuditIntent, AuditOutcome } from "../../schemas/audit-entry.ts";
import { timestamp } from "../../schemas/timestamp.ts";
import { type Crash, Crashed } from "./memory-ports.ts";

/** The audit trail of one client in memory; a process may end at each write. */
export class MemoryAudit implements Audit {
  readonly intents: AuditIntent[] = [];
  readonly outcomes = new Map<string, AuditOutcome>();
  crash: Crash | undefined;
  #writes = 0;

  async intend(intent: AuditIntent): Promise<void> {
    this.#write(() => this.intents.push(AuditIntent.parse(z.encode(AuditIntent, intent))));
  }

  async conclude(outcome: AuditOutcome): Promise<"written" | "lost"> {
    if (this.outcomes.has(outcome.act)) return "lost";
    const stored = AuditOutcome.parse(z.encode(AuditOutcome, outcome));
    this.#write(() => this.outcomes.set(outcome.act, stored));
    return "written";
  }

  ofSubject(subject: string, after?: string): AsyncIterable<AuditedAct> {
    return this.#acts((intent) => intent.subject === subject, after);
  }

  between(from: AuditIntent["at"], until: AuditIntent["at"], after?: string): AsyncIterable<AuditedAct> {
    const isBetween = ({ at }: AuditIntent) =>
      at.epochMilliseconds >= from.epochMilliseconds && at.epochMilliseconds <= until.epochMilliseconds;
    return this.#acts(isBetween, after);
  }

  #write(effect: () => void): void {
    this.#writes += 1;
    const crash = this.crash?.call === this.#writes ? this.crash.when : undefined;
    if (crash === "before") throw new Crashed("audit");
    effect();
    if (crash === "after") throw new Crashed("audit");
  }

  async *#acts(wanted: (intent: AuditIntent) => boolean, after = "9"): AsyncIterable<AuditedAct> {
    await Promise.resolve();
    const found = this.intents.filter(wanted).map((intent) => ({
      key: `${timestamp(intent.at)}#${intent.act}#intent`,
      act: { ...intent, result: "open" as const, ...this.outcomes.get(intent.act) },
    }));
    yield* found.filter(({ key }) => key < after).toSorted((a, b) => (a.key < b.key ? 1 : -1));
  }
}
