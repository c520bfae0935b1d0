import { readFile, realpath } from "node:fs/promises";
import { dirname, extname, join, posix, relative, sep } from "node:path";
import type { SchemaFiles } from "../functions/gate/formats/xml/schema-files.ts";
import { encodedText } from "../functions/gate/formats/xml/encoding.ts";
import { CommandFailure } from "./failure.ts";

/** A schema that the user named: XML Schema, or what a JSON file states. */
export type GivenSchema =
  | { readonly kind: "xsd"; readonly files: SchemaFiles }
  | { readonly kind: "json"; readonly schema: unknown };

/** Reads a schema file; an `.xsd` brings along what it includes and imports from its own folder tree. */
export async function schemaFile(file: string): Promise<GivenSchema> {
  switch (extname(file).toLowerCase()) {
    case ".xsd":
      return { kind: "xsd", files: await xsdFiles(file) };
    case ".json":
      return { kind: "json", schema: await jsonFile(file) };
    default:
      throw new CommandFailure("schema-unusable", `${file}: .xsd, .json`);
  }
}

async function jsonFile(file: string): Promise<unknown> {
  try {
    return JSON.parse(await readFile(file, "utf8"));
  } catch {
    throw new CommandFailure("schema-unusable", file);
  }
}

/**
 * The tree reaches from the folder above the schema's own, since standards keep main and common schemas in
 * neighbouring folders. What names a network or a place outside is not read.
 */
async function xsdFiles(file: string): Promise<SchemaFiles> {
  const entry = await realpath(file).catch(() => {
    throw new CommandFailure("file-unreadable", file);
  });
  const tree = dirname(dirname(entry));
  const files: Record<string, string> = {};
  const wanted = [relative(tree, entry).split(sep).join("/")];
  for (let path = wanted.pop(); path !== undefined; path = wanted.pop()) {
    if (path in files) continue;
    const text = await fileOfTree(tree, path);
    files[path] = text;
    wanted.push(...referencesOf(text).map((reference) => posix.join(posix.dirname(path), reference)));
  }
  return { entry: relative(tree, entry).split(sep).join("/"), files };
}

const REFERENCE =
  /<(?:[\w.-]+:)?(?:include|import|redefine)\b[^>]*?\bschemaLocation\s*=\s*(?:"([^"]*)"|'([^']*)')/g;
const COMMENT = /<!--[^]*?-->/g;
const ABSOLUTE = /^(?:[A-Za-z][A-Za-z0-9+.-]*:|[\\/])/;

/** The relative references of a schema to others (XML Schema 1.0 part 1, section 4.2). */
function referencesOf(text: string): readonly string[] {
  return [...text.replaceAll(COMMENT, "").matchAll(REFERENCE)]
    .map(([, double, single]) => (double ?? single ?? "").trim())
    .filter((reference) => reference !== "" && !ABSOLUTE.test(reference));
}

async function fileOfTree(tree: string, path: string): Promise<string> {
  const file = await realpath(join(tree, path)).catch(() => "");
  if (!file.startsWith(tree + sep)) throw new CommandFailure("schema-unusable", path);
  const encoded = encodedText(await readFile(file));
  if (encoded.outcome === "fault") throw new CommandFailure("schema-unusable", path);
  // The text is handed on as UTF-8, whatever it was declared in.
  return encoded.text.replace(/^<\?xml[^>]*\?>/, '<?xml version="1.0"?>');
}
