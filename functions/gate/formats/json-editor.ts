import type { Path } from "../../../schemas/decoder.ts";
import type { SourceChange, SourceEditor } from "../../../schemas/source-editor.ts";
import { decodeJson } from "./json.ts";
import { type JsonNode, jsonTree } from "./json-tree.ts";
import { skipSpace } from "./json-token.ts";
import { type Splice, spliced } from "./text/splices.ts";

/** A member or an item, from its key or value on. */
interface Child {
  readonly key: string | number;
  readonly from: number;
  readonly value: JsonNode;
}

const childrenOf = ({ members, items }: JsonNode): readonly Child[] =>
  members ?? (items ?? []).map((value, key) => ({ key, from: value.from, value }));

/** Of members with one key the last counts, as for whoever reads them. */
const childAt = ({ items, members }: JsonNode, step: string | number) =>
  items ? items[Number(step)] : members?.findLast(({ key }) => key === String(step))?.value;

function nodeAt(tree: JsonNode, path: Path): JsonNode | undefined {
  return path.reduce<JsonNode | undefined>((node, step) => node && childAt(node, step), tree);
}

/** Puts what is added behind the last child, or before the one whose index it takes, spaced as its neighbours are. */
function added(text: string, parent: JsonNode, key: string | number, written: string): Splice {
  const children = childrenOf(parent);
  const last = children.at(-1);
  if (!last) {
    const member = parent.members ? `${JSON.stringify(String(key))}:${written}` : written;
    return { from: parent.from + 1, to: parent.from + 1, written: member };
  }
  const before = children.at(-2);
  const opening = before ? text.indexOf(",", before.value.to) + 1 : parent.from + 1;
  const space = text.slice(opening, last.from);
  if (parent.members) {
    const colon = text.slice(text.lastIndexOf('"', skipBack(text, last)) + 1, last.value.from);
    const member = `,${space}${JSON.stringify(String(key))}${colon}${written}`;
    return { from: last.value.to, to: last.value.to, written: member };
  }
  const next = children[Number(key)];
  return next
    ? { from: next.from, to: next.from, written: `${written},${space}` }
    : { from: last.value.to, to: last.value.to, written: `,${space}${written}` };
}

/** Before the colon of a member, which stands before its value. */
const skipBack = (text: string, { value }: Child) => text.lastIndexOf(":", value.from - 1);

/** Takes children out, each with one comma beside it. */
function removed(text: string, parent: JsonNode, keys: ReadonlySet<string>): readonly Splice[] {
  const children = childrenOf(parent);
  const stays = children.map(({ key }) => !keys.has(String(key)));
  const firstKept = stays.indexOf(true);
  const [first, last] = [children[0], children.at(-1)];
  if (firstKept === -1)
    return first && last ? [{ from: first.from, to: skipSpace(text, last.value.to), written: "" }] : [];
  return children.flatMap((child, index) => {
    if (stays[index]) return [];
    const next = children[index + 1];
    const previous = children[index - 1];
    return index < firstKept
      ? [{ from: child.from, to: next?.from ?? child.value.to, written: "" }]
      : [{ from: previous?.value.to ?? child.from, to: child.value.to, written: "" }];
  });
}

/** The parts of a JSON text that changes touch; undefined where a parent is not there. */
function splicesOf(text: string, changes: readonly SourceChange[]): readonly Splice[] | undefined {
  const tree = jsonTree(text);
  const splices: Splice[] = [];
  const leaving = new Map<JsonNode, Set<string>>();
  for (const change of changes) {
    const key = change.path.at(-1);
    const parent = nodeAt(tree, change.path.slice(0, -1));
    if (key === undefined || !parent) return undefined;
    if (change.kind === "remove") {
      leaving.set(parent, (leaving.get(parent) ?? new Set()).add(String(key)));
      continue;
    }
    const written = change.source ?? JSON.stringify(change.value);
    const present = change.kind === "set" ? childAt(parent, key) : undefined;
    if (present) splices.push({ from: present.from, to: present.to, written });
    else splices.push(added(text, parent, key, written));
  }
  return [...splices, ...[...leaving].flatMap(([parent, keys]) => removed(text, parent, keys))];
}

/** Changes texts of JSON: values are written as JSON has them, those brought from elsewhere as they stand there. */
export const jsonEditor: SourceEditor = {
  read(text) {
    const decoded = decodeJson(Buffer.from(text));
    return decoded.outcome === "decoded" ? { document: decoded.document } : undefined;
  },
  sourcesOf(text) {
    const tree = jsonTree(text);
    return (path) => {
      const node = nodeAt(tree, path);
      return node && text.slice(node.from, node.to);
    };
  },
  write(text, changes) {
    const splices = splicesOf(text, changes);
    return splices && spliced(text, splices);
  },
  isBlank: () => false,
  told: (document) => document,
};
