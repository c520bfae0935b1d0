import type { SourceChange, SourceEditor } from "../../../schemas/source-editor.ts";
import { jsonEditor } from "./json-editor.ts";
import { decodeJsonl } from "./jsonl.ts";

/** Changes within the lines of JSON Lines, each as `jsonEditor` changes a text; lines are neither added nor taken out. */
export const jsonlEditor: SourceEditor = {
  read(text) {
    const decoded = decodeJsonl(Buffer.from(text));
    return decoded.outcome === "decoded" ? { document: decoded.document } : undefined;
  },
  sourcesOf(text) {
    const lines = text.split("\n");
    return ([index, ...path]) => {
      const line = lines[Number(index)];
      return line === undefined ? undefined : jsonEditor.sourcesOf(line)(path);
    };
  },
  write(text, changes) {
    const lines = text.split("\n");
    const byLine = Map.groupBy(changes, ({ path }) => Number(path[0]));
    for (const [index, ofLine] of byLine) {
      const line = lines[index];
      const written = line === undefined ? undefined : jsonEditor.write(line, ofLine.map(withinLine));
      if (written === undefined) return undefined;
      lines[index] = written;
    }
    return lines.join("\n");
  },
  isBlank: jsonEditor.isBlank,
  told: jsonEditor.told,
};

const withinLine = (change: SourceChange): SourceChange => ({ ...change, path: change.path.slice(1) });
