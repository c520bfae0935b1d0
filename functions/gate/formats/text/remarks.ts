import { catalogue, type CatalogueCode } from "../../../../schemas/catalogue.ts";
import type { Decoded, Path } from "../../../../schemas/decoder.ts";
import {
  type Finding,
  FINDINGS_KEPT,
  type Position,
  type ReceivedKind,
} from "../../../../schemas/finding.ts";
import { pointer } from "../pointer.ts";

type Located = Extract<Decoded, { outcome: "decoded" }>["locate"];

/** Where something to tell stands, and what was asked for there. */
export interface Told {
  readonly path?: Path;
  readonly position: Position | null;
  readonly expected: string;
  readonly received?: ReceivedKind;
}

/** What is wrong with a message, and what is only told about it; each list is cut at `FINDINGS_KEPT`. */
export class Remarks {
  readonly errors: Finding[] = [];
  readonly notes: Finding[] = [];
  readonly #noted = new Set<CatalogueCode>();

  error(code: CatalogueCode, told: Told): void {
    if (this.errors.length < FINDINGS_KEPT) this.errors.push(findingOf("error", code, told));
  }

  /** Notes what may come at every step of a message; its first place stands for all. */
  noteOnce(code: CatalogueCode, told: () => Told): void {
    if (this.#noted.has(code)) return;
    this.#noted.add(code);
    this.notes.push(findingOf("note", code, told()));
  }

  /** Whether so much is wrong that nothing more would be kept. */
  get full(): boolean {
    return this.errors.length >= FINDINGS_KEPT;
  }
}

/** A message that was read, with what is wrong with it all the same. */
export function read(document: unknown, { errors, notes }: Remarks, locate: Located): Decoded {
  return { outcome: "decoded", document, notes, locate, ...(errors.length > 0 && { faults: errors }) };
}

/** What is told of a message that cannot be read for one reason. */
export function refusal(code: CatalogueCode, told: Told): Decoded {
  return { outcome: "undecodable", findings: [findingOf("error", code, told)] };
}

function findingOf(severity: Finding["severity"], code: CatalogueCode, told: Told): Finding {
  return {
    code,
    severity,
    path: pointer(told.path ?? []),
    position: told.position,
    message: catalogue[code],
    expected: told.expected.slice(0, 512),
    received: told.received ?? null,
  };
}
