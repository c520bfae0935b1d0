import { scryptSync, timingSafeEqual } from "node:crypto";
import { Temporal } from "temporal-polyfill";
import type { Subscriber } from "../../schemas/subscriber.ts";

/** A code is good for so long. */
const CODE_MINUTES = 10;

/** Of so many tries at one code the right one must be among. */
const TRIES_MAX = 5;

/** So many codes in so many hours: whoever lets numbers be texted at will pays for strangers' messages. */
const LIMITS = [
  { codes: 3, hours: 1 },
  { codes: 10, hours: 24 },
] as const;

const KEPT_MAX = 20;
const HASH_BYTES = 32;

/** A code that was drawn, and the salt under which its hash is kept. */
export interface DrawnCode {
  /** Six digits. */
  readonly code: string;
  readonly salt: string;
}

function hashed(code: string, salt: string): Buffer {
  return scryptSync(code, salt, HASH_BYTES);
}

/** The subscriber to whom a code is sent; undefined where they had too many of late. */
export function codeSent(
  subscriber: Subscriber,
  number: string,
  { code, salt }: DrawnCode,
  now: Temporal.Instant,
): Subscriber | undefined {
  const { codesSentAt } = subscriber;
  const isTooOften = LIMITS.some(({ codes, hours }) => {
    const from = now.subtract({ hours });
    return codesSentAt.filter((at) => Temporal.Instant.compare(at, from) > 0).length >= codes;
  });
  if (isTooOften) return undefined;
  return {
    ...subscriber,
    pendingPhone: {
      number,
      salt,
      codeHash: hashed(code, salt).toString("hex"),
      expires: now.add({ minutes: CODE_MINUTES }),
      tries: 0,
    },
    codesSentAt: [...codesSentAt, now].slice(-KEPT_MAX),
  };
}

/** The subscriber with one more try at their code; undefined where no code is good, or it was tried too often. */
export function codeTried(subscriber: Subscriber | undefined, now: Temporal.Instant): Subscriber | undefined {
  const pending = subscriber?.pendingPhone;
  if (!pending || pending.tries >= TRIES_MAX) return undefined;
  if (Temporal.Instant.compare(now, pending.expires) >= 0) return undefined;
  return { ...subscriber, pendingPhone: { ...pending, tries: pending.tries + 1 } };
}

/** The number to which a code was sent, where it is that code. */
export function numberOfCode({ pendingPhone }: Subscriber, code: string): string | undefined {
  if (!pendingPhone) return undefined;
  const { salt, codeHash, number } = pendingPhone;
  return timingSafeEqual(hashed(code, salt), Buffer.from(codeHash, "hex")) ? number : undefined;
}
