import type { Check } from "../../functions/gate/examine.ts";
import { signature, signatureFaults } from "../../functions/quarantine/signature.ts";
import type { SignatureFault } from "../../schemas/held-signature.ts";

/** What two contracts say of one payload. */
export interface Judged {
  readonly businessKey: string;
  readonly present: Check;
  readonly tried: Check;
}

/** Exchanges on which they differ for one cause. */
export interface DifferentCause {
  readonly signature: string;
  readonly count: number;
  readonly faults: readonly SignatureFault[];
  /** Business keys of some of them. */
  readonly examples: readonly string[];
}

/** Where two contracts differ. */
export interface Difference {
  readonly examined: number;
  readonly bothAccept: number;
  readonly bothRefuse: number;
  /** What the contract that is tried refuses and the present one accepts, the most frequent cause first. */
  readonly newlyRefused: readonly DifferentCause[];
  /** What it accepts and the present one refuses. */
  readonly newlyAccepted: readonly DifferentCause[];
}

const EXAMPLES = 3;

function inOrder(causes: ReadonlyMap<string, DifferentCause>): readonly DifferentCause[] {
  return [...causes.values()].toSorted((a, b) => b.count - a.count || a.signature.localeCompare(b.signature));
}

/** Counts payloads by what two contracts say of them. */
export class Differences {
  readonly #flow: string;
  #counts = { examined: 0, bothAccept: 0, bothRefuse: 0 };
  readonly #refused = new Map<string, DifferentCause>();
  readonly #accepted = new Map<string, DifferentCause>();

  constructor(flow: string) {
    this.#flow = flow;
  }

  add({ businessKey, present, tried }: Judged): void {
    this.#counts.examined += 1;
    if (present.verdict === "valid" && tried.verdict === "valid") this.#counts.bothAccept += 1;
    else if (present.verdict === "invalid" && tried.verdict === "invalid") this.#counts.bothRefuse += 1;
    else if (tried.verdict === "invalid") this.#note(this.#refused, tried, businessKey);
    else if (present.verdict === "invalid") this.#note(this.#accepted, present, businessKey);
  }

  get found(): Difference {
    return {
      ...this.#counts,
      newlyRefused: inOrder(this.#refused),
      newlyAccepted: inOrder(this.#accepted),
    };
  }

  #note(
    causes: Map<string, DifferentCause>,
    { reason, findings }: Extract<Check, { verdict: "invalid" }>,
    businessKey: string,
  ): void {
    const name = signature(this.#flow, reason, findings);
    const known = causes.get(name);
    const examples = [...(known?.examples ?? []), businessKey].slice(0, EXAMPLES);
    const faults = known?.faults ?? signatureFaults(findings);
    causes.set(name, { signature: name, count: (known?.count ?? 0) + 1, faults, examples });
  }
}
