import type { Client } from "../../schemas/client.ts";
import type { DrawnCode } from "../desk/phone-code.ts";
import type {
  Audit,
  DailyFigures,
  Incidents,
  Journal,
  OwnWays,
  Plans,
  PulseReader,
  Quarantine,
  ReplayQueue,
  Subscribers,
  Subscriptions,
  WatchStates,
} from "../ports.ts";

/** What the operations of the API reach: one client's configuration and its stores. */
export interface Desk {
  readonly client: Client;
  readonly quarantine: Quarantine;
  readonly journal: Journal;
  readonly pulses: PulseReader;
  readonly daily: DailyFigures;
  readonly states: WatchStates;
  readonly incidents: Incidents;
  readonly plans: Plans;
  readonly audit: Audit;
  readonly replayQueue: ReplayQueue;
  readonly subscribers: Subscribers;
  /** Who is told by the topic of contacts. */
  readonly subscriptions: Subscriptions;
  readonly ways: OwnWays;
  readonly newId: () => string;
  readonly newPhoneCode: () => DrawnCode;
}
