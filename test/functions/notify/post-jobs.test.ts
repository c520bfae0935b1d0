/** What replay jobs tell, with mailboxes and jobs in memory whose process may end at any call. */
import { beforeEach, expect, test } from "vitest";
import { Temporal } from "temporal-polyfill";
import { approved, newJob, stopped } from "../../../functions/job/life.ts";
import type { Topics } from "../../../functions/ports.ts";
import { postJobs } from "../../../functions/notify/post-jobs.ts";
import { readersOf } from "../../../functions/notify/subscriber.ts";
import { sendLetters } from "../../../functions/notify/send.ts";
import { letterWording } from "../../../functions/notify/wording.ts";
import { JobEvent, JobPause, type ReplayJob } from "../../../schemas/replay-job.ts";
import type { JobLetter } from "../../../schemas/mailbox.ts";
import { defineClient } from "../../../schemas/client.ts";
import { defineTeam } from "../../../schemas/team.ts";
import { letterPassage } from "../letters.ts";
import { MemoryJobs } from "../memory-jobs.ts";
import { MemoryPorts } from "../memory-ports.ts";
import { MemoryWatch } from "../memory-watch.ts";

const at = Temporal.Instant.from("2026-11-24T09:00:00Z");
const common = { language: "en" as const, competences: ["technical" as const], duty: "always" as const };
const office = {
  zone: "Europe/Paris",
  hours: { mon: [["08:00", "18:00"]], tue: [["08:00", "18:00"]] },
} satisfies Parameters<typeof defineTeam>[0]["people"][string]["duty"];
const team = defineTeam({
  people: {
    ana: { ...common, name: "Ana", email: "ana@example.com", level: "consultant" },
    ben: {
      ...common,
      name: "Ben",
      email: "ben@example.com",
      phone: "+33639980001",
      level: "lead",
      duty: office,
    },
    eve: { ...common, name: "Eve", email: "eve@example.com", level: "lead" },
  },
});
const client = defineClient({
  id: "jobs",
  name: "Jobs",
  zone: "Europe/Paris",
  language: "en",
  applications: { office: { name: "Office" }, archive: { name: "Archive" } },
  flows: {
    letters: {
      source: "office",
      target: "archive",
      contract: letterPassage().flow.contract,
      expectation: "none",
    },
  },
  support: { team, people: ["ana", "ben", "eve"] },
});

const DESK = { links: "https://desk.example/l", console: "https://desk.example" };
const ID = "letters.1";
const job = (settings: Partial<ReplayJob> = {}): ReplayJob => ({
  ...newJob({
    id: ID,
    filter: { flow: "letters" },
    pace: { batch: 10 },
    rate: null,
    startAt: undefined,
    matching: 20,
    by: "ana",
    at,
    why: "a secret that nobody is told",
  }),
  ...settings,
});
const running = job({ state: "running", lease: { run: "run", until: at.add({ minutes: 1 }) } });
const told = (event: JobEvent, minutes = 1) => ({ event, at: at.add({ minutes }), why: null });

let ports: MemoryPorts;
let jobs: MemoryJobs;
let watch: MemoryWatch;
beforeEach(() => {
  ports = new MemoryPorts();
  jobs = new MemoryJobs(ports);
  watch = new MemoryWatch();
});

/** Posts and sends as a sweep does; answers who was told what. */
async function sweep(
  now = at.add({ minutes: 2 }),
  absences: Parameters<typeof postJobs>[0]["absences"] = [],
) {
  await postJobs({ client, subscribers: [], absences }, now, { jobs, mailboxes: watch.mailboxes });
  const topics: Topics = {
    ...watch.topics,
    async toContact(contact, wording, way) {
      // Nobody is woken for a job.
      expect(way).toBe("quietly");
      await watch.topics.toContact(contact, wording, way);
    },
  };
  const sending = { mailboxes: watch.mailboxes, topics, desk: DESK };
  await sendLetters(readersOf(client, []), () => false, client, now, sending);
  return watch.published.splice(0).map(({ to, text }) => [to, text.startsWith("{") ? "event" : text]);
}

test.each([
  ["who started it and the leads on duty", at, ["ana", "ben", "eve"]],
  ["of the leads those who are on duty", Temporal.Instant.from("2026-11-24T22:00:00Z"), ["ana", "eve"]],
])("a job that pauses by itself is told to %s, once", async (_, now, readers) => {
  jobs.jobs.set(ID, stopped(running, "run", "target-failing", now) ?? running);
  const line = "[Jobs] Replay of letters paused: the target takes nothing";
  const all = await sweep(now.add({ minutes: 1 }));
  expect(all).toEqual([["#events", "event"], ...readers.map((reader) => [reader, line])]);
  expect(await sweep(now.add({ minutes: 2 }))).toEqual([]);
  expect(jobs.jobs.get(ID)).toMatchObject({ state: "paused", notices: [] });
});

test("where no lead is on duty all are told, but for those who are absent", async () => {
  const night = Temporal.Instant.from("2026-11-24T22:00:00Z");
  jobs.jobs.set(ID, stopped(running, "run", "target-depth", night) ?? running);
  const absence = { kind: "absence", id: "1", revision: 1, person: "eve", by: "ben" } as const;
  const away = { ...absence, from: at, until: at.add({ hours: 48 }) };
  expect((await sweep(night, [away])).map(([to]) => to)).toEqual(["#events", "ana", "ben"]);
});

test("a job that waits for approval is told, unless it was approved in between", async () => {
  const waiting = newJob({ ...job(), startAt: undefined, needsApproval: true });
  jobs.jobs.set(ID, waiting);
  expect(await sweep()).toContainEqual(["ben", "[Jobs] Replay of letters waits for approval"]);
  const decision = approved(waiting, "ben");
  if (decision.outcome !== "done") throw new Error("it may be approved");
  jobs.jobs.set(ID, decision.job);
  watch = new MemoryWatch();
  expect(await sweep()).toEqual([]);
  expect(jobs.jobs.get(ID)?.notices).toEqual([]);
});

test.each([
  ["all of it sent in a moment", {}, 1, []],
  ["all of it sent, after some minutes", {}, 6, ["ana"]],
  ["some of it held again", { heldAgain: 1 }, 1, ["ana"]],
  ["some of it left", { skipped: 1 }, 1, ["ana"]],
])("a job that ended with %s", async (_, counts, minutes, readers) => {
  const notices = [told("job-finished", minutes)];
  jobs.jobs.set(ID, job({ state: "finished", finishedAt: at, ...counts, notices }));
  expect((await sweep()).map(([to]) => to)).toEqual(["#events", ...readers]);
  let over = 0;
  for await (const { id } of jobs.list("over")) over += id === ID ? 1 : 0;
  expect(over).toBe(1);
});

test("a process that ends at any call tells everybody all the same, and nobody twice", async () => {
  for (const store of ["jobs", "mailboxes"] as const)
    for (const when of ["before", "after"] as const)
      for (let call = 1; ; call += 1) {
        ports = new MemoryPorts();
        jobs = new MemoryJobs(ports);
        watch = new MemoryWatch();
        jobs.jobs.set(ID, stopped(running, "run", "canary-failed", at) ?? running);
        const crashing = store === "jobs" ? ports : watch;
        crashing.restart({ call, when });
        const posting = postJobs({ client, subscribers: [], absences: [] }, at, {
          jobs,
          mailboxes: watch.mailboxes,
        });
        const hasEnded = await posting.then(
          () => false,
          () => true,
        );
        crashing.restart();
        if (!hasEnded) break;
        expect((await sweep()).map(([to]) => to)).toEqual(["#events", "ana", "ben", "eve"]);
        expect(await sweep()).toEqual([]);
      }
});

test.each(["fr", "en"] as const)(
  "in %s each event says what to do, and never why it was asked for",
  (language) => {
    const letters = JobEvent.options.flatMap((event) =>
      [null, ...JobPause.options].map((why): JobLetter => ({
        type: "job",
        key: "1",
        event,
        at,
        priority: "P4",
        job: ID,
        flow: "letters",
        why: event === "job-paused" ? why : null,
        by: "ana",
        matching: 20,
        sent: 12,
        heldAgain: 1,
        skipped: 2,
      })),
    );
    for (const letter of letters) {
      const { subject, email, sms } = letterWording(letter, client, language, DESK);
      expect(subject).toMatch(/^[ -~]{1,100}$/);
      expect(sms.length).toBeLessThanOrEqual(160);
      expect(email).toContain(`https://desk.example/clients/jobs/jobs/${ID}`);
      expect(email).toContain(`watchdog job show ${ID}`);
      expect(email).toContain("12");
    }
  },
);
