import type { Language } from "../../cli/language.ts";
import { escaped } from "../web-page.ts";
import type { Refusal } from "./authorization-request.ts";
import type { LocalUser } from "./local-user.ts";

type Problem = Extract<Refusal, { kind: "page" }>["problem"] | "unknown-user";

interface Words {
  readonly title: string;
  readonly choose: string;
  readonly refused: string;
  readonly problems: Readonly<Record<Problem, string>>;
}

const WORDS: Readonly<Record<Language, Words>> = {
  en: {
    title: "Sign in",
    choose: "On this machine no password is needed: choose who you are.",
    refused: "This sign-in cannot go on",
    problems: {
      "unknown-client": "The application that sent you here is not registered: check its client_id.",
      "unknown-redirect":
        "The application asks to send you back to an address that is not registered: check its redirect_uri.",
      "unknown-user": "There is nobody of this name: go back and choose somebody from the list.",
    },
  },
  fr: {
    title: "Se connecter",
    choose: "Sur cette machine, aucun mot de passe n’est demandé : choisissez qui vous êtes.",
    refused: "Cette connexion ne peut pas continuer",
    problems: {
      "unknown-client": "L’application d’où vous venez n’est pas enregistrée : vérifiez son client_id.",
      "unknown-redirect":
        "L’application demande un retour vers une adresse qui n’est pas enregistrée : vérifiez son redirect_uri.",
      "unknown-user": "Personne ne porte ce nom : revenez en arrière et choisissez dans la liste.",
    },
  },
};

const STYLE = `
body { font: 16px/1.5 system-ui, sans-serif; margin: 0 auto; max-width: 26rem; padding: 2rem 1rem; color: #1c1c1e; background: #f6f6f4 }
h1 { font-size: 1.5rem; margin: 0 }
ul { list-style: none; margin: 1.5rem 0 0; padding: 0 }
button { font: inherit; color: inherit; width: 100%; text-align: left; background: #fff; border: 1px solid #8a8a94; border-radius: .5rem; padding: .75rem 1rem; margin-bottom: .75rem; cursor: pointer }
button:hover, button:focus-visible { outline: 3px solid #3867d6 }
strong, span { display: block }
span { color: #5c5c66; font-size: .875rem }
@media (prefers-color-scheme: dark) { body { color: #eee; background: #1c1c1e } button { background: #2a2a2e } span { color: #a9a9b3 } }
`;

/** The page on which somebody says who they are; `query` is what the console asked for. */
export function signInPage(users: readonly LocalUser[], query: string, language: Language): string {
  const words = WORDS[language];
  const choices = users.map(
    ({ id, name, role }) =>
      `<li><button name="user" value="${escaped(id)}"><strong>${escaped(name)}</strong><span>${escaped(role[language])}</span></button></li>`,
  );
  return page(
    words.title,
    language,
    `<p>${words.choose}</p>
<form method="post" action="/login">
<input type="hidden" name="request" value="${escaped(query)}">
<ul>
${choices.join("\n")}
</ul>
</form>`,
  );
}

/** The page that says why a sign-in cannot go on. */
export function refusalPage(problem: Problem, language: Language): string {
  return page(WORDS[language].refused, language, `<p>${WORDS[language].problems[problem]}</p>`);
}

function page(title: string, language: Language, content: string): string {
  return `<!doctype html>
<html lang="${language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title}</title>
<style>${STYLE}</style>
</head>
<body>
<main>
<h1>${title}</h1>
${content}
</main>
</body>
</html>
`;
}
