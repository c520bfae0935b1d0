import type { Path } from "./decoder.ts";

/** A change at one place of a message, told by the message's decoded form. */
export type SourceChange =
  | {
      /** Another value where there is one. */
      readonly kind: "set";
      readonly path: Path;
      readonly value: unknown;
      /** How the value stands elsewhere in the text, where it is brought from there. */
      readonly source?: string | undefined;
    }
  | {
      /** A member that is not there yet, or an item before the one of its index, or behind the last. */
      readonly kind: "add";
      readonly path: Path;
      readonly value: unknown;
      readonly source?: string | undefined;
    }
  | { readonly kind: "remove"; readonly path: Path };

/** Changes single places of a text in one format, and leaves all else of it as it is written. */
export interface SourceEditor {
  /** The message as changes name its places; undefined where the text cannot be read. */
  readonly read: (text: string) => { readonly document: unknown } | undefined;
  /** How the values of a text are written, by their paths; undefined where the format writes one anew. */
  readonly sourcesOf: (text: string) => (path: Path) => string | undefined;
  /** The text with changes, all named by places of the text as it is; undefined where the format cannot write one. */
  readonly write: (text: string, changes: readonly SourceChange[]) => string | undefined;
  /** Whether a value that is there says nothing in this format. */
  readonly isBlank: (value: unknown) => boolean;
  /** A message without the differences that a text of this format does not tell. */
  readonly told: (document: unknown) => unknown;
}
