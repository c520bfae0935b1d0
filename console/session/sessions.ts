import { Temporal } from "temporal-polyfill";
import * as z from "zod";
import { arrival, type Departure, departure, farewell, renewed } from "./issuer.ts";
import { isGoodFor, type Registration, registrationKey, Session } from "./session.ts";

const SESSION = "watchdog.session ";
const DEPARTURE = "watchdog.departure";
const RENEWED_BEFORE_SECONDS = 60;

const Departed = z.object({
  registration: z.object({ issuer: z.string(), clientId: z.string(), scope: z.string() }),
  state: z.string(),
  nonce: z.string(),
  verifier: z.string(),
  returnTo: z.string().startsWith("/"),
});

function read<T>(schema: z.ZodType<T>, key: string): T | undefined {
  const text = sessionStorage.getItem(key);
  if (text === null) return undefined;
  return schema.safeParse(JSON.parse(text)).data;
}

/**
 * Who is signed in where: one session for each registration, kept in the tab's sessionStorage, so that a reload keeps
 * it and closing the tab ends it.
 */
export class Sessions {
  readonly #known = new Map<string, Session | undefined>();
  readonly #renewals = new Map<string, Promise<Session | undefined>>();
  readonly #listeners = new Set<() => void>();
  #version = 0;

  /** For React: changes whenever somebody signs in or out. */
  readonly version = (): number => this.#version;

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  of(registration: Registration): Session | undefined {
    const key = registrationKey(registration);
    if (!this.#known.has(key)) this.#known.set(key, read(Session, SESSION + key));
    return this.#known.get(key);
  }

  /** Leaves for the sign-in page; the browser comes back to the address within the console. */
  async signIn(registration: Registration, returnTo: string): Promise<void> {
    const { address, departure: kept } = await departure(registration, returnTo);
    sessionStorage.setItem(DEPARTURE, JSON.stringify(kept));
    location.assign(address);
  }

  /**
   * Takes in the answer with which the browser came back, and tells where to go on.
   *
   * @throws where nobody left from here, or the issuer refused
   */
  async arrive(at: URL): Promise<string> {
    const departed: Departure | undefined = read(Departed, DEPARTURE);
    sessionStorage.removeItem(DEPARTURE);
    if (!departed) throw new Error("no sign-in was begun in this tab");
    this.#keep(departed.registration, await arrival(at, departed));
    return departed.returnTo;
  }

  /** An access token that is good for a while; nothing where a sign-in is needed. */
  async accessToken(registration: Registration): Promise<string | undefined> {
    const session = this.of(registration);
    if (!session) return undefined;
    if (isGoodFor(session, RENEWED_BEFORE_SECONDS, Temporal.Now.instant())) return session.accessToken;
    return (await this.renew(registration))?.accessToken;
  }

  /** Gets new tokens, once for all who ask at the same time. */
  renew(registration: Registration): Promise<Session | undefined> {
    const key = registrationKey(registration);
    const running = this.#renewals.get(key);
    if (running) return running;
    const renewal = this.#renew(registration).finally(() => this.#renewals.delete(key));
    this.#renewals.set(key, renewal);
    return renewal;
  }

  /** Forgets all that is known of these, ends the sessions at their issuers, and leaves for the last sign-out page. */
  async signOut(registrations: readonly Registration[]): Promise<void> {
    let page: URL | undefined;
    for (const registration of registrations) {
      const session = this.of(registration);
      if (!session) continue;
      this.#keep(registration, undefined);
      page = await farewell(registration, session).catch(() => page);
    }
    location.assign(page ?? "/");
  }

  async #renew(registration: Registration): Promise<Session | undefined> {
    const before = this.of(registration);
    const session = before && (await renewed(registration, before));
    this.#keep(registration, session);
    return session;
  }

  #keep(registration: Registration, session: Session | undefined): void {
    const key = registrationKey(registration);
    this.#known.set(key, session);
    if (session) sessionStorage.setItem(SESSION + key, JSON.stringify(session));
    else sessionStorage.removeItem(SESSION + key);
    this.#version += 1;
    for (const listener of this.#listeners) listener();
  }
}
