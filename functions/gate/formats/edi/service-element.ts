import { componentOf, type EdiSegment } from "../../../../schemas/edi-segment.ts";
import type { Path } from "../../../../schemas/decoder.ts";
import { isBasicDate } from "../text/calendar-date.ts";
import type { Remarks } from "../text/remarks.ts";
import type { Places } from "./places.ts";

/** A segment of the envelope, by its index, and the path that tells what it opens or closes. */
export interface Service {
  readonly segment: EdiSegment;
  readonly index: number;
  readonly path: Path;
}

/** What an element of a service segment must be: its place, counted from 1, and its form. */
export interface ServiceElement {
  readonly name: string;
  readonly element: number;
  readonly component?: number;
  readonly form: (value: string) => boolean;
  readonly expected: string;
}

/** Any value at all. */
export const anything = () => true;

/** A count, as the closing segments carry it. */
export const isCount = (value: string) => /^\d{1,10}$/.test(value);

/** A date as YYMMDD or CCYYMMDD. */
export const isDate = isBasicDate;

/** A time as HHMM, or with seconds and parts of them. */
export const isTime = (value: string) => /^(?:[01]\d|2[0-3])[0-5]\d(?:[0-5]\d\d{0,2})?$/.test(value);

/** Checks the mandatory elements of a service segment; tells whether all are sound. */
export function checkService(
  { segment, index, path }: Service,
  wanted: readonly ServiceElement[],
  places: Places,
  remarks: Remarks,
): boolean {
  let sound = true;
  for (const { name, element, component = 0, form, expected } of wanted) {
    const value = componentOf(segment, element, component || 1);
    if (value !== "" && form(value)) continue;
    sound = false;
    const position = places.of(index, element, component);
    if (value === "") {
      remarks.error("edi-element-missing", { path, position, expected: name, received: "missing" });
    } else {
      remarks.error("edi-element-form", { path, position, expected: `${name}: ${expected}` });
    }
  }
  return sound;
}

/** Checks the count that a closing segment carries in its first element. */
export function checkCount(
  { segment, index, path }: Service,
  counted: number,
  what: string,
  places: Places,
  remarks: Remarks,
): void {
  const stated = componentOf(segment, 1);
  if (!isCount(stated) || Number(stated) === counted) return;
  remarks.error("edi-count", { path, position: places.of(index, 1), expected: `${counted} ${what}` });
}

/** Checks that a closing segment carries the reference of the one that opened, in its second element. */
export function checkReference(
  { segment, index, path }: Service,
  same: (closing: string) => boolean,
  opening: string,
  places: Places,
  remarks: Remarks,
): void {
  const stated = componentOf(segment, 2);
  if (stated === "" || same(stated)) return;
  remarks.error("edi-reference", {
    path,
    position: places.of(index, 2),
    expected: `the reference of ${opening}`,
  });
}
