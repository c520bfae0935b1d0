import type { PropertyFilterProps } from "@cloudscape-design/components/property-filter";
import { HoldState } from "../../schemas/held-exchange.ts";

/** What is asked of the quarantine. */
export interface HeldFilter {
  readonly flow?: string;
  readonly state?: HoldState;
  readonly signature?: string;
  readonly text?: string;
}

/** Reads a filter from the query of an address. */
export function filterAt(search: string): HeldFilter {
  const query = new URLSearchParams(search);
  const given = (name: string) => query.get(name) || undefined;
  const [flow, signature, text] = [given("flow"), given("signature"), given("text")];
  const state = HoldState.safeParse(given("state")).data;
  return {
    ...(flow === undefined ? {} : { flow }),
    ...(state === undefined ? {} : { state }),
    ...(signature === undefined ? {} : { signature }),
    ...(text === undefined ? {} : { text }),
  };
}

/** The query of an address that shows the same filter to whoever opens it. */
export function addressOf(filter: HeldFilter): string {
  const query = new URLSearchParams(Object.entries(filter)).toString();
  return query === "" ? "" : `?${query}`;
}

/** A filter as the field for it shows it. */
export function tokensOf({ text, ...properties }: HeldFilter): PropertyFilterProps.Query {
  const tokens = Object.entries(properties).map(([propertyKey, value]) => ({
    propertyKey,
    operator: "=",
    value,
  }));
  const free = text === undefined ? [] : [{ operator: ":", value: text }];
  return { operation: "and", tokens: [...tokens, ...free] };
}

/** What somebody typed into the field; of a property that is named twice, the last value counts. */
export function filterOf({ tokens }: PropertyFilterProps.Query): HeldFilter {
  const query = new URLSearchParams();
  for (const { propertyKey, value } of tokens) query.set(propertyKey ?? "text", String(value));
  return filterAt(query.toString());
}
