import type { AutomaticRecipe } from "../schemas/automatic-recipe.ts";
import type { Temporal } from "temporal-polyfill";
import type { ArchivedExchange } from "../schemas/archived-exchange.ts";
import type { AuditAct, AuditIntent, AuditOutcome } from "../schemas/audit-entry.ts";
import type { DailyCounts } from "../schemas/daily-counts.ts";
import type { FlowControl } from "../schemas/flow-control.ts";
import type {
  HeldContent,
  HeldExchange,
  ListedExchange,
  Holding,
  HoldState,
} from "../schemas/held-exchange.ts";
import type { HeldSignature } from "../schemas/held-signature.ts";
import type { HttpAnswer } from "../schemas/http-event.ts";
import type { Incident } from "../schemas/incident.ts";
import type { Answered, JournalEntry, JournalKey, Redelivered } from "../schemas/journal-entry.ts";
import type { Line, LineEntry, LineKey } from "../schemas/line.ts";
import type { Link } from "../schemas/link.ts";
import type { Mailbox } from "../schemas/mailbox.ts";
import type { Message, MessageAttributes } from "../schemas/message.ts";
import type { Maintenance, Plan, PlanItem } from "../schemas/plan.ts";
import type { PullProbe } from "../schemas/probe.ts";
import type { ProbeState } from "../schemas/probe-state.ts";
import type { Counted, Pulse } from "../schemas/pulse.ts";
import type { Release } from "../schemas/release.ts";
import type { JobAnswers, JobOutcome, ReplayJob } from "../schemas/replay-job.ts";
import type { RecipeTrial } from "../schemas/recipe-trial.ts";
import type { ReplayOrder } from "../schemas/replay-order.ts";
import type { SavedRecipe } from "../schemas/saved-recipe.ts";
import type { Subscriber } from "../schemas/subscriber.ts";
import type { QueueDepth, Subject, WatchState } from "../schemas/watch-state.ts";
import type { Fault } from "./quarantine/fault.ts";

/** The one source of time. */
export interface Clock {
  now(): Temporal.Instant;
}

/** One exchange on its way out. */
export interface Outgoing {
  readonly flow: string;
  readonly exchangeId: string;
  readonly businessKey: string;
  /** Hex SHA-256 of the bytes. */
  readonly hash: string;
  readonly body: string;
  readonly attributes: MessageAttributes;
  /** What delivers it again on purpose, so that a FIFO target does not take it for the one before. */
  readonly redelivery?: string;
}

/** `refused` is the target's word on this one message, for good; `failed` may work at another time. */
export type Delivery =
  | { readonly outcome: "sent" }
  | { readonly outcome: "refused"; readonly code: string }
  | { readonly outcome: "failed" };

/** The way out to a target. */
export interface Door {
  /** Delivers to the queue of this ARN; the answers stand in the order of the exchanges. */
  deliver(target: string, exchanges: readonly Outgoing[]): Promise<readonly Delivery[]>;
}

/** Something of a flow's archive: what was forwarded in one go. */
export interface ArchivePart {
  /** Its name within the flow's archive. */
  readonly name: string;
  readonly at: Temporal.Instant;
}

/** What was forwarded, kept so that it can be shown and delivered again. */
export interface Archive {
  /** Keeps what is about to be forwarded, and names it. @throws where it cannot be kept */
  keep(flow: string, at: Temporal.Instant, exchanges: readonly Outgoing[]): Promise<string>;
}

/** The archive, read back, and what is in it erased. */
export interface ArchiveReader {
  /** What a flow kept at an instant or earlier, newest first. */
  upTo(flow: string, at: Temporal.Instant): AsyncIterable<ArchivePart>;
  /** Undefined where it has expired. */
  read(flow: string, name: string): Promise<readonly ArchivedExchange[] | undefined>;
  /** Takes these exchanges out. @throws where somebody else did so at the same time */
  erase(flow: string, name: string, exchangeIds: ReadonlySet<string>): Promise<void>;
}

/** The memory of forwarded exchanges. */
export interface Journal {
  /** Reads consistently; `unread` are the keys that stayed unanswered. Keys may repeat. */
  look(
    keys: readonly JournalKey[],
  ): Promise<{ readonly entries: readonly JournalEntry[]; readonly unread: readonly JournalKey[] }>;
  /** Writes over; returns the keys of what stayed unwritten. No two entries may have one key. */
  record(entries: readonly JournalEntry[]): Promise<readonly JournalKey[]>;
  /** Notes dropped duplicates on their entries; where there is no entry (any more), nothing is noted. */
  noteRepeats(keys: readonly JournalKey[], at: Temporal.Instant): Promise<void>;
  /** Notes on entries that they were delivered again; where there is no entry (any more), nothing is noted. */
  noteRedelivered(keys: readonly JournalKey[], how: Redelivered): Promise<void>;
  /**
   * Notes what a target answered, on an entry that was not answered yet; a refusal also over an acceptance. `lost` where
   * it was answered before, or there is no such entry (any more).
   */
  noteAnswer(key: JournalKey, answered: Answered): Promise<"written" | "lost">;
  /** The exchanges of one business key on one flow, oldest first by exchange id. */
  find(flow: string, businessKey: string): AsyncIterable<JournalEntry>;
  /** Removes the entries of one business key on one flow; answers how many. Safe to do twice. */
  erase(flow: string, businessKey: string): Promise<number>;
}

/** The lines in which the exchanges of ordered flows stand, one for each business key. */
export interface Lines {
  /** Reads consistently. */
  find(key: LineKey): Promise<Line | undefined>;
  /** Writes over, if nobody else did since `revision` was read; a line that is new has revision 0. */
  save(line: Line): Promise<"written" | "lost">;
  /** Adds an entry; one that is there gets the new time. */
  join(entry: LineEntry): Promise<void>;
  /** The first that waits, read consistently. */
  first(key: LineKey): Promise<LineEntry | undefined>;
  /** Removes an entry, if it is there; where it is told when it joined, only if it did not join again since. */
  leave(entry: Omit<LineEntry, "joinedAt"> & Partial<Pick<LineEntry, "joinedAt">>): Promise<void>;
  /** Those that are to be looked after at an instant, the most urgent first. */
  due(at: Temporal.Instant): AsyncIterable<LineKey>;
  /** Removes a line with all its entries. Safe to do twice. */
  erase(key: LineKey): Promise<void>;
}

/** The counts per flow and minute. */
export interface Pulses {
  /** Adds to the pulse of this flow in the minute of `at`. */
  count(flow: string, at: Temporal.Instant, counts: Counted): Promise<void>;
}

/** The counts, read back. */
export interface PulseReader {
  /** The pulses of these flows in these minutes, oldest first; every flow has an answer. */
  ofMinutes(
    flows: readonly string[],
    minutes: readonly Temporal.Instant[],
  ): Promise<ReadonlyMap<string, readonly Pulse[]>>;
  /** The pulses of a flow from one minute to another, both included, oldest first. */
  between(flow: string, from: Temporal.Instant, until: Temporal.Instant): Promise<readonly Pulse[]>;
}

/** The counts of whole days. */
export interface DailyFigures {
  /** Of a flow from one day to another, both included, oldest first; a day that was not summed up is left out. */
  ofDays(flow: string, from: Temporal.PlainDate, until: Temporal.PlainDate): Promise<readonly DailyCounts[]>;
  /** Writes over. */
  write(flow: string, counts: DailyCounts): Promise<void>;
}

/** What the sweep remembers of flows and applications. */
export interface WatchStates {
  /** All of one type; what cannot be read is left out, and its subject judged as new. */
  all(type: Subject["type"]): Promise<readonly WatchState[]>;
  /** Writes over, if nobody else did since `revision` was read; a state that is new has revision 0. */
  save(state: WatchState): Promise<"written" | "lost">;
}

/** What was deployed, release by release. */
export interface Releases {
  latest(): Promise<Release | undefined>;
  /** Those from one instant to another, both included, oldest first, and the one before them. */
  between(from: Temporal.Instant, until: Temporal.Instant): Promise<readonly Release[]>;
  /** Writes a release, unless one of this instant is there. */
  add(release: Release): Promise<void>;
}

/** How an application answered a probe. */
export type ProbeAnswer =
  | {
      readonly answered: "page";
      readonly status: number;
      /** The first 64 KiB, where the probe asks for a text. */
      readonly text: string | undefined;
      /** When the certificate of the address expires, where it has one. */
      readonly certificateExpires: Temporal.Instant | undefined;
    }
  | { readonly answered: "connection" }
  | {
      readonly answered: "nothing";
      readonly why: "timeout" | "unknown-host" | "refused" | "certificate" | "connection";
      /** What Node.js calls it. */
      readonly code: string;
    };

/** The way to the applications that are probed. */
export interface Prober {
  /** Asks once; that nothing answers is an answer, not an error. */
  ask(probe: PullProbe): Promise<ProbeAnswer>;
}

/** The last results of probes. */
export interface ProbeStates {
  /** Those of all probes that were ever run; what cannot be read is left out. */
  all(): Promise<readonly ProbeState[]>;
  find(id: string): Promise<ProbeState | undefined>;
  /** Writes over, if nobody else did since `revision` was read; a state that is new has revision 0. */
  save(state: ProbeState): Promise<"written" | "lost">;
}

/** The depths of queues. */
export interface QueueDepths {
  /** Undefined where the queue does not tell. */
  of(queue: string): Promise<QueueDepth | undefined>;
}

/** Which incident of its cause. */
export type IncidentKey = Pick<Incident, "cause" | "opening">;

/** What became of a change to an incident. */
interface IncidentChange {
  readonly changed: boolean;
  readonly incident: Incident | undefined;
}

/** The store of incidents. */
export interface Incidents {
  /** The last incident of a cause. */
  latest(cause: string): Promise<Incident | undefined>;
  /** Draws the number of a new incident; a number that is then not used is lost, which harms nothing. */
  nextNumber(): Promise<number>;
  /** Writes a new incident, unless its cause and opening are there. */
  create(incident: Incident): Promise<"written" | "lost">;
  /** Reads, decides and writes, again where someone else wrote in between; undefined leaves it as it is. */
  change(key: IncidentKey, decide: (incident: Incident) => Incident | undefined): Promise<IncidentChange>;
  /** All that are not closed, oldest first. */
  notClosed(): AsyncIterable<Incident>;
  /** The closed ones, newest first, after one that is named by its opening and number; so many are read at once. */
  closed(after?: Pick<Incident, "openedAt" | "number">, pageSize?: number): AsyncIterable<Incident>;
  ofNumber(number: number): Promise<Incident | undefined>;
}

/** What people enter for a time: absences, maintenance, watch modes, controls of flows. */
export interface Plans {
  /** All of it; what cannot be read is left out. */
  read(): Promise<Plan>;
  /** Writes over, if nobody else did since `revision` was read; what is new has revision 0. */
  save(item: PlanItem): Promise<"written" | "lost">;
  remove(key: Pick<PlanItem, "kind" | "id">): Promise<void>;
  /** Reads, decides and writes, again where someone else wrote in between; undefined leaves it as it is. */
  changeMaintenance(
    id: string,
    decide: (maintenance: Maintenance) => Maintenance | undefined,
  ): Promise<{ readonly changed: boolean; readonly maintenance: Maintenance | undefined }>;
}

/** The last control of a flow, over or not, as it stood a moment ago. */
export type ControlGlance = (flow: string) => Promise<FlowControl | undefined>;

/** How a gate is to be handed what comes on a queue. */
export interface Intake {
  readonly enabled: boolean;
  /** So many batches at once, of which 2 is the least. */
  readonly maximumConcurrency: number;
}

/** By what gates are handed what comes on their queues. */
export interface InboundMappings {
  /**
   * Asks for an intake, unless it is so already; `changing` where an earlier change is not through, and nothing was
   * asked. What is asked for comes within a minute or so.
   */
  set(inbound: string, intake: Intake): Promise<"there" | "asked" | "changing">;
}

/** An act of the audit trail, and where it stands there. */
export interface AuditedAct {
  readonly key: string;
  readonly act: AuditAct;
}

/** The trail of what persons did; it is only ever added to. */
export interface Audit {
  /** Writes what a person is about to do; what cannot be written must not be done. */
  intend(intent: AuditIntent): Promise<void>;
  /** Writes what became of it; `lost` where that was told before. */
  conclude(outcome: AuditOutcome): Promise<"written" | "lost">;
  /** The acts on a subject, newest first, after the one of a key. */
  ofSubject(subject: string, after?: string): AsyncIterable<AuditedAct>;
  /** The acts from one instant to another, both included, newest first, after the one of a key. */
  between(from: Temporal.Instant, until: Temporal.Instant, after?: string): AsyncIterable<AuditedAct>;
}

/** What became of a change to a mailbox. */
interface MailboxChange {
  readonly changed: boolean;
  readonly mailbox: Mailbox;
}

/** What people, and the topic of events, are still to be told. */
export interface Mailboxes {
  /** Those of these readers that were ever posted something. */
  all(readers: readonly string[]): Promise<readonly Mailbox[]>;
  /** Reads, decides and writes, again where someone else wrote in between; undefined leaves it as it is. */
  change(reader: string, decide: (mailbox: Mailbox) => Mailbox | undefined): Promise<MailboxChange>;
}

/** The links by which contacts answer calls. */
export interface Links {
  create(link: Link): Promise<void>;
  find(codeHash: string): Promise<Link | undefined>;
  /** Marks it as used, unless it is that already or is not there. */
  use(codeHash: string, at: Temporal.Instant): Promise<"written" | "lost">;
}

/** An action that a caller names, so that it is done once. */
export interface NamedAction {
  /** Hash of the caller and the name that they gave. */
  readonly key: string;
  /** Hash of what is asked for. */
  readonly request: string;
}

/** What is known of an action of this name; `begun`: nothing, and it is the caller's to carry out. */
export type ActionStanding =
  | { readonly standing: "begun" }
  | { readonly standing: "another-request" }
  | { readonly standing: "under-way" }
  | { readonly standing: "answered"; readonly answer: HttpAnswer | undefined };

/** The actions that were named, for a day. */
export interface Actions {
  /** Takes an action up, unless one of its name is under way or was carried out. */
  begin(action: NamedAction, at: Temporal.Instant): Promise<ActionStanding>;
  /** Keeps what was answered; an answer that is too long to be kept is only known to have been given. */
  answer(action: NamedAction, answer: HttpAnswer): Promise<void>;
  /** Lets the name go: nothing was done. */
  release(action: NamedAction): Promise<void>;
}

/** What one person is told, in the form of each way to them. */
export interface Wording {
  /** At most 100 characters of ASCII. */
  readonly subject: string;
  readonly email: string;
  /** One segment of GSM 03.38. */
  readonly sms: string;
}

/** The topics by which people and machines are told. */
export interface Topics {
  /** Resolves when SNS has taken it for this contact's subscriptions; `quietly` leaves out the SMS. */
  toContact(contact: string, wording: Wording, way: "aloud" | "quietly"): Promise<void>;
  /** Publishes an event as JSON text, with the attributes that subscriptions filter on. */
  toEvents(event: object, attributes: Readonly<Record<string, string>>): Promise<void>;
}

/** A way by which somebody is told. */
export interface Subscription {
  readonly protocol: string;
  readonly endpoint: string;
  /** Not yet, where its owner has still to confirm it. */
  readonly isConfirmed: boolean;
}

/** Who subscribes to the topic by which people are told. */
export interface Subscriptions {
  all(): AsyncIterable<Subscription>;
}

/** What became of a change to what somebody wants to be told. */
interface SubscriberChange {
  readonly changed: boolean;
  readonly subscriber: Subscriber | undefined;
}

/** What people want to be told, and by which ways of their own. */
export interface Subscribers {
  find(id: string): Promise<Subscriber | undefined>;
  /** All; what cannot be read is left out. */
  all(): Promise<readonly Subscriber[]>;
  /** Reads, decides and writes, again where someone else wrote in between; undefined leaves it as it is. */
  change(
    id: string,
    decide: (subscriber: Subscriber | undefined) => Subscriber | undefined,
  ): Promise<SubscriberChange>;
  remove(id: string): Promise<void>;
}

/** The ways of their own by which people are told. */
export interface OwnWays {
  /** Subscribes to what is published for a contact; undefined where the endpoint is refused. Safe to do twice. */
  subscribe(protocol: "email" | "sms", endpoint: string, contact: string): Promise<string | undefined>;
  /** Ends a subscription, if it is there. */
  unsubscribe(subscription: string): Promise<void>;
  /** Sends one text message to a number, whether it is subscribed or not. */
  text(number: string, message: string): Promise<void>;
}

/** Which held exchanges to list; newest first, unless it is said otherwise. */
export interface HeldQuery {
  readonly flow: string;
  readonly state: HoldState;
  /** Of this failure only. */
  readonly signature?: string | undefined;
  /** In their state since then or later; ISO 8601 in UTC with milliseconds. */
  readonly from?: string | undefined;
  /** In their state since then or earlier. */
  readonly until?: string | undefined;
  /** So many are read at once. */
  readonly pageSize?: number | undefined;
  readonly oldestFirst?: boolean | undefined;
}

/** What became of an exchange that was to be held; `failed` may work at another time. */
export type HoldOutcome = "held" | "held-anew" | "counted" | "failed";

/** What became of a change; `exchange` is as it stands now, undefined where there is none. */
export interface Change {
  readonly changed: boolean;
  readonly exchange: HeldExchange | undefined;
}

/**
 * What became of an exchange that was to be erased: `open` is held or replaying; `unsettled` was settled so lately, or
 * so incompletely, that somebody may still be writing its content; `unknown` is not there.
 */
type ErasureOutcome = "erased" | "open" | "unsettled" | "unknown";

/** The store of held exchanges. */
export interface Quarantine {
  /**
   * Holds exchanges; the outcomes stand in their order. A repeat of what is held or replaying is counted
   * on it; one of what was delivered or discarded is held anew. It is safe to do twice.
   */
  holdAll(holdings: readonly Holding[], at: Temporal.Instant): Promise<readonly HoldOutcome[]>;
  /**
   * Reads an exchange, decides, and writes what was decided, unless someone else changed it in between:
   * then it reads and decides again. `decide` returns undefined to leave it as it is.
   */
  change(id: string, decide: (exchange: HeldExchange) => HeldExchange | undefined): Promise<Change>;
  /**
   * Changes many that were read before, as `change` does each, and counts them together; what became of each stands
   * in their order, undefined where that one could not be changed. `decide` may be asked more than once of one.
   */
  changeAll(
    exchanges: readonly HeldExchange[],
    decide: (exchange: HeldExchange, index: number) => HeldExchange | undefined,
  ): Promise<readonly (Change | undefined)[]>;
  list(query: HeldQuery): AsyncIterable<ListedExchange>;
  /** What is or was held under a business key, on all flows, in no order. */
  ofBusinessKey(businessKey: string): AsyncIterable<ListedExchange>;
  find(id: string): Promise<HeldExchange | undefined>;
  /** Those of these ids that are there, each once, in no order. */
  findAll(ids: readonly string[]): Promise<readonly HeldExchange[]>;
  /** What came; or where a hash is given, the correction of this hash, with the attributes that came. */
  content(id: string, correction?: string): Promise<HeldContent | undefined>;
  /** Removes a settled exchange with all that was kept of it. Safe to do twice. */
  erase(id: string, at: Temporal.Instant): Promise<ErasureOutcome>;
  /** Of each its newest text, by its id, as far as these can be read together; what is large is left out. */
  newestContents(exchanges: readonly HeldExchange[]): Promise<ReadonlyMap<string, HeldContent>>;
  /** Keeps the text of a correction beside what came, under its hash. */
  keep(id: string, correction: string, content: HeldContent): Promise<void>;
}

/** A signature whose count was about to change, and when that was. */
export type Uncounted = Pick<HeldSignature, "flow" | "signature"> & { readonly touchedAt: string };

/** How many exchanges are held for which failure. */
export interface Signatures {
  /** Counts exchanges of a flow that were forwarded with these faults; what cannot be counted holds up nothing. */
  noteObserved(flow: string, faults: readonly Fault[], at: Temporal.Instant): Promise<void>;
  /** Those of a flow for which something is or was held, in no order. */
  ofFlow(flow: string): Promise<readonly HeldSignature[]>;
  /** Those whose counts were about to change until then, and were not counted anew since. */
  uncounted(until: Temporal.Instant): AsyncIterable<Uncounted>;
  /** Counts the held exchanges of one anew, unless its count is about to change again. */
  recount(signature: Uncounted): Promise<"written" | "lost">;
}

/** What became of a change to a job. */
interface JobChange {
  readonly changed: boolean;
  readonly job: ReplayJob | undefined;
}

/** The store of replay jobs. */
export interface ReplayJobs {
  /** Writes a new job, unless one of its id is there. */
  create(job: ReplayJob): Promise<"written" | "lost">;
  find(id: string): Promise<ReplayJob | undefined>;
  /** Reads, decides and writes, again where someone else wrote in between; undefined leaves it as it is. */
  change(id: string, decide: (job: ReplayJob) => ReplayJob | undefined): Promise<JobChange>;
  /** Those of which something is left to be done, or those of which nothing is; newest first, from an instant on. */
  list(phase: "open" | "over", until?: Temporal.Instant): AsyncIterable<ReplayJob>;
  /** Keeps what became of exchanges; written over where it is told again. */
  record(id: string, outcomes: readonly JobOutcome[]): Promise<void>;
  /** Counts what the target answered to an exchange of a job. */
  noteAnswer(id: string, answer: keyof JobAnswers, at: Temporal.Instant): Promise<void>;
  /** What the target answered so far to the exchanges of a job. */
  answers(id: string): Promise<JobAnswers>;
  /** What became of the exchanges of a job, by their ids, after one of them; so many are read at once. */
  outcomes(id: string, after: string | undefined, pageSize: number): AsyncIterable<JobOutcome>;
}

/** The trials of recipes. */
export interface RecipeTrials {
  find(id: string): Promise<RecipeTrial | undefined>;
  /** Writes over, if nobody else did since `revision` was read; a trial that is new has revision 0. */
  save(trial: RecipeTrial): Promise<"written" | "lost">;
  /** The ids of those that run, or ran a moment ago. */
  running(): AsyncIterable<string>;
}

/** The recipes that people keep for failures. */
export interface Recipes {
  find(flow: string, signature: string): Promise<SavedRecipe | undefined>;
  /** The failures of a flow for which one is kept. */
  signaturesOf(flow: string): Promise<ReadonlySet<string>>;
  /** Writes over, if nobody else did since `revision` was read; a recipe that is new has revision 0. */
  save(recipe: SavedRecipe): Promise<"written" | "lost">;
  /** Notes when a recipe was used, unless it was changed since it was read. */
  noteUse(recipe: SavedRecipe, at: Temporal.Instant): Promise<"written" | "lost">;
}

/** Which kept recipes apply by themselves. */
export interface AutomaticRecipes {
  /** The last one of a failure, also where it has ended. */
  find(flow: string, signature: string): Promise<AutomaticRecipe | undefined>;
  /** Writes over, if nobody else did since `revision` was read; what is new has revision 0. */
  save(automatic: AutomaticRecipe): Promise<"written" | "lost">;
  /** Those that have not ended. */
  running(): AsyncIterable<AutomaticRecipe>;
}

/** The way by which replay orders reach the gate. */
export interface ReplayQueue {
  /** Resolves when the order is safe on the queue. */
  order(order: ReplayOrder): Promise<void>;
}

/** The inbound queues of flows. */
export interface InboundQueues {
  /** Resolves with SQS's id of the message when it is safe on the queue of this ARN. */
  send(queue: string, content: HeldContent): Promise<string>;
}

/** A message that its queue gave up: bytes and attributes, as they came. */
export interface DeadLetter extends Message {
  /** By what the queue lets it be deleted. */
  readonly receipt: string;
}

/** A dead-letter queue. */
export interface DeadLetters {
  /** Some of what waits; empty when nothing was found this time. */
  receive(queue: string): Promise<readonly DeadLetter[]>;
  /** Deletes; what could not be deleted comes again. */
  remove(queue: string, letters: readonly DeadLetter[]): Promise<void>;
}
