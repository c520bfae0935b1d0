import type { ListedIncident } from "../../schemas/api/incident-operations.ts";
import { useWording } from "../language/wording.ts";
import { kindWording } from "./incident-wording.ts";

/** Tells what an incident is about in a line: the words of who opened it, else its kind and its subject. */
export function useIncidentName() {
  const sayKind = useWording(kindWording);
  return ({
    number,
    title,
    kind,
    subject,
  }: Pick<ListedIncident, "number" | "kind" | "subject"> & { readonly title?: string | null | undefined }) =>
    `#${number} ${title ?? `${sayKind(kind)}: ${subject.id}`}`;
}
