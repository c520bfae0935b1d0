import type { Finding, Position } from "./finding.ts";

/** Steps from the root of a decoded message to a place in it. */
export type Path = readonly (string | number)[];

/** What a decoder makes of the bytes: a document, or the findings that say why there is none. */
export type Decoded =
  | {
      readonly outcome: "decoded";
      readonly document: unknown;
      /**
       * What the format's own rules, such as a schema, refuse of a message that can be read all the same.
       * Findings of severity `error` only.
       */
      readonly faults?: readonly Finding[];
      /** Findings of severity `note` only. */
      readonly notes: readonly Finding[];
      /** Where the value at a path stands in the bytes; for a missing one, where its nearest parent stands. */
      readonly locate: (path: Path) => Position | null;
    }
  | { readonly outcome: "undecodable"; readonly findings: readonly Finding[] };

/** Reads one format: pure, bounded in time and memory, never throws. */
export type Decoder = (bytes: Uint8Array) => Decoded;
