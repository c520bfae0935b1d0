import { describe, expect, test } from "vitest";
import { acknowledge, assign, handOver } from "../../../functions/desk/assignment.ts";
import type { Decision } from "../../../functions/desk/decision.ts";
import { openedByHand } from "../../../functions/desk/open-by-hand.ts";
import { resolve, resume, wait } from "../../../functions/desk/progress.ts";
import { requalify } from "../../../functions/desk/requalify.ts";
import { overdue } from "../../../functions/incident/overdue.ts";
import { resolvedKey } from "../../../functions/incident/stalled.ts";
import { serviceLevel } from "../../../schemas/service-level.ts";
import type { Incident } from "../../../schemas/incident.ts";
import { after, client, incident } from "./incidents.ts";

const by = (person: string, minutes = 5) => ({ by: person, at: after(minutes) });
const { support, incidents: settings } = client;

/** The incident that a decision leads to. */
function result(decision: Decision): Incident {
  if (decision.outcome === "done") return decision.incident;
  throw new Error(`refused: ${decision.reason}`);
}

const events = ({ notices }: Incident) => notices.map(({ event, to }) => [event, to]);
const latest = ({ timeline }: Incident) => timeline.at(-1);

describe("acknowledging", () => {
  test("gives the incident to whoever does it", () => {
    const taken = result(acknowledge(incident(), by("ben"), support));
    expect(taken).toMatchObject({ state: "acknowledged", assignee: "ben", acknowledgedAt: after(5) });
    expect(latest(taken)).toEqual({ at: after(5), by: "ben", event: "acknowledged" });
  });

  test("leaves it with whom it is when somebody else does it who stands not by the client", () => {
    expect(result(acknowledge(incident(), by("root"), support)).assignee).toBe("ana");
  });

  test("calls nobody by what was still to be told, while the topic of events is told", () => {
    const notices = [
      { key: "opened", event: "opened" as const, at: after(0) },
      { key: "warned", event: "warned" as const, at: after(1) },
    ];
    expect(events(result(acknowledge(incident({ notices }), by("ben"), support)))).toEqual([
      ["opened", []],
      ["warned", undefined],
    ]);
  });

  test("stops the reminders of a P1 and its way up", () => {
    const calling = incident({ priority: "P1", toldAt: after(0) });
    const policy = { ...settings, service: serviceLevel(client, "P1"), isStillWrong: true };
    expect(overdue(calling, policy, after(16))?.notices.map(({ event }) => event)).toEqual(["escalated"]);
    expect(overdue(result(acknowledge(calling, by("ana"), support)), policy, after(60))).toBeUndefined();
  });
});

describe("assigning", () => {
  test("tells the person, by name and once", () => {
    const assigned = result(assign(incident(), "ben", by("ana"), support));
    expect(assigned).toMatchObject({ assignee: "ben", state: "open", told: ["ana", "ben"] });
    expect(events(assigned)).toEqual([["handed-over", ["ben"]]]);
    expect(latest(assigned)).toMatchObject({ by: "ana", event: "assigned", note: "ben" });
  });

  test.each([
    ["to oneself", incident(), "ben"],
    ["of what only observes", incident({ mode: "observe" }), "ana"],
  ])("%s tells nobody", (_, present, who) => {
    expect(events(result(assign(present, "ben", by(who), support)))).toEqual([]);
  });
});

test("handing over unassigns, starts the roster anew and keeps who is to hear of the end", () => {
  const handed = result(
    handOver(incident({ toldAt: after(1) }), { competence: "database", tried: "restarted it" }, by("ana")),
  );
  expect(handed).toMatchObject({
    competence: "database",
    told: [],
    toldBefore: ["ana"],
    escalatedAt: after(5),
  });
  expect(handed).not.toHaveProperty("assignee");
  expect(handed).not.toHaveProperty("level");
  expect(handed).not.toHaveProperty("toldAt");
  expect(events(handed)).toEqual([["handed-over", undefined]]);
  expect(latest(handed)).toMatchObject({ event: "handed over to database", note: "restarted it" });
});

describe("requalifying", () => {
  test("follows the client's matrix, and tells a higher priority to the next level", () => {
    const raised = result(requalify(incident(), { impact: "high", urgency: "high" }, by("ana"), settings));
    expect(raised).toMatchObject({ impact: "high", urgency: "high", priority: "P1", escalatedAt: after(5) });
    expect(events(raised)).toEqual([["escalated", undefined]]);
    expect(latest(raised)?.note).toBe("impact medium to high, urgency medium to high, priority P3 to P1");
  });

  test.each([
    ["a lower priority", { impact: "low" }, "P4"],
    ["another competence", { competence: "database" }, "P3"],
  ] as const)("to %s tells nobody", (_, asked, priority) => {
    const after = result(requalify(incident(), asked, by("ana"), settings));
    expect(after).toMatchObject({ ...asked, priority });
    expect(events(after)).toEqual([]);
  });
});

describe("waiting", () => {
  test("stops the clock until it is resumed", () => {
    const waits = result(wait(incident(), { on: "client", note: "asked for the file" }, by("ben"), support));
    expect(waits).toMatchObject({ state: "waiting", pauses: [{ from: after(5), on: "client" }] });
    expect(latest(waits)?.note).toBe("client: asked for the file");
    const resumed = result(resume(waits, by("ben", 9)));
    expect(resumed).toMatchObject({
      state: "acknowledged",
      pauses: [{ from: after(5), until: after(9), on: "client" }],
    });
  });

  test("takes on what nobody has acknowledged, and leaves the rest with whom it is", () => {
    const on = { on: "third-party" } as const;
    expect(result(wait(incident(), on, by("ben"), support))).toMatchObject({
      assignee: "ben",
      acknowledgedAt: after(5),
    });
    const taken = incident({ state: "acknowledged", acknowledgedAt: after(1) });
    expect(result(wait(taken, on, by("ben"), support))).toMatchObject({
      assignee: "ana",
      acknowledgedAt: after(1),
    });
  });
});

describe("resolving", () => {
  const how = { note: "restarted the job", verdict: "real" } as const;

  test("tells at once, and is not told again by the sweep", () => {
    const resolved = result(resolve(incident({ flapping: true }), how, by("ana")));
    expect(resolved).toMatchObject({
      state: "resolved",
      resolvedAt: after(5),
      resolution: { by: "ana", ...how },
      pauses: [{ from: after(5), on: "resolved" }],
    });
    expect(events(resolved)).toEqual([["resolved", undefined]]);
    expect(resolved.done).toContain(resolvedKey(resolved));
    const policy = { ...settings, service: serviceLevel(client, "P3"), isStillWrong: false };
    const closed = overdue({ ...resolved, notices: [] }, policy, after(90));
    expect(closed).toMatchObject({ state: "closed", notices: [] });
  });

  test.each(["resolved", "closed"] as const)("what is %s by itself takes the verdict alone", (state) => {
    const judged = result(
      resolve(incident({ state, resolvedAt: after(2) }), { ...how, verdict: "false-call" }, by("ana")),
    );
    expect(judged).toMatchObject({ state, resolvedAt: after(2), resolution: { verdict: "false-call" } });
    expect(events(judged)).toEqual([]);
    expect(latest(judged)).toMatchObject({ by: "ana", event: "false-call", note: how.note });
  });
});

describe("an incident opened by hand", () => {
  test("is live, ranks by the client's matrix, and calls", () => {
    const report = { title: "Orders twice", flow: "orders", exchange: "orders.1", urgency: "high" } as const;
    const reported = openedByHand(report, 18, by("claire", 0), client);
    expect(reported).toMatchObject({
      cause: "manual/18",
      number: 18,
      subject: { type: "manual", id: "18" },
      kind: "manual",
      mode: "live",
      flows: ["orders"],
      exchange: "orders.1",
      impact: "high",
      priority: "P1",
      competence: "functional",
    });
    expect(events(reported)).toEqual([["opened", undefined]]);
    expect(latest(reported)).toEqual({ at: after(0), by: "claire", event: "open", note: "Orders twice" });
  });

  test("without a flow is of medium impact, unless it is said", () => {
    expect(openedByHand({ title: "Slow" }, 19, by("claire"), client)).toMatchObject({
      flows: [],
      impact: "medium",
      urgency: "medium",
      priority: "P3",
    });
    expect(openedByHand({ title: "Slow", impact: "high" }, 19, by("claire"), client).priority).toBe("P2");
  });
});

describe("an action that does not fit is refused with its reason", () => {
  const act = by("ana");
  const over = incident({ state: "resolved" });
  const waiting = incident({ state: "waiting" });
  const judged = { by: "ana", note: "done", verdict: "real" } as const;
  test.each<[string, Decision, string]>([
    [
      "acknowledged twice",
      acknowledge(incident({ state: "acknowledged" }), act, support),
      "incident-acknowledged",
    ],
    ["acknowledged while waiting", acknowledge(waiting, act, support), "incident-waiting"],
    ["acknowledged when resolved", acknowledge(over, act, support), "incident-over"],
    ["waiting twice", wait(waiting, { on: "client" }, act, support), "incident-waiting"],
    ["waiting when resolved", wait(over, { on: "client" }, act, support), "incident-over"],
    ["resumed without waiting", resume(incident(), act), "incident-not-waiting"],
    ["resumed when closed", resume(incident({ state: "closed" }), act), "incident-over"],
    ["assigned when resolved", assign(over, "ben", act, support), "incident-over"],
    ["assigned to a stranger", assign(incident(), "zoe", act, support), "person-unknown"],
    ["assigned where nobody stands by", assign(incident(), "ben", act, undefined), "person-unknown"],
    ["assigned to whom it is", assign(incident(), "ana", act, support), "incident-assigned"],
    [
      "handed over when resolved",
      handOver(over, { competence: "database", tried: "-" }, act),
      "incident-over",
    ],
    [
      "handed over to the same competence",
      handOver(incident(), { competence: "technical", tried: "-" }, act),
      "incident-competence-same",
    ],
    ["requalified when resolved", requalify(over, { impact: "low" }, act, settings), "incident-over"],
    [
      "requalified as it is",
      requalify(incident(), { impact: "medium" }, act, settings),
      "incident-unchanged",
    ],
    ["judged twice", resolve({ ...over, resolution: judged }, judged, act), "incident-judged"],
  ])("%s", (_, decision, reason) => {
    expect(decision).toEqual({ outcome: "refused", reason });
  });
});
