import pMap from "p-map";
import type { Temporal } from "temporal-polyfill";
import type { Answer } from "../../schemas/answer.ts";
import type { Holding } from "../../schemas/held-exchange.ts";
import type { JournalEntry } from "../../schemas/journal-entry.ts";
import type { Message } from "../../schemas/message.ts";
import type { JobAnswers } from "../../schemas/replay-job.ts";
import { timestamp } from "../../schemas/timestamp.ts";
import { errorTrace } from "../error-trace.ts";
import type { ArchiveReader, Journal, Pulses, Quarantine, ReplayJobs } from "../ports.ts";
import { answeredRefused, type Origin } from "../quarantine/fault.ts";
import { jobOf } from "../quarantine/job-note.ts";
import { decisive, entryFor, isNews, type Match } from "./match.ts";

const CONCURRENT_READS = 8;

/** What noting answers reaches outside itself. */
export interface AnswerPorts {
  readonly journal: Pick<Journal, "find" | "look" | "noteAnswer">;
  readonly pulses: Pulses;
  readonly quarantine: Pick<Quarantine, "holdAll" | "find">;
  readonly archive: Pick<ArchiveReader, "read">;
  readonly jobs: Pick<ReplayJobs, "noteAnswer">;
}

/** A message that answers exchanges. */
export interface Answering {
  readonly message: Message;
  readonly exchangeId: string;
  readonly answers: readonly Answer[];
}

/** The flow that answers come on, and the flows whose exchanges they answer. */
export interface AnswerWay {
  readonly id: string;
  readonly answersTo: readonly Origin[];
}

/** The entry of an exchange's own key, which its other entries name; the entry itself where there is none any more. */
async function mainEntry(entry: JournalEntry, journal: Pick<Journal, "look">): Promise<JournalEntry> {
  const { flow, exchangeId, mainKey } = entry;
  if (mainKey === null) return entry;
  const { entries } = await journal.look([{ flow, businessKey: mainKey, exchangeId }]);
  return entries[0] ?? entry;
}

/** The exchanges that a message answers, of those that were forwarded. */
export async function matchesOf(
  { answersTo }: AnswerWay,
  { answers }: Pick<Answering, "answers">,
  journal: Pick<Journal, "find" | "look">,
): Promise<readonly Match[]> {
  const found = await pMap(
    answers,
    async (answer): Promise<readonly Match[]> => {
      for (const { id } of answersTo) {
        const entry = entryFor(answer, await Array.fromAsync(journal.find(id, answer.key)));
        if (entry) return [{ answer, entry: await mainEntry(entry, journal) }];
      }
      return [];
    },
    { concurrency: CONCURRENT_READS },
  );
  return found.flat();
}

/** How to hold a refused exchange, with what was kept of it; undefined where nothing is any more. */
async function refusedHolding(
  { answer, entry }: Match,
  { answersTo }: AnswerWay,
  { archive }: AnswerPorts,
): Promise<Holding | undefined> {
  const { flow, exchangeId, hash, archived, transferEncoding } = entry;
  const origin = answersTo.find(({ id }) => id === flow);
  const part = archived === null ? undefined : await archive.read(flow, archived);
  const kept = part?.find((one) => one.exchangeId === exchangeId && one.hash === hash);
  if (!kept || !origin) return undefined;
  return {
    flow,
    exchangeId,
    businessKey: kept.businessKey,
    contentHash: hash,
    transferEncoding,
    order: null,
    content: { body: kept.body, attributes: kept.attributes },
    messageId: `answered-${hash.slice(0, 16)}`,
    receiveCount: 0,
    ...answeredRefused(origin, answer.reason),
  };
}

/** Brings refused exchanges back into quarantine. */
async function holdRefused(
  matches: readonly Match[],
  way: AnswerWay,
  now: Temporal.Instant,
  ports: AnswerPorts,
): Promise<void> {
  const refused = matches.filter(({ answer }) => !answer.accepted);
  const holdings = await pMap(refused, (match) => refusedHolding(match, way, ports), {
    concurrency: CONCURRENT_READS,
  });
  for (const [index, { entry }] of refused.entries())
    if (!holdings[index])
      console.error({
        message: "a refused exchange is kept no more",
        flow: entry.flow,
        archived: entry.archived,
      });
  const outcomes = await ports.quarantine.holdAll(
    holdings.flatMap((holding) => holding ?? []),
    now,
  );
  if (outcomes.includes("failed")) throw new Error("a refused exchange could not be held");
}

/** The entries of an exchange that show an answer: the one of its own key, and the one that was asked for. */
function shownOn({ answer, entry: { flow, businessKey, exchangeId } }: Match) {
  const keys = new Set([businessKey, answer.key]);
  return [...keys].map((key) => ({ flow, businessKey: key, exchangeId }));
}

/** Tells the job that replayed an exchange, if any did: to be sent is not to be processed. */
async function noteOnJob(
  { quarantine: mark }: JournalEntry,
  answer: keyof JobAnswers,
  now: Temporal.Instant,
  { quarantine, jobs }: AnswerPorts,
): Promise<void> {
  const held = mark ? await quarantine.find(mark.id) : undefined;
  const job = held && jobOf(held);
  if (job !== undefined) await jobs.noteAnswer(job, answer, now);
}

/** Counts before it notes, since an answer that is not counted is a false alarm. */
async function note(
  matches: readonly (Match & { readonly by: string })[],
  way: AnswerWay,
  now: Temporal.Instant,
  ports: AnswerPorts,
): Promise<void> {
  await holdRefused(matches, way, now, ports);
  for (const [flow, of] of Map.groupBy(matches, ({ entry }) => entry.flow)) {
    const acknowledged = of.filter(({ entry }) => entry.answered === null).length;
    const quarantined = of.filter(({ answer }) => !answer.accepted).length;
    await ports.pulses.count(flow, now, { acknowledged, quarantined });
  }
  await pMap(
    matches,
    async (match) => {
      const { answer, entry, by } = match;
      const { accepted, reason } = answer;
      const answered = { at: timestamp(now), accepted, reason, flow: way.id, exchangeId: by };
      const written: string[] = [];
      for (const key of shownOn(match)) written.push(await ports.journal.noteAnswer(key, answered));
      if (written.includes("written")) await noteOnJob(entry, accepted ? "accepted" : "refused", now, ports);
    },
    { concurrency: CONCURRENT_READS },
  );
}

/**
 * Notes on exchanges what their target answered: accepted ones are counted as acknowledged, refused ones are held again
 * with what the archive kept of them. An answer that comes twice changes nothing.
 *
 * @returns the messages whose answers could not be noted: they must come again
 */
export async function noteAnswers(
  way: AnswerWay,
  answering: readonly Answering[],
  now: Temporal.Instant,
  ports: AnswerPorts,
): Promise<readonly Message[]> {
  const telling = way.answersTo.length === 0 ? [] : answering.filter(({ answers }) => answers.length > 0);
  if (telling.length === 0) return [];
  try {
    const found = await pMap(
      telling,
      async (one) =>
        (await matchesOf(way, one, ports.journal)).map((match) => ({ ...match, by: one.exchangeId })),
      { concurrency: 1 },
    );
    const news = decisive(found.flat()).filter(isNews);
    if (news.length > 0) await note(news, way, now, ports);
    return [];
  } catch (error) {
    console.error({ message: "answers could not be noted", flow: way.id, error: errorTrace(error) });
    return telling.map(({ message }) => message);
  }
}
