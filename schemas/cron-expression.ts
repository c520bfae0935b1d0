import * as z from "zod";

/** What one of the five fields may hold. */
interface FieldRule {
  readonly name: string;
  readonly least: number;
  readonly most: number;
  /** Words for values, the first for `least`. */
  readonly words: readonly string[];
}

const MINUTE: FieldRule = { name: "minute", least: 0, most: 59, words: [] };
const HOUR: FieldRule = { name: "hour", least: 0, most: 23, words: [] };
const DAY_OF_MONTH: FieldRule = { name: "day of month", least: 1, most: 31, words: [] };
const MONTH: FieldRule = {
  name: "month",
  least: 1,
  most: 12,
  words: ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"],
};
const DAY_OF_WEEK: FieldRule = {
  name: "day of week",
  least: 0,
  most: 7,
  words: ["sun", "mon", "tue", "wed", "thu", "fri", "sat"],
};

const LONGEST_MONTHS: readonly number[] = [31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

const FIVE_FIELDS = "minute, hour, day of month, month, day of week, as in 30 6 * * 1-5";

/** What the macros of crontab(5) stand for; @reboot stands for no time. */
const MACROS: Readonly<Record<string, string>> = {
  "@hourly": "0 * * * *",
  "@daily": "0 0 * * *",
  "@midnight": "0 0 * * *",
  "@weekly": "0 0 * * 0",
  "@monthly": "0 0 1 * *",
  "@annually": "0 0 1 1 *",
  "@yearly": "0 0 1 1 *",
};

/** One part of a field between commas: a star, a value or a range, the first and the last with a step. */
const PART = /^(?:(\*)|([a-z0-9]+)(?:-([a-z0-9]+))?)(?:\/([0-9]{1,2}))?$/i;

/** Where it is told why a text cannot be read; a message follows the path and ends in the mend. */
type Faults = string[];

function unreadable(part: string, { name, least, most, words }: FieldRule): string {
  const named = words.length > 0 ? ` or ${words[0]} to ${words.at(-1)}` : "";
  return `has "${part}" as ${name}: write numbers from ${least} to ${most}${named}, lists as in ${least},${least + 2}, ranges as in ${least}-${least + 4} and steps as in */2 or ${least}-${most}/2`;
}

function value(text: string, { least, most, words }: FieldRule): number | undefined {
  const word = words.indexOf(text.toLowerCase());
  if (word !== -1) return word + least;
  const number = /^\d{1,2}$/.test(text) ? Number(text) : -1;
  return number >= least && number <= most ? number : undefined;
}

/** The ends of what one part of a field names. */
function ends(star: boolean, first: string, last: string, rule: FieldRule) {
  if (star) return { from: rule.least, until: rule.most };
  const from = value(first, rule);
  const until = value(last, rule);
  if (from === undefined || until === undefined) return undefined;
  // As in fri-sun: Sunday ends the week as 7 and begins it as 0.
  const endsWeek = rule === DAY_OF_WEEK && from > 0 && last.toLowerCase() === "sun";
  return { from, until: endsWeek ? 7 : until };
}

/** The values that one part of a field stands for. */
function partValues(part: string, rule: FieldRule, faults: Faults): readonly number[] {
  const [matched, star, first = "", last = first, stepText = "1"] = PART.exec(part) ?? [];
  const range = ends(star !== undefined, first, last, rule);
  const step = Number(stepText);
  if (matched === undefined || range === undefined || step === 0) {
    faults.push(unreadable(part, rule));
    return [];
  }
  if (/^[a-z0-9]+\//i.test(part)) {
    faults.push(
      `has "${part}" as ${rule.name}, a step without a range: write ${first}-${rule.most}/${stepText}`,
    );
  }
  if (range.until < range.from) {
    faults.push(
      `has "${part}" as ${rule.name}, which ends before it begins: write two ranges joined by a comma`,
    );
    return [];
  }
  const length = Math.floor((range.until - range.from) / step) + 1;
  return Array.from({ length }, (_, index) => range.from + index * step);
}

function fieldValues(field: string, rule: FieldRule, faults: Faults): readonly number[] {
  const values = field.split(",").flatMap((part) => partValues(part, rule, faults));
  const counted = rule === DAY_OF_WEEK ? values.map((day) => day % 7) : values;
  return [...new Set(counted)].sort((a, b) => a - b);
}

function fieldsOf(text: string, faults: Faults): readonly string[] {
  const fields = text.split(/[ \t]+/);
  if (text.startsWith("@")) {
    faults.push(`is a macro: write its five fields, ${MACROS[text.toLowerCase()] ?? FIVE_FIELDS}`);
  } else if (fields.length !== 5) {
    faults.push(`has not five fields: write ${FIVE_FIELDS}, without seconds or years`);
  }
  return fields;
}

function parsed(written: string, faults: Faults) {
  const text = written.trim();
  const [minute = "", hour = "", dayOfMonth = "", month = "", dayOfWeek = ""] = fieldsOf(text, faults);
  if (faults.length > 0) return undefined;
  const expression = {
    text,
    minutes: fieldValues(minute, MINUTE, faults),
    hours: fieldValues(hour, HOUR, faults),
    daysOfMonth: fieldValues(dayOfMonth, DAY_OF_MONTH, faults),
    months: fieldValues(month, MONTH, faults),
    daysOfWeek: fieldValues(dayOfWeek, DAY_OF_WEEK, faults),
    eitherDay: !dayOfMonth.includes("*") && !dayOfWeek.includes("*"),
    followsRealTime: minute.includes("*") || hour.includes("*"),
  };
  const [firstDay = 0] = expression.daysOfMonth;
  const comes = expression.months.some((month) => firstDay <= (LONGEST_MONTHS[month - 1] ?? 0));
  if (faults.length === 0 && !expression.eitherDay && !comes) {
    faults.push(`never comes, since no month that it names has a day ${firstDay}: correct day or month`);
  }
  return faults.length > 0 ? undefined : expression;
}

/**
 * A cron expression of five fields, as Debian's crontab(5) has it: lists, ranges, steps, names of months
 * and days of the week in any case, Sunday as 0 and as 7. Values are sorted and Sunday is 0.
 *
 * `eitherDay`: day of month and day of week both are restricted, that is without a `*`, so that either
 * suffices; else both must be met. `followsRealTime`: minute or hour has a `*` (also as in `*\/5`), so
 * that a change of the clocks moves it as cron(8) says; any other expression names fixed times.
 */
export const CronExpression = z.string().transform((text, context) => {
  const faults: Faults = [];
  const expression = parsed(text, faults);
  if (expression) return expression;
  for (const message of faults) context.addIssue({ code: "custom", message });
  return z.NEVER;
});
export type CronExpression = z.output<typeof CronExpression>;
