import type { EnvelopeRules } from "../edi/envelope.ts";
import { anything, isCount, isDate, isTime, type ServiceElement } from "../edi/service-element.ts";

const wanted = (
  name: string,
  element: number,
  expected = "a value",
  form: (value: string) => boolean = anything,
): ServiceElement => ({ name, element, expected, form });

const isParty = (value: string) => value.trim() !== "";
const isControlNumber = (value: string) => /^\d{1,9}$/.test(value);
const isNineDigits = (value: string) => /^\d{9}$/.test(value);

/** The segments of X12.5 (ISA, IEA) and X12.6 (GS, GE, ST, SE), with the elements that they must carry. */
export const envelopeRules: EnvelopeRules = {
  levels: [
    {
      opens: "ISA",
      opening: [
        wanted("ISA06", 6, "a sender", isParty),
        wanted("ISA08", 8, "a receiver", isParty),
        wanted("ISA09", 9, "a date as YYMMDD", isDate),
        wanted("ISA10", 10, "a time as HHMM", isTime),
        wanted("ISA12", 12, "five digits", (value) => /^\d{5}$/.test(value)),
        wanted("ISA13", 13, "nine digits", isNineDigits),
        wanted("ISA14", 14, "0 or 1", (value) => /^[01]$/.test(value)),
        wanted("ISA15", 15, "P, T or I", (value) => /^[PTI]$/.test(value)),
      ],
      closes: "IEA",
      closing: [wanted("IEA01", 1, "a count", isCount), wanted("IEA02", 2, "nine digits", isNineDigits)],
      reference: 13,
      referenceKey: (value) => value,
    },
    {
      opens: "GS",
      opening: [
        wanted("GS01", 1, "two letters or digits", (value) => /^[A-Z0-9]{2}$/.test(value)),
        wanted("GS02", 2),
        wanted("GS03", 3),
        wanted("GS04", 4, "a date as CCYYMMDD or YYMMDD", isDate),
        wanted("GS05", 5, "a time as HHMM", isTime),
        wanted("GS06", 6, "up to nine digits", isControlNumber),
        wanted("GS07", 7),
        wanted("GS08", 8),
      ],
      closes: "GE",
      closing: [
        wanted("GE01", 1, "a count", isCount),
        wanted("GE02", 2, "up to nine digits", isControlNumber),
      ],
      reference: 6,
      // A group's control number is a number: leading zeros make no difference.
      referenceKey: (value) => value.replace(/^0+(?=\d)/, ""),
    },
    {
      opens: "ST",
      opening: [
        wanted("ST01", 1, "three letters or digits", (value) => /^[A-Z0-9]{3}$/.test(value)),
        wanted("ST02", 2, "4 to 9 letters or digits", (value) => /^[A-Za-z0-9]{4,9}$/.test(value)),
      ],
      closes: "SE",
      closing: [wanted("SE01", 1, "a count", isCount), wanted("SE02", 2)],
      reference: 2,
      referenceKey: (value) => value,
    },
  ],
  groupOptional: false,
  // X12.56: acknowledgements of an earlier interchange stand before the groups.
  isBesides: (tag, inGroup) => tag === "TA1" && !inGroup,
};
