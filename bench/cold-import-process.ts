/*
 * A process that only loads a handler: `cold-import-process.ts BUNDLE`. It tells the milliseconds from before
 * the import to after it.
 */
import { pathToFileURL } from "node:url";

const bundle = pathToFileURL(process.argv[2] ?? "").href;
const before = performance.now();
await import(bundle);
process.stdout.write(String(performance.now() - before));
process.exit();
