import type { Leaf } from "./leaves.ts";

/** By what a message and its business object are told from others, as far as samples tell. */
export interface Identity {
  /** The fields that make up the id of the message, most telling first; none where nothing tells messages apart. */
  readonly exchangeId: readonly Leaf[];
  readonly businessKey: Leaf | undefined;
  /** What else might be one. */
  readonly others: readonly Leaf[];
}

/** How telling a name is of a message's own id, and of the key by which people look for it. */
const AS_ID: ReadonlyArray<readonly [RegExp, number]> = [
  [/^(uu|gu)?id$|^(msg|message)_?id$|^docnum$|^instanceidentifier$/i, 10],
  [/(^|_)id$|[a-z]I[dD]$/, 6],
  [/(number|num|nr|no|ref|reference|belnr)$/i, 4],
];
const AS_KEY: ReadonlyArray<readonly [RegExp, number]> = [
  [/(order|invoice|shipment|delivery|document|commande|facture).*(number|num|nr|no|name|ref)/i, 12],
  [/^(name|number|reference|belnr)$|(number|nr|reference)$/i, 9],
  [/^(id|msgid|docnum)$/i, 10],
  [/(^|_)id$|[a-z]I[dD]$/, 6],
];
/** So many other fields are told; a person who needs more knows better. */
const OTHERS_TOLD = 5;

const VERSION = /^(updated_?at|modified(_?at)?|last_?(changed|modified)|version|revision)$/i;

const score = (rules: typeof AS_ID, { name, path }: Leaf) => {
  const found = rules.find(([pattern]) => pattern.test(name));
  return found ? found[1] - path.length : Number.NEGATIVE_INFINITY;
};

const ranked = (leaves: readonly Leaf[], rules: typeof AS_ID) =>
  leaves
    .map((leaf) => ({ leaf, points: score(rules, leaf) }))
    .filter(({ points }) => Number.isFinite(points))
    .toSorted((one, other) => other.points - one.points)
    .map(({ leaf }) => leaf);

/** Whether every sample has a value of its own there. */
function isDistinct({ observed: { seen, texts, numbers } }: Leaf, samples: number): boolean {
  if (samples === 1) return true;
  return texts ? texts.values.size === seen : numbers !== undefined;
}

/** The identity that samples suggest, from the places that every message has once. */
export function identityOf(leaves: readonly Leaf[], samples: number): Identity {
  const certain = leaves.filter(({ isCertain, name }) => isCertain && !name.startsWith("@"));
  const telling = certain.filter((leaf) => isDistinct(leaf, samples));
  const ids = ranked(telling, AS_ID);
  // A business key may come again; one that tells samples apart is the likelier.
  const keys = [...ranked(telling, AS_KEY), ...ranked(certain, AS_KEY)];
  const [id] = ids;
  const beside = (leaf: Leaf) =>
    id !== undefined && leaf.path.slice(0, -1).join("/") === id.path.slice(0, -1).join("/");
  const version = certain.find((leaf) => VERSION.test(leaf.name) && beside(leaf));
  const exchangeId = [...(id ? [id] : []), ...(version ? [version] : [])];
  const businessKey = keys[0] ?? id;
  const chosen = new Set([...exchangeId, businessKey]);
  return {
    exchangeId,
    businessKey,
    others: [...new Set([...ids, ...keys])].filter((leaf) => !chosen.has(leaf)).slice(0, OTHERS_TOLD),
  };
}
