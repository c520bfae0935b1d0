import type { Client } from "../../schemas/client.ts";
import { incidentPath } from "../../schemas/console-address.ts";
import type { HttpAnswer } from "../../schemas/http-event.ts";
import type { Incident } from "../../schemas/incident.ts";
import type { Person } from "../../schemas/person.ts";
import { callLine, nextStep } from "../notify/wording.ts";

type Language = Person["language"];

const WORDS = {
  fr: {
    ask: "Que faire ?",
    take: "Je prends en charge",
    pass: "Passer à la personne suivante",
    taken: "C'est pris en charge par vous : plus personne n'est appelé.",
    passed: "C'est passé à la personne suivante.",
    already: "Déjà pris en charge : il n'y a rien à faire.",
    over: "C'est déjà résolu : il n'y a rien à faire.",
    used: "Ce lien a déjà servi.",
    gone: "Ce lien n'existe pas ou n'est plus valable.",
    open: "Ouvrir l'incident dans la console",
    reread: "Se connecter à la console, ou attendre le prochain SMS.",
  },
  en: {
    ask: "What to do?",
    take: "I take it on",
    pass: "Pass it to the next person",
    taken: "It is yours now: nobody else is called.",
    passed: "It went to the next person.",
    already: "It is taken on already: there is nothing to do.",
    over: "It is resolved already: there is nothing to do.",
    used: "This link was used already.",
    gone: "There is no such link, or it is no longer good.",
    open: "Open the incident in the console",
    reread: "Sign in to the console, or wait for the next text message.",
  },
} as const;

/** What became of a link. */
export type LinkOutcome = "taken" | "passed" | "already" | "over" | "used" | "gone";

const STATUS: Readonly<Record<LinkOutcome, number>> = {
  taken: 200,
  passed: 200,
  already: 200,
  over: 200,
  used: 410,
  gone: 404,
};

const ENTITIES: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&#39;",
};

const escaped = (text: string) => text.replaceAll(/[&<>"']/g, (one) => ENTITIES[one] ?? one);

const STYLE = `body{font:1.125rem/1.5 system-ui,sans-serif;margin:0 auto;max-width:32rem;padding:1.5rem;color:#16191f;background:#fff}
h1{font-size:1.25rem}
button,a{font:inherit;display:block;box-sizing:border-box;width:100%;padding:1rem;margin:1rem 0;border:2px solid #033160;border-radius:.5rem;background:#033160;color:#fff;text-align:center;text-decoration:none}
button.second{background:#fff;color:#033160}
@media (prefers-color-scheme:dark){body{color:#f2f3f3;background:#0f1b2a}button.second{background:#0f1b2a;color:#f2f3f3}button,a{border-color:#89bdee}}`;

/** No script, nothing from elsewhere, in no frame, and told to nobody where one came from. */
const HEADERS = {
  "content-type": "text/html; charset=utf-8",
  "cache-control": "no-store",
  "content-security-policy":
    "default-src 'none'; style-src 'unsafe-inline'; form-action 'self'; frame-ancestors 'none'; base-uri 'none'",
  "referrer-policy": "no-referrer",
  "x-content-type-options": "nosniff",
  "x-robots-tag": "noindex",
} as const;

function page(status: number, language: Language, title: string, body: readonly string[]): HttpAnswer {
  return {
    statusCode: status,
    headers: HEADERS,
    body: [
      `<!doctype html><html lang="${language}"><head><meta charset="utf-8">`,
      `<meta name="viewport" content="width=device-width, initial-scale=1"><title>${escaped(title)}</title>`,
      `<style>${STYLE}</style></head><body><main>`,
      ...body,
      "</main></body></html>",
    ].join("\n"),
  };
}

/** Asks the contact of a call what to do; looking at it changes nothing. */
export function askingPage(incident: Incident, client: Client, language: Language): HttpAnswer {
  const words = WORDS[language];
  const line = callLine(incident, client, language);
  return page(200, language, line, [
    `<h1>${escaped(line)}</h1>`,
    `<p>${escaped(client.name)}</p>`,
    `<p>${escaped(nextStep(incident, language))}</p>`,
    `<form method="post"><p>${words.ask}</p>`,
    `<button name="answer" value="take">${words.take}</button>`,
    `<button name="answer" value="pass" class="second">${words.pass}</button></form>`,
  ]);
}

/** Tells what became of a link, and of the incident what to do where it is known. */
export function toldPage(
  outcome: LinkOutcome,
  incident: Incident | undefined,
  client: Client,
  { language, console }: { readonly language: Language; readonly console: string | undefined },
): HttpAnswer {
  const words = WORDS[language];
  const isEnd = outcome === "used" || outcome === "gone";
  return page(STATUS[outcome], language, words[outcome], [
    `<h1 role="status">${words[outcome]}</h1>`,
    ...(isEnd ? [`<p>${words.reread}</p>`] : []),
    ...(incident && !isEnd
      ? [
          `<p>${escaped(callLine(incident, client, language))}</p>`,
          `<p>${escaped(nextStep(incident, language))}</p>`,
          ...(console === undefined
            ? []
            : [
                `<a href="${escaped(`${console}${incidentPath(client.id, incident.number)}`)}">${words.open}</a>`,
              ]),
        ]
      : []),
  ]);
}
