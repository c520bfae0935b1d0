import * as z from "zod";
import { type Identity, type KeyFault, type KeyParts, readKey } from "./identity.ts";

/** The most exchanges that one message may answer. */
const ANSWERS_MAX = 1000;

/** What a partner gives as its reason: a code such as `R5` or `AC01`, never a text, since that may quote a payload. */
const ReasonCode = z.string().regex(/^[\w.:/+-]{1,64}$/);

/** What a contract's `answers` says of an accepted message: which exchange it answers, and how. */
export interface StatedAnswer {
  /** A business key of the exchange, its own or one of its further keys, such as the control number of its interchange. */
  readonly key: KeyParts;
  /** Its id, where the answer names it; else the last one of that key is meant. */
  readonly exchangeId?: KeyParts | undefined;
  readonly accepted: boolean;
  /** The partner's code for its reason; one that is no code of at most 64 letters, digits and `.:/+-_` is left out. */
  readonly reason?: string | undefined;
}

/** Which exchange a message answers, and how. */
export interface Answer {
  readonly key: Identity["businessKey"];
  /** Null where the last one of that key is meant. */
  readonly exchangeId: string | null;
  readonly accepted: boolean;
  readonly reason: string | null;
}

/** Reads what a contract stated of the exchanges that a message answers. */
export function readAnswers(stated: readonly StatedAnswer[]): {
  readonly answers: readonly Answer[];
  readonly faults: readonly KeyFault[];
} {
  const faults: KeyFault[] = [];
  if (stated.length > ANSWERS_MAX) faults.push({ key: "answers", fault: "too-many" });
  const read = (parts: unknown): string[] => {
    const key = readKey(parts);
    if (typeof key === "string") return [key];
    faults.push({ key: "answers", fault: key.fault });
    return [];
  };
  const answers = stated.slice(0, ANSWERS_MAX).flatMap(({ key, exchangeId, accepted, reason }): Answer[] => {
    const named = exchangeId === undefined ? [null] : read(exchangeId);
    const code = ReasonCode.safeParse(reason).data ?? null;
    return read(key).flatMap((one) =>
      named.map((id) => ({ key: one, exchangeId: id, accepted, reason: code })),
    );
  });
  return { answers, faults };
}
