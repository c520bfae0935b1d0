import type { Flow } from "../../schemas/flow.ts";
import { matchesPattern } from "../../schemas/path-pattern.ts";
import { changedFields } from "./changed-fields.ts";

/** What a decoder made of a text, as far as an edit of it is concerned. */
type Text =
  | {
      readonly outcome: "decoded";
      readonly document: unknown;
      readonly notes: readonly { readonly path: string }[];
    }
  | { readonly outcome: "undecodable" };

/** A place that an edit may not touch, and how to allow it. */
export interface EditFault {
  readonly place: string;
  readonly fault: string;
}

/**
 * The places that an edited text changes though its flow does not list them as editable. A repeated key counts as a
 * change of its place, since another program may read its other value; so does what cannot be compared, of the whole.
 */
export function editFaults(original: Text, edited: Text, editable: Flow["editable"]): readonly EditFault[] {
  if (editable === "all") return [];
  if (original.outcome === "undecodable" || edited.outcome === "undecodable") {
    const which = original.outcome === "undecodable" ? "what came" : "the corrected text";
    return [
      {
        place: "",
        fault: `${which} cannot be decoded, so no fields can be compared: editable: "all" allows it`,
      },
    ];
  }
  const noted = edited.notes.map(({ path }) => path);
  const touched = new Set([...changedFields(original.document, edited.document), ...noted]);
  return [...touched]
    .filter((place) => !editable.some((pattern) => matchesPattern(pattern, place)))
    .map((place) => ({
      place,
      fault: `may not be changed: list ${place || "it"} under editable of the flow to allow it`,
    }));
}
