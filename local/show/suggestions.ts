import type { Suggestion, Wording } from "./wording.ts";

const ORDER = "clients/demo/samples/order.json";
const STOCK_LEVEL = "clients/demo/samples/stock-level.json";

/** Held exchanges of this run that serve as examples; each is left out where it did not come about. */
export interface Examples {
  readonly wrongTotal: string | undefined;
  readonly conflict: string | undefined;
  readonly errorPage: string | undefined;
}

/** Commands for any client. */
export function suggestionsForAny({ why }: Wording): readonly Suggestion[] {
  return [
    { command: "npx watchdog flows", why: why.flows },
    { command: "npx watchdog quarantine list", why: why.list },
  ];
}

/** Commands for the demo client, whose samples are there to send. */
export function suggestionsForDemo({ why }: Wording): readonly Suggestion[] {
  return [
    { command: `npx watchdog check shop-orders ${ORDER}`, why: why.check },
    { command: `npx watchdog send stock-levels ${STOCK_LEVEL}`, why: why.send },
  ];
}

/** Commands for the exchanges that the opening has left. */
export function suggestionsAfterOpening(
  { why, discardReason }: Wording,
  { wrongTotal, conflict, errorPage }: Examples,
): readonly Suggestion[] {
  return [
    { command: "npx watchdog quarantine list", why: why.list },
    ...about(wrongTotal, (id) => `npx watchdog quarantine show ${id}`, why.show),
    ...about(conflict, (id) => `npx watchdog replay ${id}`, why.replay),
    ...about(errorPage, (id) => `npx watchdog discard ${id} --why "${discardReason}"`, why.discard),
    { command: 'npx watchdog find "#1001"', why: why.find },
    { command: "npx watchdog status", why: why.status },
    { command: "npx watchdog incidents", why: why.incidents },
  ];
}

function about(id: string | undefined, command: (id: string) => string, why: string): readonly Suggestion[] {
  return id === undefined ? [] : [{ command: command(id), why }];
}
