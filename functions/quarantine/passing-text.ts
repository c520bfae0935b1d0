import { hash } from "node:crypto";
import type { HeldContent } from "../../schemas/held-exchange.ts";
import { type Carried, inBody } from "../payload/carried.ts";
import type { Edit } from "./correction.ts";

/** A text that passes its contract, to be put beside what came. */
export interface PassingText {
  readonly bytes: Buffer<ArrayBuffer>;
  readonly checked: { readonly verdict: "valid"; readonly notes: { readonly total: number } };
  readonly came: Extract<Carried, { outcome: "payload" }>;
  readonly attributes: HeldContent["attributes"];
}

/** What an item says of the version that a text becomes. */
export type VersionOf = Pick<Edit, "hash" | "bytes" | "verdict" | "findingsTotal">;

/** The version that a text becomes: what the item says of it, and its content, in the form that it came in. */
export function asVersion({ bytes, checked, came, attributes }: PassingText): {
  readonly version: VersionOf;
  readonly content: HeldContent;
} {
  return {
    version: {
      hash: hash("sha256", bytes, "hex"),
      bytes: bytes.length,
      verdict: checked.verdict,
      findingsTotal: checked.notes.total,
    },
    content: { body: inBody(bytes, came.transferEncoding), attributes },
  };
}
