import { componentOf, type EdiSegment } from "../../../../schemas/edi-segment.ts";
import type { Remarks } from "../text/remarks.ts";
import type { Places } from "./places.ts";
import type { Placed } from "./segments.ts";
import {
  checkCount,
  checkReference,
  checkService,
  type Service,
  type ServiceElement,
} from "./service-element.ts";

/** What opens and closes one level of an interchange, and what these segments must carry. */
interface Level {
  readonly opens: string;
  readonly opening: readonly ServiceElement[];
  readonly closes: string;
  readonly closing: readonly ServiceElement[];
  /** The element of the opening segment that the second one of the closing segment repeats. */
  readonly reference: number;
  /** A reference as it is compared. */
  readonly referenceKey: (value: string) => string;
}

/** The levels of a standard, from the interchange inwards. */
export interface EnvelopeRules {
  readonly levels: readonly [interchange: Level, group: Level, message: Level];
  /** Whether messages may stand in an interchange without a group around them. */
  readonly groupOptional: boolean;
  /** Whether a segment may stand in an interchange outside its messages. */
  readonly isBesides: (tag: string, inGroup: boolean) => boolean;
}

/** A level that was opened, with the segments that stand in it besides messages. */
export interface Opened {
  readonly segment: EdiSegment;
  readonly index: number;
  readonly besides: EdiSegment[];
}

/** A message in its envelopes: the segments between its first and its last one. */
export interface Enveloped {
  readonly header: Opened;
  readonly group: Opened | null;
  readonly segments: EdiSegment[];
}

/** What the envelopes of a file hold. */
export interface Envelopes {
  readonly interchanges: readonly Opened[];
  readonly messages: readonly Enveloped[];
  /** The closing segment that the end of the file lacks; null where all is closed. */
  readonly open: string | null;
}

/** Reads the envelopes of a file in one pass: their nesting, counts and references. */
export function readEnvelopes(
  placed: readonly Placed[],
  rules: EnvelopeRules,
  places: Places,
  remarks: Remarks,
): Envelopes {
  return new EnvelopeReader(rules, places, remarks).read(placed);
}

const INTERCHANGE = 0;
const GROUP = 1;
const MESSAGE = 2;

interface OpenLevel extends Opened {
  readonly reference: string;
  readonly references: Set<string>;
  inside: number;
}

class EnvelopeReader {
  readonly #rules: EnvelopeRules;
  readonly #places: Places;
  readonly #remarks: Remarks;
  readonly #interchanges: Opened[] = [];
  readonly #messages: Enveloped[] = [];
  readonly #open: (OpenLevel | null)[] = [null, null, null];
  #hasGroups = false;

  constructor(rules: EnvelopeRules, places: Places, remarks: Remarks) {
    this.#rules = rules;
    this.#places = places;
    this.#remarks = remarks;
  }

  read(placed: readonly Placed[]): Envelopes {
    for (const [index, { segment }] of placed.entries()) {
      if (this.#remarks.full) break;
      this.#take({ segment, index, path: this.#path() });
    }
    const innermost = this.#open.findLastIndex((level) => level !== null);
    const open = this.#rules.levels[innermost]?.closes ?? null;
    return { interchanges: this.#interchanges, messages: this.#messages, open };
  }

  #take(service: Service): void {
    const { tag } = service.segment;
    for (const [depth, level] of this.#rules.levels.entries()) {
      if (tag === level.opens) return this.#opens(service, depth, level);
      if (tag === level.closes) return this.#closes(service, depth, level);
    }
    this.#body(service);
  }

  #opens(service: Service, depth: number, level: Level): void {
    this.#expectClosed(service, depth);
    const parent = this.#parentOf(service, depth);
    if (parent === undefined) return;
    checkService(service, level.opening, this.#places, this.#remarks);
    const { segment, index } = service;
    const reference = level.referenceKey(componentOf(segment, level.reference));
    if (parent?.references.has(reference)) {
      const told = { path: service.path, position: this.#places.of(index, level.reference) };
      this.#remarks.error("edi-reference-repeated", {
        ...told,
        expected: `each reference of ${level.opens} once`,
      });
    }
    parent?.references.add(reference);
    if (parent) parent.inside++;
    const opened = { segment, index, besides: [], reference, references: new Set<string>(), inside: 0 };
    this.#open[depth] = opened;
    if (depth === INTERCHANGE) this.#interchanges.push(opened);
    if (depth === INTERCHANGE) this.#hasGroups = false;
    if (depth === GROUP) this.#hasGroups = true;
    if (depth === MESSAGE) {
      this.#messages.push({ header: opened, group: this.#open[GROUP] ?? null, segments: [] });
    }
  }

  /** The level that a new one stands in; null for an interchange, undefined where it may not stand. */
  #parentOf(service: Service, depth: number): OpenLevel | null | undefined {
    if (depth === INTERCHANGE) return null;
    const [interchange, group] = this.#open;
    const inGroup = depth === MESSAGE && !(this.#rules.groupOptional && !group);
    const parent = inGroup ? group : interchange;
    if (!parent) {
      const missing = this.#rules.levels[interchange && inGroup ? GROUP : INTERCHANGE];
      this.#misplaced(service, `${missing.opens} before ${service.segment.tag}`);
      return undefined;
    }
    const bare = depth === MESSAGE && !group && this.#hasGroups;
    const late = depth === GROUP && !this.#hasGroups && parent.inside > 0;
    if (bare || late) this.#misplaced(service, "all messages in groups, or none");
    return parent;
  }

  #closes(service: Service, depth: number, level: Level): void {
    this.#expectClosed(service, depth + 1);
    const opened = this.#open[depth];
    if (!opened) return this.#misplaced(service, `${level.opens} before ${level.closes}`);
    checkService(service, level.closing, this.#places, this.#remarks);
    const inside = depth === MESSAGE ? (this.#messages.at(-1)?.segments.length ?? 0) + 2 : opened.inside;
    const inner =
      depth === INTERCHANGE && !this.#hasGroups && this.#rules.groupOptional ? MESSAGE : depth + 1;
    const unit = this.#rules.levels[inner]?.opens;
    const what = unit === undefined ? `segments, ${level.opens} and ${level.closes} counted` : unit;
    checkCount(service, inside, what, this.#places, this.#remarks);
    const same = (stated: string) => level.referenceKey(stated) === opened.reference;
    checkReference(service, same, level.opens, this.#places, this.#remarks);
    if (inside === 0 && opened.besides.length === 0)
      this.#misplaced(service, `${unit} before ${level.closes}`);
    this.#open[depth] = null;
  }

  /** Levels from this depth inwards must be closed; the innermost that is not is told, all are given up. */
  #expectClosed(service: Service, depth: number): void {
    const innermost = this.#open.findLastIndex((level) => level !== null);
    if (innermost >= depth) {
      this.#misplaced(service, `${this.#rules.levels[innermost]?.closes} before ${service.segment.tag}`);
    }
    this.#open.fill(null, depth);
  }

  #body(service: Service): void {
    const [interchange, group, message] = this.#open;
    const around = group ?? interchange;
    if (message) this.#messages.at(-1)?.segments.push(service.segment);
    else if (around && this.#rules.isBesides(service.segment.tag, group !== null)) {
      around.besides.push(service.segment);
    } else {
      this.#misplaced(service, `${this.#rules.levels[MESSAGE].opens} before the segments of a message`);
    }
  }

  #misplaced({ index, path }: Service, expected: string): void {
    this.#remarks.error("edi-segment-place", { path, position: this.#places.of(index), expected });
  }

  /** Where in the decoded document the next segment belongs. */
  #path(): readonly (string | number)[] {
    return this.#open[MESSAGE] ? ["messages", this.#messages.length - 1] : [];
  }
}
