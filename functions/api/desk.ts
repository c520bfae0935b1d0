import type { FlowDocument } from "../../schemas/api/flow-page-operations.ts";
import type { Client } from "../../schemas/client.ts";
import type { Flow } from "../../schemas/flow.ts";
import type {
  Actions,
  Audit,
  Incidents,
  Journal,
  Plans,
  PulseReader,
  Quarantine,
  Releases,
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
  readonly releases: Releases;
  readonly incidents: Incidents;
  readonly plans: Plans;
  readonly audit: Audit;
  readonly actions: Actions;
  readonly replayQueue: ReplayQueue;
  /** The queue to which the source application of a flow sends. */
  readonly inboundOf: (id: string, flow: Flow) => FlowDocument["inbound"];
  readonly newId: () => string;
}
