import type { Path } from "../../../../schemas/decoder.ts";
import type { Position } from "../../../../schemas/finding.ts";
import type { Envelopes } from "./envelope.ts";
import { offsetOf, type Placed } from "./segments.ts";

/** Tells where segments, elements and components stand in the text that they were cut from. */
export class Places {
  readonly #text: string;
  readonly #placed: readonly Placed[];
  readonly #position: (offset: number) => Position;

  constructor(text: string, placed: readonly Placed[], position: (offset: number) => Position) {
    this.#text = text;
    this.#placed = placed;
    this.#position = position;
  }

  /** Of the segment at an index from 0; its element and the component of it count from 1. */
  of(index: number, element = 0, component = 0): Position {
    const placed = this.#placed[index];
    if (!placed) return this.#position(this.#text.length);
    const offset = element === 0 ? placed.start : offsetOf(this.#text, placed, element, component);
    return {
      ...this.#position(offset),
      segment: index + 1,
      ...(element > 0 && { element }),
      ...(component > 0 && { component }),
    };
  }

  /** Of an offset into the text. */
  at(offset: number): Position {
    let low = 0;
    let high = this.#placed.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((this.#placed[middle]?.start ?? 0) <= offset) low = middle + 1;
      else high = middle;
    }
    const within = low > 0 && offset <= (this.#placed[low - 1]?.end ?? -1);
    return { ...this.#position(offset), ...(within && { segment: low }) };
  }

  /** Of a path into a decoded interchange; of the message for a segment that it has not. */
  ofPath(path: Path, { interchanges, messages }: Envelopes): Position {
    const [branch, index, list, at, , element, component] = path;
    if (branch !== "messages" || typeof index !== "number") {
      const further = branch === "furtherInterchanges" && typeof index === "number" ? index + 1 : 0;
      return this.of(interchanges[further]?.index ?? 0);
    }
    const message = messages[index];
    if (!message) return this.of(0);
    const header = message.header.index;
    const inside = list === "segments" && typeof at === "number" && at < message.segments.length;
    if (!inside) return this.of(header);
    return this.of(header + 1 + at, counted(element), counted(component));
  }
}

/** A step of a path counts from 0, a place from 1; 0 where the path ends before. */
function counted(step: string | number | undefined): number {
  return typeof step === "number" ? step + 1 : 0;
}
