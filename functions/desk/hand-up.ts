import type { Client } from "../../schemas/client.ts";
import type { HeldExchange } from "../../schemas/held-exchange.ts";
import type { Incident } from "../../schemas/incident.ts";
import { isActive, noted } from "../incident/incident.ts";
import type { Incidents } from "../ports.ts";
import { signatureFaults } from "../quarantine/signature.ts";
import type { Act } from "./decision.ts";
import { openedByHand } from "./open-by-hand.ts";

/** How often it is tried again while others hand over exchanges of the same failure. */
const ATTEMPTS = 5;
const TITLE_CHARACTERS_MAX = 200;
const NOTE_CHARACTERS_MAX = 500;

/** A held exchange that the first line hands over, and what they tell of it. */
export interface HandedUp {
  readonly exchange: Pick<HeldExchange, "id" | "flow" | "signature" | "reason" | "findings">;
  readonly note: string;
}

/** One failure has one incident, however many of its exchanges are handed over. */
const handUpCause = ({ exchange: { flow, signature } }: HandedUp) => `handed-up/${flow}/${signature}`;

function titleOf({ exchange: { flow, reason, findings } }: HandedUp): string {
  const [fault] = signatureFaults(findings);
  const what = fault ? `${fault.code} ${fault.path}`.trim() : reason;
  return `${flow}: ${what}`.slice(0, TITLE_CHARACTERS_MAX);
}

/** The incident of an exchange that is handed over, which asks for a consultant at least. */
function openedHandUp(
  handed: HandedUp,
  name: Pick<Incident, "number" | "opening">,
  act: Act,
  client: Client,
): Incident {
  const { id, flow } = handed.exchange;
  const report = { title: titleOf(handed), flow, exchange: id };
  const timeline = [{ ...act, event: "open", note: handed.note }];
  const incident = openedByHand(report, name.number, act, client);
  return { ...incident, cause: handUpCause(handed), opening: name.opening, asksFor: "consultant", timeline };
}

/** The open incident of the same failure, with one exchange more. */
function withExchange(incident: Incident, { exchange: { id }, note }: HandedUp, act: Act): Incident {
  return noted(incident, {
    ...act,
    event: "exchange handed over",
    note: `${id}: ${note}`.slice(0, NOTE_CHARACTERS_MAX),
  });
}

/**
 * Hands a held exchange to the consultants: opens the incident of its failure, or adds to it while it is open. Whoever
 * loses the race to open it adds to what the other one opened.
 *
 * @param number was drawn for it; where it only adds, the number is lost, which harms nothing
 */
export async function handUp(
  handed: HandedUp,
  number: number,
  act: Act,
  { client, incidents }: { readonly client: Client; readonly incidents: Incidents },
): Promise<{ readonly outcome: "opened" | "added"; readonly incident: Incident }> {
  for (let attempt = 0; attempt < ATTEMPTS; attempt += 1) {
    const latest = await incidents.latest(handUpCause(handed));
    if (latest && isActive(latest)) {
      const { changed, incident } = await incidents.change(latest, (fresh) =>
        isActive(fresh) ? withExchange(fresh, handed, act) : undefined,
      );
      if (changed && incident) return { outcome: "added", incident };
      continue;
    }
    const incident = openedHandUp(handed, { number, opening: (latest?.opening ?? 0) + 1 }, act, client);
    if ((await incidents.create(incident)) === "written") return { outcome: "opened", incident };
  }
  throw new Error(`the incident of ${handUpCause(handed)} changed under every attempt to add to it`);
}
