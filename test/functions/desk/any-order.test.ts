import * as fc from "fast-check";
import { Temporal } from "temporal-polyfill";
import { expect, test } from "vitest";
import { acknowledge, assign, handOver } from "../../../functions/desk/assignment.ts";
import type { Act, Decision } from "../../../functions/desk/decision.ts";
import { resolve, resume, wait } from "../../../functions/desk/progress.ts";
import { requalify } from "../../../functions/desk/requalify.ts";
import { MOVES } from "../../../functions/incident/incident.ts";
import { Incident } from "../../../schemas/incident.ts";
import { Competence } from "../../../schemas/person.ts";
import { Degree } from "../../../schemas/priority.ts";
import { after, client, incident } from "./incidents.ts";

type Action = (incident: Incident, act: Act) => Decision;

const { support, incidents: settings } = client;
const always = (action: Action) => fc.constant(action);
const anyAction: fc.Arbitrary<Action> = fc.oneof(
  always((one, act) => acknowledge(one, act, support)),
  always(resume),
  fc.constantFrom("ana", "ben", "zoe").map(
    (to): Action =>
      (one, act) =>
        assign(one, to, act, support),
  ),
  fc.constantFrom(...Competence.options).map(
    (competence): Action =>
      (one, act) =>
        handOver(one, { competence, tried: "much" }, act),
  ),
  fc.record({ impact: fc.constantFrom(...Degree.options), urgency: fc.constantFrom(...Degree.options) }).map(
    (asked): Action =>
      (one, act) =>
        requalify(one, asked, act, settings),
  ),
  fc.constantFrom("client" as const, "third-party" as const).map(
    (on): Action =>
      (one, act) =>
        wait(one, { on }, act, support),
  ),
  always((one, act) => resolve(one, { note: "done", verdict: "real" }, act)),
);

const steps = fc.array(fc.record({ action: anyAction, by: fc.constantFrom("ana", "ben", "root") }), {
  maxLength: 60,
});

test("whatever people do in whatever order, each step is a drawn one, by whom it was, and can be stored", () => {
  fc.assert(
    fc.property(steps, (taken) => {
      let present = incident();
      for (const [index, { action, by }] of taken.entries()) {
        const act = { by, at: after(index + 1) };
        const decision = action(present, act);
        if (decision.outcome === "refused") continue;
        const next = decision.incident;
        expect([present.state, ...Object.values(MOVES[present.state])]).toContain(next.state);
        expect(next.timeline.at(-1)).toMatchObject({ by, at: act.at });
        expect(next.openedAt).toBe(present.openedAt);
        expect(next.priority).toBe(settings.matrix[next.impact][next.urgency]);
        expect(Incident.safeEncode(next).success).toBe(true);
        present = next;
      }
    }),
  );
});

test("what was waited stays what it was, and one stretch at most goes on", () => {
  fc.assert(
    fc.property(steps, (taken) => {
      let present = incident();
      for (const [index, { action, by }] of taken.entries()) {
        const before = present.pauses.filter(({ until }) => until);
        const decision = action(present, { by, at: after(index + 1) });
        if (decision.outcome === "refused") continue;
        present = decision.incident;
        expect(present.pauses.slice(0, before.length)).toEqual(before);
        const open = present.pauses.filter(({ until }) => !until);
        const stands = present.state === "waiting" || present.state === "resolved";
        expect(open.length).toBe(stands ? 1 : 0);
        for (const { from, until = after(100) } of present.pauses)
          expect(Temporal.Instant.compare(from, until)).toBeLessThan(0);
      }
    }),
  );
});

test("whoever was told of an incident is told of its end", () => {
  fc.assert(
    fc.property(steps, (taken) => {
      let present = incident();
      const told = new Set(present.told);
      for (const [index, { action, by }] of taken.entries()) {
        const decision = action(present, { by, at: after(index + 1) });
        if (decision.outcome === "refused") continue;
        present = decision.incident;
        for (const { to } of present.notices) for (const id of to ?? []) told.add(id);
        expect(new Set([...present.toldBefore, ...present.told])).toEqual(told);
      }
    }),
  );
});
