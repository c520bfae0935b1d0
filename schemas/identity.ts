import * as z from "zod";
import { readSequence, type Sequence } from "./sequence.ts";

/** The longest key of an exchange, in bytes of UTF-8; it leaves room in a key of DynamoDB. */
const KEY_BYTES_MAX = 256;

/** The most further business keys that one exchange may carry. */
const FURTHER_KEYS_MAX = 100;

/** A key of an exchange: 1 to 256 bytes of UTF-8. */
const ExchangeKey = z
  .string()
  .min(1)
  .refine((key) => Buffer.byteLength(key) <= KEY_BYTES_MAX, { error: "longer than 256 bytes of UTF-8" });

/** What makes an exchange one of its kind: its own id, and the business keys by which people look for it. */
export interface Identity {
  /** The message's own id; null where it has none, then the gate makes one from its bytes. */
  readonly exchangeId: string | null;
  /** What people call it: an order number, an article. */
  readonly businessKey: string;
  /** Other business keys; each costs one journal entry. */
  readonly furtherKeys: readonly string[];
  /** Its place among the exchanges of its business key; null where the contract tells none. */
  readonly sequence: Sequence | null;
}

/** A key as a contract states it: one value, or several that together make it. */
export type KeyParts = string | number | readonly (string | number)[];

/** What a contract's `identify` returns of an accepted message. */
export interface Keys {
  /** Left out where the message has no id of its own. */
  readonly exchangeId?: KeyParts;
  readonly businessKey: KeyParts;
  readonly furtherKeys?: readonly KeyParts[];
  /**
   * Where the message stands among those of its business key: a number that its sender counts up, or an instant as in
   * ISO 8601 with its offset. An ordered flow goes by it.
   */
  readonly sequence?: string | number | undefined;
}

/** Why a key cannot serve. */
export interface KeyFault {
  readonly key: keyof Keys | "answers";
  readonly fault: "missing" | "too-long" | "too-many" | "no-order";
}

const Part = z.union([z.string().min(1), z.number()]);
const Parts = z.union([Part, z.array(Part).min(1)]);

/** Several parts are joined by `/`; a `/` or `\` inside one is escaped, so that two keys never meet. */
function joined(parts: z.infer<typeof Parts>): string {
  if (!Array.isArray(parts)) return String(parts);
  return parts.map((part) => String(part).replaceAll(/[\\/]/g, String.raw`\$&`)).join("/");
}

/** One key as a contract stated it; or why it cannot serve. */
export function readKey(stated: unknown): string | { readonly fault: "missing" | "too-long" } {
  const parts = Parts.safeParse(stated);
  if (!parts.success) return { fault: "missing" };
  const text = joined(parts.data);
  return ExchangeKey.safeParse(text).success ? text : { fault: "too-long" };
}

/**
 * Reads the keys that a contract stated; also of a message that the contract refused, whose fields may
 * be anything.
 */
export function readIdentity(keys: Keys): {
  readonly identity: Identity;
  readonly faults: readonly KeyFault[];
} {
  const faults: KeyFault[] = [];
  const read = (key: KeyFault["key"], stated: unknown): string[] => {
    const text = readKey(stated);
    if (typeof text === "string") return [text];
    faults.push({ key, fault: text.fault });
    return [];
  };
  const sequenceOf = (stated: unknown): Sequence | null => {
    const told = Part.safeParse(stated);
    const sequence = told.success ? readSequence(told.data) : undefined;
    if (sequence === undefined)
      faults.push({ key: "sequence", fault: told.success ? "no-order" : "missing" });
    return sequence ?? null;
  };
  const further = keys.furtherKeys ?? [];
  if (further.length > FURTHER_KEYS_MAX) faults.push({ key: "furtherKeys", fault: "too-many" });
  return {
    identity: {
      exchangeId: keys.exchangeId === undefined ? null : (read("exchangeId", keys.exchangeId)[0] ?? null),
      businessKey: read("businessKey", keys.businessKey)[0] ?? "",
      furtherKeys: further.slice(0, FURTHER_KEYS_MAX).flatMap((stated) => read("furtherKeys", stated)),
      // A contract that names a sequence asks for one, also where this message has none.
      sequence: "sequence" in keys ? sequenceOf(keys.sequence) : null,
    },
    faults,
  };
}
