import type { CapturedMessage } from "../../schemas/outbox.ts";
import type { Language } from "../../cli/language.ts";
import { escaped } from "../web-page.ts";

/** How many messages the page shows; the list has them all. */
const MOST_SHOWN = 200;

interface Words {
  readonly title: string;
  readonly nothing: string;
  readonly count: (all: number) => string;
  readonly to: string;
}

const WORDS: Readonly<Record<Language, Words>> = {
  en: {
    title: "Outbox",
    nothing: "Nothing was sent so far.",
    count: (all) => `${all} captured, none left this machine`,
    to: "to",
  },
  fr: {
    title: "Boîte d’envoi",
    nothing: "Rien n’a été envoyé pour l’instant.",
    count: (all) => `messages interceptés : ${all} ; aucun n’a quitté cette machine`,
    to: "à",
  },
};

const STYLE = `
body { font: 16px/1.5 system-ui, sans-serif; margin: 0 auto; max-width: 46rem; padding: 1rem; color: #1c1c1e; background: #f6f6f4 }
header { display: flex; flex-wrap: wrap; align-items: baseline; gap: 0 1rem; margin-bottom: 1rem }
h1 { font-size: 1.5rem; margin: 0 }
h2 { font-size: 1rem; margin: .25rem 0 }
p { margin: 0 }
article { background: #fff; border-radius: .5rem; padding: 1rem; margin-bottom: 1rem; border-left: .3rem solid #3867d6 }
article.sms { border-color: #20816a }
article.http, article.https { border-color: #8854d0 }
.meta { color: #5c5c66; font-size: .875rem; overflow-wrap: anywhere }
pre { font: inherit; white-space: pre-wrap; overflow-wrap: anywhere; margin: .5rem 0 0 }
@media (prefers-color-scheme: dark) { body { color: #eee; background: #1c1c1e } article { background: #2a2a2e } .meta { color: #a9a9b3 } }
`;

/** The outbox as a page, newest first. */
export function outboxPage(messages: readonly CapturedMessage[], language: Language): string {
  const words = WORDS[language];
  const articles = messages.slice(0, MOST_SHOWN).map((message) => article(message, words));
  return `<!doctype html>
<html lang="${language}">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${words.title}</title>
<style>${STYLE}</style>
<header><h1>${words.title}</h1><p class="meta">${words.count(messages.length)}</p></header>
<main>
${articles.length === 0 ? `<p>${words.nothing}</p>` : articles.join("\n")}
</main>
</html>
`;
}

function article({ at, protocol, endpoint, topic, subject, body }: CapturedMessage, words: Words): string {
  const time = at.replace("T", " ").replace(/(\.\d+)?Z$/, " UTC");
  const name = topic === null ? "SMS" : topic.slice(topic.lastIndexOf(":") + 1);
  return `<article class="${protocol}">
<p class="meta">${protocol} ${words.to} ${escaped(endpoint)}</p>
<p class="meta"><time datetime="${escaped(at)}">${escaped(time)}</time> · ${escaped(name)}</p>
${subject === null ? "" : `<h2>${escaped(subject)}</h2>\n`}<pre>${escaped(body)}</pre>
</article>`;
}
