import { Temporal } from "temporal-polyfill";
import type {
  DailyFigures,
  InboundMappings,
  IncidentKey,
  Incidents,
  Intake,
  Links,
  Mailboxes,
  Plans,
  ProbeStates,
  PulseReader,
  QueueDepths,
  Subscribers,
  Subscription,
  Subscriptions,
  Topics,
  WatchStates,
} from "../../functions/ports.ts";
import { emptyMailbox } from "../../functions/notify/mailbox.ts";
import * as z from "zod";
import { DailyCounts } from "../../schemas/daily-counts.ts";
import { FlowControl } from "../../schemas/flow-control.ts";
import { Incident } from "../../schemas/incident.ts";
import { Mailbox } from "../../schemas/mailbox.ts";
import type { Plan } from "../../schemas/plan.ts";
import type { Pulse } from "../../schemas/pulse.ts";
import type { Subscriber } from "../../schemas/subscriber.ts";
import { type QueueDepth, WatchState } from "../../schemas/watch-state.ts";
import { type Crash, Crashed } from "./memory-ports.ts";

/** What was published, and to whom. */
export interface Published {
  readonly to: string;
  readonly text: string;
}

/** A value after it was stored and read back, as the tables do; what does not fit its schema is refused. */
function roundTrip<Schema extends z.ZodType>(schema: Schema, value: z.output<Schema>): z.output<Schema> {
  return schema.parse(z.encode(schema, value));
}

const keyText = ({ cause, opening }: IncidentKey) => `${cause} ${opening}`;

/**
 * What the watch of one client keeps, in memory. Every read and every write is a call of its own, so that
 * sweeps that run at once interleave at each of them, and a process may end at each.
 */
export class MemoryWatch {
  readonly states$ = new Map<string, WatchState>();
  readonly incidents$ = new Map<string, Incident>();
  readonly mailboxes$ = new Map<string, Mailbox>();
  readonly pulses$ = new Map<string, Pulse[]>();
  readonly depths$ = new Map<string, QueueDepth>();
  readonly published: Published[] = [];
  /** Readers whose publishes fail. */
  readonly unreachable = new Set<string>();
  crash: Crash | undefined;
  #calls = 0;
  #number = 0;
  #ended = false;

  get callCount(): number {
    return this.#calls;
  }

  /** Counts calls from anew, and crashes at one of them or at none. */
  restart(crash?: Crash): void {
    this.#calls = 0;
    this.#ended = false;
    this.crash = crash;
  }

  async #call<T>(step: string, effect: () => T): Promise<T> {
    await Promise.resolve();
    // A process that has ended makes no further call, whatever its code would still catch.
    if (this.#ended) throw new Crashed(step);
    this.#calls += 1;
    const crash = this.crash?.call === this.#calls ? this.crash.when : undefined;
    if (crash) this.#ended = true;
    if (crash === "before") throw new Crashed(step);
    const answer = effect();
    if (crash === "after") throw new Crashed(step);
    return answer;
  }

  readonly states: WatchStates = {
    all: (type) => this.#call("states", () => [...this.states$.values()].filter((one) => one.type === type)),
    save: (state) =>
      this.#call("save", () => {
        const key = `${state.type}/${state.id}`;
        if ((this.states$.get(key)?.revision ?? 0) !== state.revision) return "lost";
        this.states$.set(key, roundTrip(WatchState, { ...state, revision: state.revision + 1 }));
        return "written";
      }),
  };

  readonly incidents: Incidents = {
    latest: (cause) => this.#call("latest", () => this.#ofCause(cause).at(-1)),
    nextNumber: () => this.#call("number", () => (this.#number += 1)),
    create: (incident) =>
      this.#call("create", () => {
        if (this.incidents$.has(keyText(incident))) return "lost";
        this.incidents$.set(keyText(incident), roundTrip(Incident, incident));
        return "written";
      }),
    change: async (key, decide) => {
      for (;;) {
        const incident = await this.#call("read incident", () => this.incidents$.get(keyText(key)));
        const decided = incident && decide(incident);
        if (!incident || !decided) return { changed: false, incident };
        const written = { ...decided, revision: incident.revision + 1 };
        const isWritten = await this.#call("write incident", () => {
          if (this.incidents$.get(keyText(key))?.revision !== incident.revision) return false;
          this.incidents$.set(keyText(key), roundTrip(Incident, written));
          return true;
        });
        if (isWritten) return { changed: true, incident: written };
      }
    },
    notClosed: () => this.#list("list", ({ state }) => state !== "closed"),
    closed: () => this.#list("list closed", ({ state }) => state === "closed"),
    ofNumber: (number) =>
      this.#call("of number", () => [...this.incidents$.values()].find((one) => one.number === number)),
  };

  readonly mailboxes: Mailboxes = {
    all: (readers) =>
      this.#call("mailboxes", () => readers.flatMap((reader) => this.mailboxes$.get(reader) ?? [])),
    change: async (reader, decide) => {
      for (;;) {
        const stored = await this.#call("read mailbox", () => this.mailboxes$.get(reader));
        const mailbox = stored ?? emptyMailbox(reader);
        const decided = decide(mailbox);
        if (!decided) return { changed: false, mailbox };
        const written = { ...decided, revision: mailbox.revision + 1 };
        const isWritten = await this.#call("write mailbox", () => {
          if ((this.mailboxes$.get(reader)?.revision ?? 0) !== mailbox.revision) return false;
          this.mailboxes$.set(reader, roundTrip(Mailbox, written));
          return true;
        });
        if (isWritten) return { changed: true, mailbox: written };
      }
    },
  };

  plan: Plan = { absences: [], maintenances: [], overrides: [], controls: [] };

  readonly plans: Plans = {
    read: () => this.#call("plan", () => this.plan),
    save: (item) =>
      this.#call("save plan", () => {
        if (item.kind !== "control") return "written";
        const others = this.plan.controls.filter(({ id }) => id !== item.id);
        const known = this.plan.controls.find(({ id }) => id === item.id);
        if ((known?.revision ?? 0) !== item.revision) return "lost";
        const written = roundTrip(FlowControl, { ...item, revision: item.revision + 1 });
        this.plan = { ...this.plan, controls: [...others, written] };
        return "written";
      }),
    remove: () => this.#call("remove plan", () => {}),
    changeMaintenance: (id, decide) =>
      this.#call("change maintenance", () => {
        const maintenance = this.plan.maintenances.find((one) => one.id === id);
        const decided = maintenance && decide(maintenance);
        if (!decided) return { changed: false, maintenance };
        const maintenances = this.plan.maintenances.map((one) => (one.id === id ? decided : one));
        this.plan = { ...this.plan, maintenances };
        return { changed: true, maintenance: decided };
      }),
  };

  subscribers$: readonly Subscriber[] = [];

  readonly subscribers: Pick<Subscribers, "all"> = {
    all: () => this.#call("subscribers", () => this.subscribers$),
  };

  readonly daily$ = new Map<string, DailyCounts>();

  readonly daily: DailyFigures = {
    ofDays: (flow, from, until) =>
      this.#call("days", () =>
        [...this.daily$]
          .filter(
            ([key, { day }]) => key === `${flow} ${day}` && from.toString() <= day && day <= until.toString(),
          )
          .map(([, counts]) => counts),
      ),
    write: (flow, counts) =>
      this.#call("write day", () => {
        this.daily$.set(`${flow} ${counts.day}`, roundTrip(DailyCounts, counts));
      }),
  };

  readonly probes: Pick<ProbeStates, "all"> = { all: () => this.#call("probes", () => []) };

  readonly intakes = new Map<string, Intake>();
  /** Whether Lambda is not done with an earlier change. */
  isChanging = false;
  readonly mappings: InboundMappings = {
    set: (inbound, intake) =>
      this.#call("set mapping", () => {
        if (this.isChanging) return "changing";
        this.intakes.set(inbound, intake);
        return "asked";
      }),
  };
  readonly links: Pick<Links, "create"> = { create: () => this.#call("link", () => {}) };

  readonly topics: Topics = {
    toContact: (contact, { subject }) => this.#publish(contact, subject),
    toEvents: (event) => this.#publish("#events", JSON.stringify(event)),
  };

  readonly pulses: PulseReader = {
    ofMinutes: (flows, minutes) =>
      this.#call("pulses", () => {
        const wanted = new Set(minutes.map(String));
        return new Map(
          flows.map((flow) => [
            flow,
            this.#pulsesOf(flow).filter(({ minute }) => wanted.has(String(minute))),
          ]),
        );
      }),
    between: (flow, from, until) =>
      this.#call("pulses between", () =>
        this.#pulsesOf(flow).filter(
          ({ minute }) =>
            Temporal.Instant.compare(minute, from) >= 0 && Temporal.Instant.compare(minute, until) <= 0,
        ),
      ),
  };

  readonly depths: QueueDepths = {
    of: (queue) => this.#call("depth", () => this.depths$.get(queue) ?? { waiting: 0, inFlight: 0 }),
  };

  /** Everybody has confirmed, but for these endpoints. */
  readonly unconfirmed = new Set<string>();
  subscribed: readonly Omit<Subscription, "isConfirmed">[] = [];

  readonly subscriptions: Subscriptions = {
    all: () => this.#subscriptions(),
  };

  async *#subscriptions(): AsyncIterable<Subscription> {
    const all = await this.#call("subscriptions", () => this.subscribed);
    yield* all.map((one) => ({ ...one, isConfirmed: !this.unconfirmed.has(one.endpoint) }));
  }

  #publish(to: string, text: string): Promise<void> {
    return this.#call(`publish ${to}`, () => {
      if (this.unreachable.has(to)) throw new Error("SNS does not take it");
      this.published.push({ to, text });
    });
  }

  #ofCause(cause: string): Incident[] {
    return [...this.incidents$.values()]
      .filter((one) => one.cause === cause)
      .sort((a, b) => a.opening - b.opening);
  }

  #pulsesOf(flow: string): Pulse[] {
    return this.pulses$.get(flow) ?? [];
  }

  async *#list(step: string, wanted: (incident: Incident) => boolean): AsyncIterable<Incident> {
    yield* await this.#call(step, () => [...this.incidents$.values()].filter(wanted));
  }
}
