import { mkdir, readdir, readFile, rm } from "node:fs/promises";
import { join } from "node:path";
import type { Temporal } from "temporal-polyfill";
import { CapturedMessage } from "../../schemas/outbox.ts";
import { writeWholeFile } from "../whole-file.ts";
import { letter } from "./letter.ts";

/** How many messages are listed; older ones are only files. */
const MOST_LISTED = 10_000;
const JSON_FILE = /^(\d+)-.*\.json$/;
const NUMBER_WIDTH = 6;

/** Where the outbox lies, whether it goes on from an earlier run, and the clock by which it stamps. */
export interface OutboxSettings {
  /** One JSON file for each message, and a text file beside it for an e-mail; no files where it is left out. */
  readonly directory: string | undefined;
  readonly keepsEarlier: boolean;
  readonly now: () => Temporal.Instant;
}

/** The e-mails, text messages and web calls that the host captured instead of sending them. */
export class Outbox {
  readonly #settings: OutboxSettings;
  readonly #messages: CapturedMessage[];
  #last: number;

  private constructor(settings: OutboxSettings, messages: CapturedMessage[], last: number) {
    this.#settings = settings;
    this.#messages = messages;
    this.#last = last;
  }

  /** Opens the outbox: empty, or with what lies in its folder. */
  static async open(settings: OutboxSettings): Promise<Outbox> {
    const { directory, keepsEarlier } = settings;
    if (directory === undefined) return new Outbox(settings, [], 0);
    if (!keepsEarlier) await rm(directory, { recursive: true, force: true });
    await mkdir(directory, { recursive: true });
    const files = (await readdir(directory)).filter((file) => JSON_FILE.test(file)).sort();
    const messages: CapturedMessage[] = [];
    for (const file of files.slice(-MOST_LISTED)) {
      messages.push(CapturedMessage.parse(JSON.parse(await readFile(join(directory, file), "utf8"))));
    }
    const [, last = "0"] = JSON_FILE.exec(files.at(-1) ?? "") ?? [];
    return new Outbox(settings, messages, Number(last));
  }

  /** What was captured, newest first. */
  get messages(): readonly CapturedMessage[] {
    return this.#messages.toReversed();
  }

  /** Keeps a message; resolves when its files are written. */
  async keep(message: (at: Temporal.Instant) => CapturedMessage): Promise<void> {
    const kept = message(this.#settings.now());
    this.#messages.push(kept);
    if (this.#messages.length > MOST_LISTED) this.#messages.shift();
    this.#last += 1;
    const { directory } = this.#settings;
    if (directory === undefined) return;
    const name = join(directory, `${String(this.#last).padStart(NUMBER_WIDTH, "0")}-${nameOf(kept)}`);
    await writeWholeFile(`${name}.json`, `${JSON.stringify(kept, null, 2)}\n`);
    if (kept.protocol === "email") await writeWholeFile(`${name}.txt`, letter(kept));
  }
}

/** What a person finds a message's files by. */
function nameOf({ protocol, endpoint }: CapturedMessage): string {
  return `${protocol}-${endpoint.replaceAll(/[^\w@.+-]+/g, "_").slice(0, 60)}`;
}
