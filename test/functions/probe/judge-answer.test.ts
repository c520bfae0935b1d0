import { Temporal } from "temporal-polyfill";
import { expect, test } from "vitest";
import type { ProbeAnswer } from "../../../functions/ports.ts";
import { judgeAnswer } from "../../../functions/probe/judge-answer.ts";
import type { PullProbe } from "../../../schemas/probe.ts";
import { probeOf } from "../probes.ts";

const url = "https://erp.example.com/health";
const plain = probeOf({ type: "https", url });
const certificateExpires = Temporal.Instant.from("2027-01-01T00:00:00Z");

const page = (status: number, text?: string): ProbeAnswer => ({
  answered: "page",
  status,
  text,
  certificateExpires,
});

test.each<[string, PullProbe, ProbeAnswer, object]>([
  ["a page", plain, page(200), { outcome: "well", evidence: { status: 200 }, certificateExpires }],
  ["a redirect", plain, page(302), { outcome: "well" }],
  ["a status below 200", plain, page(199), { outcome: "failing", reason: "status" }],
  ["a status of 400", plain, page(400), { outcome: "failing", reason: "status", evidence: { status: 400 } }],
  [
    "a status that is asked for",
    probeOf({ type: "https", url, status: [401] }),
    page(401),
    { outcome: "well" },
  ],
  ["one that is not", probeOf({ type: "https", url, status: [401] }), page(200), { reason: "status" }],
  ["the text", probeOf({ type: "https", url, text: "UP" }), page(200, "is UP now"), { outcome: "well" }],
  [
    "a text that is missing, of which nothing is told",
    probeOf({ type: "https", url, text: "UP" }),
    page(200, "DOWN"),
    { outcome: "failing", reason: "text", evidence: { status: 200 } },
  ],
  [
    "no answer",
    plain,
    { answered: "nothing", why: "refused", code: "ECONNREFUSED" },
    { outcome: "failing", reason: "refused", evidence: { code: "ECONNREFUSED" } },
  ],
  [
    "a connection",
    probeOf({ type: "tcp", host: "erp.example.com", port: 1433 }),
    { answered: "connection" },
    { outcome: "well", evidence: {} },
  ],
])("%s is judged", (_, probe, answer, expected) => {
  const judged = judgeAnswer(probe, answer);
  expect(judged).toMatchObject(expected);
  expect(judged.reason === undefined).toBe(judged.outcome === "well");
});
