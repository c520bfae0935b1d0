import { expect, test } from "vitest";
import { outboxPage } from "../../../local/outbox/page.ts";
import { browserLanguage } from "../../../local/web-page.ts";
import type { CapturedMessage } from "../../../schemas/outbox.ts";

const captured: CapturedMessage = {
  at: "2026-11-24T10:00:00.123Z",
  protocol: "email",
  endpoint: "ada@example.com",
  topic: "arn:aws:sns:eu-west-3:000000000000:contacts",
  subject: "Stopped",
  body: "shop-orders stands still",
  attributes: {},
  messageId: "m-1",
};

test("the page shows to whom, when, by which topic, the subject and the text", () => {
  const page = outboxPage([captured], "en");
  for (const shown of [
    "email to ada@example.com",
    "2026-11-24 10:00:00 UTC",
    "contacts",
    "Stopped",
    captured.body,
  ]) {
    expect(page).toContain(shown);
  }
});

test("nothing that was published becomes markup", () => {
  const attack = `<script>alert("1")</script>' onload='x' &amp;`;
  const page = outboxPage(
    [{ ...captured, endpoint: attack, topic: attack, subject: attack, body: attack }],
    "en",
  );
  expect(page).not.toMatch(/<script|"1"|' onload/);
  expect(page).toContain(
    "&lt;script&gt;alert(&quot;1&quot;)&lt;/script&gt;&#39; onload=&#39;x&#39; &amp;amp;",
  );
});

test("a page of thousands shows the newest 200 and says how many there are", () => {
  const page = outboxPage(
    Array.from({ length: 2000 }, () => captured),
    "en",
  );
  expect(page.match(/<article/g)).toHaveLength(200);
  expect(page).toContain("2000 captured");
});

test.each([
  ["fr-CA,fr;q=0.9,en;q=0.8", "fr", "Rien n’a été envoyé"],
  ["de-DE,en;q=0.8,fr;q=0.5", "en", "Nothing was sent"],
  ["", "en", "Nothing was sent"],
] as const)("a browser that asks for %s reads %s", (asked, language, words) => {
  expect(browserLanguage(asked)).toBe(language);
  const page = outboxPage([], language);
  expect(page).toContain(words);
  expect(page).toContain(`<html lang="${language}">`);
});
