/** What an application that is down explains of its flows, and what it does not. */
import { beforeEach, describe, expect, test } from "vitest";
import type { Incidents } from "../../../functions/ports.ts";
import { opened } from "../../../functions/incident/stalled.ts";
import { hysteresis } from "../../../functions/sweep/hysteresis.ts";
import { stalled } from "../../../functions/sweep/rules/verdict.ts";
import { attachExplained, type DownApplication } from "../../../functions/sweep/watch-applications.ts";
import { watchedFlows } from "../../../functions/sweep/watched-flows.ts";
import { defineClient } from "../../../schemas/client.ts";
import { Expected } from "../../../schemas/expectation.ts";
import type { Incident } from "../../../schemas/incident.ts";
import type { Plan } from "../../../schemas/plan.ts";
import type { Stall } from "../../../schemas/watch-state.ts";
import { team } from "../../../team/team.ts";
import { configuration, plainFlow } from "../../infra/clients.ts";
import { minute } from "../probes.ts";

const ERP = "application/erp#unreachable";

const NOTHING_PLANNED: Plan = { absences: [], maintenances: [], overrides: [], controls: [] };

const away = (id: string, mode: "live" | "observe"): DownApplication => ({
  id,
  mode,
  cause: `application/${id}#unreachable${mode === "observe" ? "~observe" : ""}`,
});

describe("a flow is explained", () => {
  const [member = ""] = Object.keys(team.people);
  const client = defineClient(
    configuration(
      { called: { ...plainFlow, watch: "live" }, tried: { ...plainFlow, watch: "observe" } },
      { support: { team, people: [member] } },
    ),
  );
  const deployment = { partition: "aws", region: "eu-west-3", account: "123456789012" };

  test.each<[string, readonly DownApplication[], string | undefined, string | undefined]>([
    ["by nothing, while all are there", [], undefined, undefined],
    ["by its target that calls", [away("erp", "live")], ERP, ERP],
    ["by its source", [away("shop", "live")], "application/shop#unreachable", "application/shop#unreachable"],
    ["not by another's", [away("crm", "live")], undefined, undefined],
    [
      "by one that only observes, if it would call nobody either",
      [away("erp", "observe")],
      undefined,
      `${ERP}~observe`,
    ],
    [
      "by the end that calls, before one that observes",
      [away("shop", "observe"), away("erp", "live")],
      ERP,
      ERP,
    ],
  ])("%s", (_, applications, called, tried) => {
    const flows = watchedFlows(client, deployment, NOTHING_PLANNED, applications);
    expect(flows.map(({ surroundings }) => surroundings.applicationDown)).toEqual([called, tried]);
  });
});

describe("the stall of a flow", () => {
  const wrong = stalled(minute(0), {});
  const step = (before: Stall | undefined, at: number, explainedBy: string | undefined, notBefore: number) =>
    hysteresis("silent", before, wrong, {
      at: minute(at),
      mode: "live",
      holding: Expected.parse({}),
      notBefore: minute(notBefore),
      explainedBy,
    });

  test("is explained once it has held, although nothing opens before the application is back", () => {
    const pending = step(undefined, 1, ERP, 11);
    expect(pending.happenings).toEqual([]);
    const explained = step(pending.stall, 2, ERP, 12);
    expect(explained.happenings).toMatchObject([{ type: "explained", by: ERP, at: minute(2) }]);
    expect(step(explained.stall, 3, ERP, 13).happenings).toEqual([]);
  });

  test("opens when it is still wrong some time after the application is back", () => {
    const explained = step(step(undefined, 1, ERP, 11).stall, 2, ERP, 12);
    const settling = step(explained.stall, 11, undefined, 12);
    expect(settling.happenings).toEqual([]);
    const late = step(settling.stall, 12, undefined, 12);
    expect(late.happenings).toMatchObject([{ type: "opened", at: minute(12), since: minute(0) }]);
  });
});

describe("what is explained is attached", () => {
  const first: Incident = opened(
    {
      cause: ERP,
      mode: "live",
      kind: "unreachable",
      subject: { type: "application", id: "erp" },
      flows: ["orders", "stock"],
      impact: "high",
      urgency: "high",
      priority: "P1",
      competence: "infrastructure",
      at: minute(0),
      since: minute(0),
      evidence: {},
    },
    { number: 1, opening: 1 },
  );
  let incident: Incident | undefined;
  let changes: number;
  beforeEach(() => {
    incident = undefined;
    changes = 0;
  });

  const incidents: Incidents = {
    latest: async () => incident,
    nextNumber: async () => 1,
    create: async () => "written",
    change: async (_, decide) => {
      const decided = incident && decide(incident);
      incident = decided ?? incident;
      changes += 1;
      return { changed: decided !== undefined, incident };
    },
    async *notClosed() {},
    async *closed() {},
    ofNumber: async () => undefined,
  };
  const down: readonly DownApplication[] = [{ id: "erp", mode: "live", cause: ERP }];
  const explained = ["orders", "stock"].map((flow) => ({
    by: ERP,
    cause: `flow/${flow}#silent`,
    since: minute(1),
  }));
  const attach = (causes = explained) => attachExplained(down, causes, incidents);

  test("also what was explained before the incident opened, once it does", async () => {
    await attach();
    incident = first;
    await attach();
    expect(incident).toMatchObject({
      explains: [{ cause: "flow/orders#silent" }, { cause: "flow/stock#silent" }],
    });
  });

  test("once, by one change for all", async () => {
    incident = first;
    await attach();
    await attach();
    expect(changes).toBe(1);
    expect(incident.explains).toHaveLength(2);
  });

  test("not to an incident that is over, which was another outage's", async () => {
    incident = { ...first, state: "closed" };
    await attach();
    expect(incident.explains).toEqual([]);
  });

  test("only what this application explains", async () => {
    incident = first;
    await attach([{ by: "application/crm#unreachable", cause: "flow/contacts#silent", since: minute(1) }]);
    expect(changes).toBe(0);
  });
});
