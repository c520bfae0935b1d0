import type { EnvelopeRules } from "../edi/envelope.ts";
import { anything, isCount, isDate, isTime, type ServiceElement } from "../edi/service-element.ts";

const filled = (name: string, element: number, component = 0): ServiceElement => ({
  name,
  element,
  component,
  form: anything,
  expected: "a value",
});

const closing = (count: string, reference: string): readonly ServiceElement[] => [
  { name: count, element: 1, form: isCount, expected: "a count" },
  filled(reference, 2),
];

const asSent = (value: string) => value;

/** The service segments of ISO 9735-1:2002 annex C, with the data elements that they must carry. */
export const envelopeRules: EnvelopeRules = {
  levels: [
    {
      opens: "UNB",
      opening: [
        {
          name: "0001",
          element: 1,
          component: 1,
          form: (id) => /^[A-Z]{4}$/.test(id),
          expected: "four letters",
        },
        { name: "0002", element: 1, component: 2, form: (id) => /^[1-4]$/.test(id), expected: "1 to 4" },
        filled("0004", 2, 1),
        filled("0010", 3, 1),
        { name: "0017", element: 4, component: 1, form: isDate, expected: "a date as YYMMDD or CCYYMMDD" },
        { name: "0019", element: 4, component: 2, form: isTime, expected: "a time as HHMM" },
        filled("0020", 5),
      ],
      closes: "UNZ",
      closing: closing("0036", "0020"),
      reference: 5,
      referenceKey: asSent,
    },
    {
      opens: "UNG",
      opening: [filled("0048", 5)],
      closes: "UNE",
      closing: closing("0060", "0048"),
      reference: 5,
      referenceKey: asSent,
    },
    {
      opens: "UNH",
      opening: [
        filled("0062", 1),
        filled("0065", 2, 1),
        filled("0052", 2, 2),
        filled("0054", 2, 3),
        filled("0051", 2, 4),
      ],
      closes: "UNT",
      closing: closing("0074", "0062"),
      reference: 1,
      referenceKey: asSent,
    },
  ],
  groupOptional: true,
  // ISO 9735-5 secures a whole interchange or group by segments of its own between the envelopes.
  isBesides: (tag) => tag.startsWith("US"),
};
