import { timestamp } from "../../schemas/timestamp.ts";
import type { ListedExchange } from "../../schemas/held-exchange.ts";
import type { JobEntry, JobFilter, JobPosition, ReplayJob } from "../../schemas/replay-job.ts";
import type { HeldQuery, Quarantine, Signatures } from "../ports.ts";
import { textSearch } from "../quarantine/text-search.ts";

/** What finding a job's exchanges reaches. */
export interface MatchingPorts {
  readonly quarantine: Pick<Quarantine, "list">;
  readonly signatures: Pick<Signatures, "ofFlow">;
}

/** So many are looked through for one batch; where few match a text, the next one goes on from there. */
const LOOKED_THROUGH_MAX = 5000;

/** Read beside those of a batch, so that those of one time are mostly read with it. */
const READ_BESIDE = 50;

const byId = (a: JobPosition, b: JobPosition) => a.id.localeCompare(b.id);

const isAfter = (one: JobPosition, { stateSince, id }: JobPosition) =>
  one.stateSince > stateSince || (one.stateSince === stateSince && one.id.localeCompare(id) > 0);

function queryOf(
  { filter, cutOff }: Pick<ReplayJob, "filter" | "cutOff">,
  after: JobPosition | null,
): HeldQuery {
  const until = [timestamp(cutOff), ...(filter.until ? [timestamp(filter.until)] : [])].toSorted()[0];
  const from = [after?.stateSince ?? "", filter.from ? timestamp(filter.from) : ""].toSorted().at(-1);
  const { flow, signature } = filter;
  return { flow, state: "held", signature, until, ...(from ? { from } : {}), oldestFirst: true };
}

/** Whoever may start a job sees the keys of its flow, so that a text is looked for in them as well. */
function matcher({ text, flow }: JobFilter, { signatures }: MatchingPorts) {
  return text === undefined ? () => true : textSearch(text, [flow], () => true, signatures);
}

/** The exchanges in the order of taking: those of one time, which the list gives in no order, by their ids. */
async function* inOrder(listed: AsyncIterable<ListedExchange>): AsyncIterable<ListedExchange> {
  let ofOneTime: ListedExchange[] = [];
  for await (const one of listed) {
    if (one.stateSince !== ofOneTime[0]?.stateSince) {
      yield* ofOneTime.toSorted(byId);
      ofOneTime = [];
    }
    ofOneTime.push(one);
  }
  yield* ofOneTime.toSorted(byId);
}

/** How many exchanges match, of each signature, those first of which there are most. */
export async function countMatching(
  asked: Pick<ReplayJob, "filter" | "cutOff">,
  ports: MatchingPorts,
): Promise<{
  readonly matching: number;
  readonly bySignature: readonly { signature: string; count: number }[];
}> {
  const matches = await matcher(asked.filter, ports);
  const counts = new Map<string, number>();
  let matching = 0;
  for await (const one of ports.quarantine.list(queryOf(asked, null))) {
    if (!matches(one)) continue;
    matching += 1;
    counts.set(one.signature, (counts.get(one.signature) ?? 0) + 1);
  }
  const bySignature = [...counts]
    .map(([signature, count]) => ({ signature, count }))
    .toSorted((a, b) => b.count - a.count || a.signature.localeCompare(b.signature));
  return { matching, bySignature };
}

/** What a job takes next, up to where the list was gone through; both empty and at its end where nothing is left. */
export interface NextBatch {
  readonly batch: readonly JobEntry[];
  readonly cursor: JobPosition | null;
  readonly isEnd: boolean;
}

/** Finds the next exchanges of a job or a trial, so many at most, the oldest first. */
export async function nextBatch(
  job: Pick<ReplayJob, "filter" | "cutOff" | "cursor">,
  size: number,
  ports: MatchingPorts,
): Promise<NextBatch> {
  const matches = await matcher(job.filter, ports);
  const query = { ...queryOf(job, job.cursor), pageSize: size + READ_BESIDE };
  const batch: JobEntry[] = [];
  let { cursor } = job;
  let looked = 0;
  for await (const one of inOrder(ports.quarantine.list(query))) {
    if (job.cursor && !isAfter(one, job.cursor)) continue;
    const { id, stateSince, signature } = one;
    cursor = { id, stateSince };
    looked += 1;
    if (matches(one)) batch.push({ id, stateSince, signature, tries: 0 });
    if (batch.length >= size || looked >= LOOKED_THROUGH_MAX) return { batch, cursor, isEnd: false };
  }
  return { batch, cursor, isEnd: true };
}
