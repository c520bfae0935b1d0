import type { PropertyFilterProps } from "@cloudscape-design/components/property-filter";
import { Temporal } from "temporal-polyfill";
import { HoldState } from "../../schemas/held-exchange.ts";

/** What is asked of the quarantine. */
export interface HeldFilter {
  readonly flow?: string;
  readonly state?: HoldState;
  readonly signature?: string;
  readonly text?: string;
  /** The first day, as YYYY-MM-DD, of those on which an exchange came into its state. */
  readonly from?: string;
  /** The last such day. */
  readonly until?: string;
}

/** Since when an exchange has its state, as the field for a filter names it. */
export const SINCE = "since";
/** The bounds of it, by the sign that sets them. */
const BOUNDS = { ">=": "from", "<=": "until" } as const;

const isDay = (text: string) => /^\d{4}-\d\d-\d\d$/.test(text) && !Number.isNaN(Date.parse(text));

/** Reads a filter from the query of an address. */
export function filterAt(search: string): HeldFilter {
  const query = new URLSearchParams(search);
  const given = (name: string) => query.get(name) || undefined;
  const day = (name: string) => [given(name)].find((text) => text !== undefined && isDay(text));
  const [flow, signature, text] = [given("flow"), given("signature"), given("text")];
  const [from, until] = [day("from"), day("until")];
  const state = HoldState.safeParse(given("state")).data;
  return {
    ...(flow === undefined ? {} : { flow }),
    ...(state === undefined ? {} : { state }),
    ...(signature === undefined ? {} : { signature }),
    ...(text === undefined ? {} : { text }),
    ...(from === undefined ? {} : { from }),
    ...(until === undefined ? {} : { until }),
  };
}

const offsetText = (time: Temporal.ZonedDateTime) => time.toString({ timeZoneName: "never" });

/** What the desk is asked for a filter: its days from beginning to end, as a zone has them. */
export function queryOf({ from, until, ...named }: HeldFilter, zone: string) {
  const start = (day: string, later: number) =>
    Temporal.PlainDate.from(day).add({ days: later }).toZonedDateTime(zone);
  return {
    ...named,
    ...(from === undefined ? {} : { from: offsetText(start(from, 0)) }),
    ...(until === undefined ? {} : { until: offsetText(start(until, 1).subtract({ milliseconds: 1 })) }),
  };
}

/** The query of an address that shows the same filter to whoever opens it. */
export function addressOf(filter: HeldFilter): string {
  const query = new URLSearchParams(Object.entries(filter)).toString();
  return query === "" ? "" : `?${query}`;
}

/** A filter as the field for it shows it. */
export function tokensOf({ text, from, until, ...properties }: HeldFilter): PropertyFilterProps.Query {
  const tokens = Object.entries(properties).map(([propertyKey, value]) => ({
    propertyKey,
    operator: "=",
    value,
  }));
  const days = Object.entries(BOUNDS).flatMap(([operator, bound]) => {
    const value = bound === "from" ? from : until;
    return value === undefined ? [] : [{ propertyKey: SINCE, operator, value }];
  });
  const free = text === undefined ? [] : [{ operator: ":", value: text }];
  return { operation: "and", tokens: [...tokens, ...days, ...free] };
}

/** What somebody typed into the field; of a property that is named twice, the last value counts. */
export function filterOf({ tokens }: PropertyFilterProps.Query): HeldFilter {
  const query = new URLSearchParams();
  for (const { propertyKey = "text", operator, value } of tokens)
    if (propertyKey !== SINCE) query.set(propertyKey, String(value));
    else query.set(operator === ">=" ? BOUNDS[">="] : BOUNDS["<="], String(value));
  return filterAt(query.toString());
}
