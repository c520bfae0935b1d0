import * as z from "zod";
import type { Leaf } from "./leaves.ts";

/** Objects that tell of a person, or of what a person lives by, as a whole. */
const PERSON =
  /^(customer|client_details|billing_address|shipping_address|payment_details|contact|person|recipient|buyer_contact|dbtr|cdtr)$/i;

/** Fields that tell of a person by themselves. */
const PERSONAL =
  /mail|phone|^tel|telefon|mobile|(^|_)fax|first_?name|last_?name|given_?name|family_?name|surname|birth|passport|ssn|^iban$|card|street|strt|^address\d?$|zip|postal|pstcd|latitude|longitude|(^|_)ip$|client_ip|^note$/i;

const IBAN = /^[A-Z]{2}\d{2}[A-Z0-9]{11,30}$/;

function tellsOfPerson({ name, observed: { texts } }: Leaf): boolean {
  if (PERSONAL.test(name)) return true;
  const values = [...(texts?.values.keys() ?? [])];
  const all = (takes: (text: string) => boolean) => values.length > 0 && values.every(takes);
  return all((text) => z.email().safeParse(text).success) || all((text) => IBAN.test(text));
}

const written = (path: readonly string[]) =>
  path.map((step) => `/${step.replaceAll("~", "~0").replaceAll("/", "~1")}`).join("");

/**
 * The places that probably hold personal data, as a contract masks them: JSON Pointers (RFC 6901) in which `*` is any
 * one step and `**` whatever lies below.
 */
export function personalPlaces(leaves: readonly Leaf[]): readonly string[] {
  const places = leaves.flatMap((leaf) => {
    const person = leaf.path.findIndex((step, index) => PERSON.test(step) && index < leaf.path.length - 1);
    if (person >= 0 && leaf.path[person + 1] !== "$")
      return [`${written(leaf.path.slice(0, person + 1))}/**`];
    return tellsOfPerson(leaf) ? [written(leaf.path)] : [];
  });
  return [...new Set(places)].toSorted();
}
