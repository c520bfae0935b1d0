import type { Person } from "./person.ts";

/** An address that two people share: where, and the mend. */
export interface SharedAddress {
  readonly path: readonly string[];
  readonly message: string;
}

/**
 * Where two people would be told at one address. SNS keeps one subscription per topic and address, so only
 * the first of the two would ever be told:
 * https://docs.aws.amazon.com/sns/latest/api/API_Subscribe.html
 */
export function sharedAddresses(people: Readonly<Record<string, Person>>): readonly SharedAddress[] {
  const owners = new Map<string, string>();
  return Object.entries(people).flatMap(([id, person]) =>
    (["email", "phone"] as const).flatMap((channel) => {
      const address = person[channel]?.toLowerCase();
      if (!address) return [];
      const owner = owners.get(address);
      owners.set(address, owner ?? id);
      if (!owner) return [];
      const message = `is that of ${owner} too: give each person an address of their own`;
      return [{ path: [id, channel], message }];
    }),
  );
}
