import * as fc from "fast-check";
import { Temporal } from "temporal-polyfill";
import { describe, expect, test } from "vitest";
import { gsm7, SEGMENT_SEPTETS } from "../../../functions/notify/gsm7.ts";
import { letterWording, summaryWording } from "../../../functions/notify/wording.ts";
import { IncidentKind, NoticeEvent } from "../../../schemas/incident.ts";
import type { IncidentLetter } from "../../../schemas/mailbox.ts";
import { client } from "../../../clients/demo/client.ts";

/** The basic character set of GSM 03.38, as its table has it. */
const GSM7 = /^[@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !"#¤%&'()*+,\-./0-9:;<=>?¡A-ZÄÖÑÜ§¿a-zäöñüà]*$/;

const at = Temporal.Instant.from("2026-11-24T08:34:00Z");

function letter(settings: Partial<IncidentLetter> = {}): IncidentLetter {
  return {
    type: "incident",
    key: "17:opened",
    event: "opened",
    at,
    number: 17,
    revision: 1,
    priority: "P1",
    kind: "silent",
    subject: { type: "flow", id: "shop-orders" },
    competence: "technical",
    flows: ["shop-orders"],
    flowsTotal: 1,
    since: at,
    ...settings,
  };
}

test.each([
  ["été à Noël, ça coûte 5 €", "été à Noel, ca coute 5 EUR"],
  ["l’œuvre « finie » – [oui]…", `l'oeuvre " finie " - (oui)...`],
  ["Łódź → 東京", "?odz > ??"],
])("%s is folded into GSM-7", (text, folded) => {
  expect(gsm7(text)).toBe(folded);
});

test("whatever the text, what comes of it is one septet a character", () => {
  fc.assert(
    fc.property(fc.string({ unit: "binary" }), (text) => {
      expect(gsm7(text)).toMatch(GSM7);
    }),
  );
});

const DESK = {
  links: "https://abcdefghij.execute-api.ap-southeast-1.amazonaws.com/l",
  console: "https://desk.example.com",
};

describe.each(["fr", "en"] as const)("what is told in %s", (language) => {
  const all = IncidentKind.options.flatMap((kind) =>
    NoticeEvent.options.map((event) => letter({ kind, event })),
  );

  test("has a subject that SNS takes, and an SMS of one segment, for every kind and event", () => {
    const long = letter({ title: "x".repeat(200), subject: { type: "manual", id: "9" } });
    for (const one of [...all, long, { ...long, link: "abcDEF_-0123" }]) {
      const { subject, sms, email } = letterWording(one, client, language, DESK);
      expect(subject).toMatch(/^[ -~]{1,100}$/);
      expect(sms).toMatch(GSM7);
      expect(sms.length).toBeLessThanOrEqual(SEGMENT_SEPTETS);
      for (const text of [subject, sms, email]) expect(text).toContain("17");
      expect(sms).toContain("P1");
    }
  });

  test("ends in the address by which a call is answered, whole, however long the rest is", () => {
    const title = "x".repeat(200);
    const one = letter({ title, subject: { type: "manual", id: "9" }, link: "abcDEF_-0123" });
    const { sms } = letterWording(one, client, language, DESK);
    expect(sms).toMatch(/\.\.\. https:\/\/[a-z0-9.-]+\/l\/abcDEF_-0123$/);
  });

  test("leads by mail to the incident in the console, where there is one", () => {
    const address = `https://desk.example.com/clients/${client.id}/incidents/17`;
    expect(letterWording(letter({}), client, language, DESK).email).toContain(address);
    const without = letterWording(letter({}), client, language, { ...DESK, console: undefined });
    expect(without.email).not.toContain("/clients/");
  });

  test("names in a summary how many there are", () => {
    const { subject, sms } = summaryWording(all, 5, client, language, DESK);
    expect(subject).toContain(String(all.length + 5));
    expect(sms.length).toBeLessThanOrEqual(SEGMENT_SEPTETS);
  });
});
