import type { Contract } from "./contract.ts";
import type { Expectation } from "./expectation.ts";

/** What of a client's flows its acknowledgements depend on. */
interface Flows {
  readonly flows: Readonly<
    Record<
      string,
      {
        readonly answersTo: readonly string[];
        readonly archive?: number | undefined;
        readonly contract: Contract;
        readonly expectation: Expectation;
      }
    >
  >;
}

/** What is wrong with the flows that carry acknowledgements, and with those that wait for them. */
export function answerFaults({
  flows,
}: Flows): readonly { readonly path: readonly string[]; readonly message: string }[] {
  const answered = new Set(Object.values(flows).flatMap(({ answersTo }) => answersTo));
  return Object.entries(flows).flatMap(([id, { answersTo, contract, expectation }]) => {
    const at = (message: string, ...path: string[]) => ({ path: ["flows", id, ...path], message });
    const ofNamed = answersTo.flatMap((name, index) => {
      const place = ["answersTo", String(index)];
      const flow = Object.hasOwn(flows, name) ? flows[name] : undefined;
      if (!flow || name === id)
        return [at(`names "${name}", which is no other flow of this client: correct it`, ...place)];
      return flow.archive === undefined
        ? [
            at(
              `names "${name}", which keeps no archive: give it one, what is refused is held from there`,
              ...place,
            ),
          ]
        : [];
    });
    const isWaiting = expectation !== "none" && expectation.acknowledged !== undefined && !answered.has(id);
    return [
      ...ofNamed,
      ...(answersTo.length > 0 && !contract.isAnswering
        ? [at("has no `answers`, which says what its messages answer: add it", "contract")]
        : []),
      ...(answersTo.length === 0 && contract.isAnswering
        ? [at("is missing, though the contract has `answers`: name the flows that they are for", "answersTo")]
        : []),
      ...(isWaiting
        ? [
            at(
              "waits for acknowledgements, which no flow carries: name it in the `answersTo` of the one that does",
              "expectation",
              "acknowledged",
            ),
          ]
        : []),
    ];
  });
}
