import type { FlowDocument } from "../../schemas/api/flow-page-operations.ts";
import type { Client } from "../../schemas/client.ts";
import type { Flow } from "../../schemas/flow.ts";
import type { DrawnCode } from "../desk/phone-code.ts";
import type {
  Actions,
  ArchiveReader,
  Audit,
  AutomaticRecipes,
  DailyFigures,
  Incidents,
  Journal,
  Lines,
  OwnWays,
  Plans,
  PulseReader,
  Quarantine,
  Recipes,
  RecipeTrials,
  Releases,
  ReplayJobs,
  ReplayQueue,
  Signatures,
  Subscribers,
  Subscriptions,
  WatchStates,
} from "../ports.ts";

/** What the operations of the API reach: one client's configuration and its stores. */
export interface Desk {
  readonly client: Client;
  readonly quarantine: Quarantine;
  readonly signatures: Signatures;
  readonly journal: Journal;
  readonly archive: ArchiveReader;
  readonly lines: Lines;
  readonly pulses: PulseReader;
  readonly daily: DailyFigures;
  readonly states: WatchStates;
  readonly releases: Releases;
  readonly incidents: Incidents;
  readonly plans: Plans;
  readonly recipes: Recipes;
  readonly automatic: AutomaticRecipes;
  readonly audit: Audit;
  readonly actions: Actions;
  readonly replayQueue: ReplayQueue;
  readonly jobs: ReplayJobs;
  readonly trials: RecipeTrials;
  /** The queue to which the source application of a flow sends. */
  readonly inboundOf: (id: string, flow: Flow) => FlowDocument["inbound"];
  readonly subscribers: Subscribers;
  /** Who is told by the topic of contacts. */
  readonly subscriptions: Subscriptions;
  readonly ways: OwnWays;
  readonly newId: () => string;
  readonly newPhoneCode: () => DrawnCode;
}
