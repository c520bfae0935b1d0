import {
  type AttributeValue,
  type DynamoDBClient,
  paginateQuery,
  UpdateItemCommand,
} from "@aws-sdk/client-dynamodb";
import { marshall, unmarshall } from "@aws-sdk/util-dynamodb";
import { Temporal } from "temporal-polyfill";
import * as z from "zod";
import { milliseconds } from "../../schemas/duration.ts";
import { HeldSignature } from "../../schemas/held-signature.ts";
import { timestamp } from "../../schemas/timestamp.ts";
import { errorTrace } from "../error-trace.ts";
import type { Fault } from "../quarantine/fault.ts";
import type { Signatures, Uncounted } from "../ports.ts";
import { observedChanges, type SignatureChange } from "../quarantine/signature-change.ts";
import { unlessLost } from "./conditional-write.ts";
import { signatureState } from "./held-items.ts";
import { readableItems } from "./stored-item.ts";

/** Under this name the index byFlowAndState lists the signatures whose counts are about to change; no flow has it. */
const UNCOUNTED = "#uncounted";

const PARTITION = "signatures#";

/** Nobody was about to change the count since it was looked at. */
const UNTOUCHED = "stateSince = :touched";

type Item = Record<string, AttributeValue>;

const itemKey = ({ flow, signature }: Pick<HeldSignature, "flow" | "signature">): Item => ({
  id: { S: `${PARTITION}${flow}` },
  part: { S: signature },
});

/** A count may be short or long for a moment, until it is counted anew. */
const Stored = HeldSignature.extend({
  held: z
    .int()
    .default(0)
    .transform((held) => Math.max(held, 0)),
  observed: HeldSignature.shape.observed.default(0),
  lastObserved: HeldSignature.shape.lastObserved.default(null),
  lastRemedy: HeldSignature.shape.lastRemedy.default(null),
});

const Listed = z.object({ flow: z.string(), signature: z.string(), stateSince: z.string() });

/**
 * How many exchanges are held for which failure, as items beside those of the exchanges: partition = `signatures#` and
 * the flow, sort = signature. A count is changed after the exchanges; before them it is marked as uncounted, with the
 * time as `stateSince`, so that the sweep counts it anew once it rests, whatever broke off in between.
 */
export class SignatureItems implements Signatures {
  readonly #dynamodb: DynamoDBClient;
  readonly #table: string;
  readonly #lifetime: number;

  constructor(dynamodb: DynamoDBClient, table: string, retention: Temporal.Duration) {
    this.#dynamodb = dynamodb;
    this.#table = table;
    this.#lifetime = milliseconds(retention);
  }

  /** Marks counts that are about to change; a mark that fails holds up no exchange. */
  async announce(changes: readonly SignatureChange[]): Promise<void> {
    for (const change of changes)
      if (change.held !== 0 || change.seen) await this.#patiently(change, () => this.#mark(change));
  }

  /** Carries changes out that were announced, after the exchanges were written. */
  async carryOut(changes: readonly SignatureChange[]): Promise<void> {
    for (const change of changes) await this.#patiently(change, () => this.#count(change));
  }

  async noteObserved(flow: string, faults: readonly Fault[], at: Temporal.Instant): Promise<void> {
    const changes = observedChanges(flow, faults, timestamp(at));
    await this.announce(changes);
    await this.carryOut(changes);
  }

  async ofFlow(flow: string): Promise<readonly HeldSignature[]> {
    const pages = paginateQuery(
      { client: this.#dynamodb },
      {
        TableName: this.#table,
        KeyConditionExpression: "id = :id",
        ExpressionAttributeValues: { ":id": { S: `${PARTITION}${flow}` } },
        ConsistentRead: true,
      },
    );
    const found: HeldSignature[] = [];
    for await (const { Items = [] } of pages) found.push(...readableItems(Stored, Items, "signature"));
    return found;
  }

  async *uncounted(until: Temporal.Instant): AsyncIterable<Uncounted> {
    const pages = paginateQuery(
      { client: this.#dynamodb },
      {
        TableName: this.#table,
        IndexName: "byFlowAndState",
        KeyConditionExpression: "flowState = :uncounted AND stateSince <= :until",
        ExpressionAttributeValues: { ":uncounted": { S: UNCOUNTED }, ":until": { S: timestamp(until) } },
      },
    );
    for await (const { Items = [] } of pages)
      for (const item of Items) {
        const { flow, signature, stateSince } = Listed.parse(unmarshall(item));
        yield { flow, signature, touchedAt: stateSince };
      }
  }

  async recount(one: Uncounted): Promise<"written" | "lost"> {
    const held = await this.#countHeld(one);
    const expires = Temporal.Instant.from(one.touchedAt).epochMilliseconds + this.#lifetime;
    return unlessLost(
      this.#dynamodb.send(
        new UpdateItemCommand({
          TableName: this.#table,
          Key: itemKey(one),
          UpdateExpression: `SET held = :held${held === 0 ? ", expiresAt = :expires" : ""} REMOVE flowState, stateSince`,
          ConditionExpression: UNTOUCHED,
          ExpressionAttributeValues: {
            ":held": { N: String(held) },
            ":touched": { S: one.touchedAt },
            ...(held === 0 ? { ":expires": { N: String(Math.ceil(expires / 1000)) } } : {}),
          },
        }),
      ),
    );
  }

  async #countHeld({ flow, signature }: Uncounted): Promise<number> {
    const pages = paginateQuery(
      { client: this.#dynamodb },
      {
        TableName: this.#table,
        IndexName: "bySignature",
        KeyConditionExpression: "signatureState = :held",
        ExpressionAttributeValues: { ":held": { S: signatureState(flow, "held", signature) } },
        Select: "COUNT",
      },
    );
    let held = 0;
    for await (const { Count = 0 } of pages) held += Count;
    return held;
  }

  #mark({ known, seen, at }: SignatureChange): Promise<unknown> {
    const { firstSeen, lastSeen, reason, faults, flow, signature } = known;
    const last = seen ? ":lastSeen" : "if_not_exists(lastSeen, :lastSeen)";
    return this.#dynamodb.send(
      new UpdateItemCommand({
        TableName: this.#table,
        Key: itemKey(known),
        UpdateExpression: `SET #flow = :flow, signature = :signature, reason = :reason, faults = :faults, firstSeen = if_not_exists(firstSeen, :firstSeen), lastSeen = ${last}, flowState = :uncounted, stateSince = :at REMOVE expiresAt`,
        ExpressionAttributeNames: { "#flow": "flow" },
        ExpressionAttributeValues: marshall({
          ":flow": flow,
          ":signature": signature,
          ":reason": reason,
          ":faults": faults,
          ":firstSeen": firstSeen,
          ":lastSeen": seen ? at : lastSeen,
          ":uncounted": UNCOUNTED,
          ":at": at,
        }),
      }),
    );
  }

  #count({ known, held, observed, remedy, at }: SignatureChange): Promise<unknown> | undefined {
    const set = [remedy ? "lastRemedy = :remedy" : [], observed > 0 ? "lastObserved = :at" : []].flat();
    const add = [held === 0 ? [] : "held :held", observed > 0 ? "observed :observed" : []].flat();
    if (set.length + add.length === 0) return undefined;
    const clauses = [
      set.length > 0 ? `SET ${set.join(", ")}` : [],
      add.length > 0 ? `ADD ${add.join(", ")}` : [],
    ].flat();
    return unlessLost(
      this.#dynamodb.send(
        new UpdateItemCommand({
          TableName: this.#table,
          Key: itemKey(known),
          UpdateExpression: clauses.join(" "),
          // What is not known any more has nothing to count, and gets no half an item.
          ConditionExpression: "attribute_exists(id)",
          ExpressionAttributeValues: marshall({
            ...(remedy ? { ":remedy": remedy } : {}),
            ...(held === 0 ? {} : { ":held": held }),
            ...(observed > 0 ? { ":observed": observed, ":at": at } : {}),
          }),
        }),
      ),
    );
  }

  /** A count is worth no exchange: what cannot be written is told, and counted anew later. */
  async #patiently(
    { known: { flow, signature } }: SignatureChange,
    write: () => Promise<unknown> | undefined,
  ): Promise<void> {
    try {
      await write();
    } catch (error) {
      const message = "a count of held exchanges could not be written";
      console.error({ message, flow, signature, error: errorTrace(error) });
    }
  }
}
