import * as z from "zod";
import { type Answer, readAnswers, type StatedAnswer } from "./answer.ts";
import type { CatalogueCode } from "./catalogue.ts";
import type { Format } from "./format.ts";
import { type Identity, type Keys, type KeyFault, readIdentity } from "./identity.ts";
import { PathPattern } from "./path-pattern.ts";
import { Sentence } from "./sentence.ts";
import type { Sequence } from "./sequence.ts";

/** A business rule of a contract, told to the support team when a message breaks it. */
export const Rule = z.strictObject({
  code: z
    .string()
    .regex(/^[a-z][a-z0-9-]{1,63}$/)
    .meta({ description: "Names the rule in findings and signatures." }),
  expected: z.string().max(512).meta({ description: "What the rule asks for; never a value of a message." }),
  message: Sentence,
});
export type Rule = z.infer<typeof Rule>;

/** As much of its identity as a refused message still shows: it helps to find it, and proves nothing. */
interface ClaimedIdentity {
  readonly exchangeId: string | null;
  readonly businessKey: string | null;
  readonly sequence: Sequence | null;
}

/** What a contract says of a decoded message. */
type Examination =
  | {
      readonly outcome: "accepted";
      readonly identity: Identity;
      /** The exchanges of other flows that the message answers. */
      readonly answers: readonly Answer[];
    }
  | {
      readonly outcome: "unidentified";
      readonly faults: readonly KeyFault[];
      readonly claimed: ClaimedIdentity;
    }
  | {
      readonly outcome: "refused";
      readonly issues: readonly z.core.$ZodIssue[];
      readonly claimed: ClaimedIdentity;
    };

/** What a flow's messages must satisfy. */
export interface Contract {
  readonly format: Format;
  /** The notes of the format that refuse a message here. */
  readonly refuses: ReadonlySet<string>;
  /** Raised by hand when the contract changes; kept with what it refused. */
  readonly version: number;
  readonly schema: z.ZodType;
  readonly examine: (document: unknown) => Examination;
  /** The places of personal and secret values, which not everybody may see. */
  readonly masked: readonly string[];
  /** Whether the message's keys are made of such values. */
  readonly masksKeys: boolean;
  /** Whether its messages answer exchanges of other flows. */
  readonly isAnswering: boolean;
}

/** A rule that a message breaks, and the field to look at. */
export interface Breach extends Rule {
  readonly path: readonly (string | number)[];
}

/**
 * A business rule as a check of zod: `schema.check(businessRule((order) => …))`. It names the breach, or
 * nothing; it is asked only about messages whose fields are sound, so that it may rely on their types and
 * forms.
 */
export function businessRule<T>(breach: (message: T) => Breach | undefined): z.core.CheckFn<T> {
  return (payload) => {
    if (payload.issues.length > 0) return;
    const found = breach(payload.value);
    if (!found) return;
    const { path, ...rule } = found;
    payload.issues.push({ code: "custom", input: payload.value, path: [...path], params: { rule } });
  };
}

const NOTHING_CLAIMED: ClaimedIdentity = { exchangeId: null, businessKey: null, sequence: null };

function claimed({ identity }: { readonly identity: Identity }): ClaimedIdentity {
  const { exchangeId, businessKey, sequence } = identity;
  return { exchangeId, businessKey: businessKey || null, sequence };
}

/**
 * Defines the contract of a flow: a format such as `json()`, a zod schema on the decoded message (business rules as its
 * checks), and `identify`, which names the message's own id, its business key and further keys.
 *
 * `identify` is also asked about refused messages, so that support staff can find them by order number;
 * give parts as an array (`[order.id, order.updated_at]`), since a part that is not there is then seen as
 * missing. What it throws on a refused message is taken as "cannot tell".
 *
 * `answers` says which exchanges of other flows an accepted message answers, where it is an acknowledgement.
 *
 * `refuses` names notes of the format, such as a repeated key, that this contract does not let pass.
 *
 * `masked` lists the places of personal and secret values, as in `"/customer/**"`; `masksKeys` says that the keys which
 * `identify` names are made of such values.
 */
export function defineContract<Schema extends z.ZodType>(definition: {
  readonly format: Format;
  readonly refuses?: readonly CatalogueCode[];
  readonly version?: number;
  readonly schema: Schema;
  readonly identify: (message: z.output<Schema>) => Keys;
  readonly answers?: (message: z.output<Schema>) => readonly StatedAnswer[];
  readonly masked?: readonly string[];
  readonly masksKeys?: boolean;
}): Contract {
  const unproven = z.custom<z.output<Schema>>(() => true);
  const claim = (document: unknown): ClaimedIdentity => {
    try {
      return claimed(readIdentity(definition.identify(unproven.parse(document))));
    } catch {
      return NOTHING_CLAIMED;
    }
  };
  return {
    format: definition.format,
    refuses: new Set(definition.refuses),
    version: definition.version ?? 1,
    schema: definition.schema,
    masked: z.array(PathPattern).parse(definition.masked ?? []),
    masksKeys: definition.masksKeys ?? false,
    isAnswering: definition.answers !== undefined,
    examine(document) {
      const parsed = definition.schema.safeParse(document);
      if (!parsed.success)
        return { outcome: "refused", issues: parsed.error.issues, claimed: claim(document) };
      const read = readIdentity(definition.identify(parsed.data));
      const { answers, faults: unread } = readAnswers(definition.answers?.(parsed.data) ?? []);
      const faults = [...read.faults, ...unread];
      return faults.length > 0
        ? { outcome: "unidentified", faults, claimed: claimed(read) }
        : { outcome: "accepted", identity: read.identity, answers };
    },
  };
}
