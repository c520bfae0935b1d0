import { mkdir, rm } from "node:fs/promises";
import { dirname } from "node:path";
import { z } from "zod";
import { DeskToken } from "../schemas/desk-token.ts";
import type { Clock } from "./clock.ts";
import type { LocalIssuer } from "./issuer/local-issuer.ts";
import type { LocalUser } from "./issuer/local-user.ts";
import type { Log } from "./log.ts";
import { writeWholeFile } from "./whole-file.ts";

const RENEW_AFTER_MS = 15 * 60_000;
const OWNER_ONLY = 0o600;

/** Where a token is kept, and for whom. */
export interface KeptTokenSettings {
  readonly file: string;
  readonly issuer: LocalIssuer;
  /** As whom programs act where nobody is named. */
  readonly user: LocalUser;
  /** As whom they may act besides. */
  readonly people: readonly LocalUser[];
  readonly clock: Clock;
  readonly log: Log;
}

/** A file with an access token that is good as long as the host runs. */
export class KeptToken {
  readonly #settings: KeptTokenSettings;
  readonly #timer: NodeJS.Timeout;
  #writing: Promise<void> = Promise.resolve();
  #stopped = false;

  private constructor(settings: KeptTokenSettings) {
    this.#settings = settings;
    this.#timer = setInterval(() => void this.#renewOrTell(), RENEW_AFTER_MS).unref();
  }

  /** Writes the file and renews it from then on. */
  static async keep(settings: KeptTokenSettings): Promise<KeptToken> {
    await mkdir(dirname(settings.file), { recursive: true });
    const kept = new KeptToken(settings);
    await kept.renew();
    return kept;
  }

  /** Writes a new token: the one before may have expired when the clock was moved. */
  renew(): Promise<void> {
    this.#writing = this.#writeAfter(this.#writing);
    return this.#writing;
  }

  /** Takes the file away. */
  async stop(): Promise<void> {
    this.#stopped = true;
    clearInterval(this.#timer);
    await this.#writing;
    await rm(this.#settings.file, { force: true });
  }

  async #writeAfter(earlier: Promise<void>): Promise<void> {
    await earlier.catch(() => {});
    const { file, issuer, user, people, clock } = this.#settings;
    const [client] = issuer.clients.values();
    if (this.#stopped || !client) return;
    const tokens = people.map(async (one) => [one.id, await issuer.accessToken(client, one)] as const);
    const token = z.encode(DeskToken, {
      accessToken: await issuer.accessToken(client, user),
      expiresAt: clock.now().add({ seconds: client.accessTokenSeconds }),
      person: user.id,
      applications: Object.fromEntries(
        [...issuer.programs.values()].map(({ name, id, secret }) => [
          name,
          { clientId: id, clientSecret: secret },
        ]),
      ),
      people: Object.fromEntries(await Promise.all(tokens)),
    });
    await writeWholeFile(file, `${JSON.stringify(token)}\n`, OWNER_ONLY);
  }

  async #renewOrTell(): Promise<void> {
    try {
      await this.renew();
    } catch (error) {
      this.#settings.log({ source: "host", level: "error", message: `desk token: ${String(error)}` });
    }
  }
}
