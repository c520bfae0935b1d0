import type { Client } from "../../schemas/client.ts";
import type {
  Actions,
  Audit,
  Incidents,
  Journal,
  Plans,
  PulseReader,
  Quarantine,
  ReplayQueue,
  Signatures,
  WatchStates,
} from "../ports.ts";

/** What the operations of the API reach: one client's configuration and its stores. */
export interface Desk {
  readonly client: Client;
  readonly quarantine: Quarantine;
  readonly signatures: Signatures;
  readonly journal: Journal;
  readonly pulses: PulseReader;
  readonly states: WatchStates;
  readonly incidents: Incidents;
  readonly plans: Plans;
  readonly audit: Audit;
  readonly actions: Actions;
  readonly replayQueue: ReplayQueue;
  readonly newId: () => string;
}
