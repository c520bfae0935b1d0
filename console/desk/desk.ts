import type * as z from "zod";
import { type ApiAnswer, type Asked, callApi } from "../../schemas/api/api-call.ts";
import { isAction, type Operation } from "../../schemas/api/operation.ts";
import type { Problem } from "../../schemas/api/problem.ts";
import type { ConsoleClient } from "../../schemas/console-configuration.ts";
import type { Language } from "../language/first-language.ts";
import { allows, type Right, rightsAt } from "../session/rights.ts";
import { groupsOf } from "../session/session.ts";
import type { Sessions } from "../session/sessions.ts";

/** Why a client's API did not do what was asked: it says so itself. */
export class Refusal extends Error {
  readonly problem: Problem;

  constructor(problem: Problem) {
    super(problem.detail);
    this.name = "Refusal";
    this.problem = problem;
  }
}

/** Nobody is signed in to a client, or is no more. */
export class SignInNeeded extends Error {
  constructor() {
    super("nobody is signed in");
    this.name = "SignInNeeded";
  }
}

/** What was answered, and the revision to name in a change of it. */
interface Answered<Answer> {
  readonly answer: Answer;
  readonly revision: number | undefined;
  /** The cursor of what follows an answer that is no JSON. */
  readonly next?: string | undefined;
}

/** The desk of one client: its data, with the rights that somebody has there and nowhere else. */
export interface Desk {
  readonly client: ConsoleClient;
  readonly isSignedIn: boolean;
  /** Whether an operation is worth asking for: on one of some flows, or at all where none is named. */
  may(operation: Pick<Operation, "roles">, flows?: readonly string[]): boolean;
  /**
   * Asks for an operation.
   *
   * @throws Refusal, SignInNeeded, or what `callApi` throws
   */
  call<P extends z.ZodObject, Q extends z.ZodObject, B extends z.ZodType, A extends z.ZodType>(
    operation: Operation<P, Q, B, A>,
    asked: Asked<P, Q, B>,
  ): Promise<Answered<z.input<A>>>;
}

/** What a desk works with. */
interface Working {
  readonly sessions: Sessions;
  readonly language: Language;
}

const NOT_ALLOWED = {
  fr: "Votre rôle ne permet pas cette action : demandez à un responsable.",
  en: "Your role does not allow this action: ask a lead.",
} as const;

/** The desk of a client. */
export function deskOf(client: ConsoleClient, { sessions, language }: Working): Desk {
  const session = sessions.of(client);
  const rights: readonly Right[] = session ? rightsAt(client.id, groupsOf(session, client.groups)) : [];

  async function asked<
    P extends z.ZodObject,
    Q extends z.ZodObject,
    B extends z.ZodType,
    A extends z.ZodType,
  >(operation: Operation<P, Q, B, A>, what: Asked<P, Q, B>): Promise<ApiAnswer<A>> {
    const accessToken = await sessions.accessToken(client);
    if (accessToken === undefined) return { outcome: "unauthorized" };
    return callApi({ address: client.api, accessToken, language }, operation, what);
  }

  /**
   * Asks once more with a new token; also where no answer came, which is how a browser is told of a 401. An action keeps
   * its key, so that it is not done twice.
   */
  async function askedTwice<
    P extends z.ZodObject,
    Q extends z.ZodObject,
    B extends z.ZodType,
    A extends z.ZodType,
  >(operation: Operation<P, Q, B, A>, what: Asked<P, Q, B>): Promise<ApiAnswer<A>> {
    const keyed = isAction(operation) ? { ...what, key: crypto.randomUUID() } : what;
    const first = await asked(operation, keyed).catch((error: unknown) => {
      if (error instanceof TypeError) return undefined;
      throw error;
    });
    if (first && first.outcome !== "unauthorized") return first;
    return (await sessions.renew(client)) ? asked(operation, keyed) : { outcome: "unauthorized" };
  }

  return {
    client,
    isSignedIn: session !== undefined,
    may: (operation, flows) => allows(rights, operation, flows),
    async call(operation, what) {
      if (session && !allows(rights, operation)) {
        const [title, detail] = ["Forbidden", NOT_ALLOWED[language]];
        throw new Refusal({ title, detail, status: 403, code: "role-insufficient" });
      }
      const answered = await askedTwice(operation, what);
      switch (answered.outcome) {
        case "done":
          return { answer: answered.answer, revision: answered.revision, next: answered.next };
        case "refused":
          throw new Refusal(answered.problem);
        case "unauthorized":
          throw new SignInNeeded();
      }
    },
  };
}
