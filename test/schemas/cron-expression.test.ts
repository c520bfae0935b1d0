import { describe, expect, test } from "vitest";
import { CronExpression } from "../../schemas/cron-expression.ts";

const every = (step: number, from: number, until: number) =>
  Array.from({ length: Math.floor((until - from) / step) + 1 }, (_, index) => from + index * step);

describe("a field stands for its values", () => {
  test.each([
    ["a number", "7 * * * *", "minutes", [7]],
    ["a list", "30,0,15,0 * * * *", "minutes", [0, 15, 30]],
    ["a range", "0 8-11 * * *", "hours", [8, 9, 10, 11]],
    ["a star", "0 * * * *", "hours", every(1, 0, 23)],
    ["steps of a star", "*/20 * * * *", "minutes", [0, 20, 40]],
    ["steps that start with the field's first value", "0 0 */10 * *", "daysOfMonth", [1, 11, 21, 31]],
    ["steps of a range", "0 9-17/3 * * *", "hours", [9, 12, 15]],
    ["a step beyond the range", "*/90 * * * *", "minutes", [0]],
    ["ranges and numbers together", "0 0 1-3,15 * *", "daysOfMonth", [1, 2, 3, 15]],
    ["names of months", "0 0 1 JAN,jul-Sep *", "months", [1, 7, 8, 9]],
    ["names of days", "0 0 * * mon-FRI", "daysOfWeek", [1, 2, 3, 4, 5]],
    ["Sunday as 0", "0 0 * * 0", "daysOfWeek", [0]],
    ["Sunday as 7", "0 0 * * 7", "daysOfWeek", [0]],
    ["a week that ends with 7", "0 0 * * 5-7", "daysOfWeek", [0, 5, 6]],
    ["a week that ends with its name", "0 0 * * fri-sun", "daysOfWeek", [0, 5, 6]],
    ["a week that begins with its name", "0 0 * * sun-tue", "daysOfWeek", [0, 1, 2]],
  ] as const)("%s: %s", (_, text, field, values) => {
    expect(CronExpression.parse(text)[field]).toEqual(values);
  });

  test("tabs and blanks around and between fields do not count", () => {
    expect(CronExpression.parse(" 5\t4  * * * ")).toMatchObject({ minutes: [5], hours: [4] });
  });
});

test.each([
  ["30 2 * * *", false],
  ["0-59 2 * * *", false],
  ["* 2 * * *", true],
  ["30 * * * *", true],
  ["*/5 2 * * *", true],
  ["30 */2 * * *", true],
  ["30 2 */2 * */2", false],
])("%s follows real time: %s", (text, followsRealTime) => {
  expect(CronExpression.parse(text).followsRealTime).toBe(followsRealTime);
});

test.each([
  ["0 0 1 * 1", true],
  ["0 0 1 * *", false],
  ["0 0 * * 1", false],
  ["0 0 */2 * 1", false],
  ["0 0 1 * */2", false],
])("in %s either of day of month and day of week suffices: %s", (text, eitherDay) => {
  expect(CronExpression.parse(text).eitherDay).toBe(eitherDay);
});

describe("what cannot be read is refused with its mend", () => {
  test.each([
    ["a macro", "@daily", "is a macro: write its five fields, 0 0 * * *"],
    ["a macro without a time", "@reboot", "is a macro: write its five fields, minute, hour, day of month"],
    ["seconds", "0 30 6 * * *", "has not five fields: write minute, hour, day of month, month, day of week"],
    ["nothing", "", "has not five fields"],
    ["a minute too high", "60 * * * *", 'has "60" as minute: write numbers from 0 to 59'],
    ["a range too long", "0 8-24 * * *", 'has "8-24" as hour: write numbers from 0 to 23'],
    ["a day 0", "0 0 0 * *", 'has "0" as day of month: write numbers from 1 to 31'],
    ["an unknown name", "0 0 * * lun", 'has "lun" as day of week: write numbers from 0 to 7 or sun to sat'],
    [
      "a name of another field",
      "0 0 * mon *",
      'has "mon" as month: write numbers from 1 to 12 or jan to dec',
    ],
    ["an empty part", "0,,30 * * * *", 'has "" as minute'],
    ["a step of none", "*/0 * * * *", 'has "*/0" as minute'],
    [
      "a range backwards",
      "0 22-6 * * *",
      'has "22-6" as hour, which ends before it begins: write two ranges',
    ],
    ["a step without a range", "5/15 * * * *", "a step without a range: write 5-59/15"],
    ["the last day in Quartz's way", "0 0 L * *", 'has "L" as day of month'],
    ["30 February", "0 0 30 2 *", "never comes, since no month that it names has a day 30"],
    ["the 31st of short months", "0 0 31 4,6,9,11 */3", "never comes"],
  ])("%s: %s", (_, text, mend) => {
    const read = CronExpression.safeParse(text);
    expect(read.error?.issues.map(({ message }) => message)).toEqual([expect.stringContaining(mend)]);
  });

  test("each field that is wrong is told", () => {
    const read = CronExpression.safeParse("60 24 * 13 *");
    expect(read.error?.issues).toHaveLength(3);
  });

  test.each(["0 0 29 2 *", "0 0 31 4,5 *", "0 0 30 2 mon", "0 0 29 2 */7"])("but %s comes", (text) => {
    expect(CronExpression.safeParse(text).success).toBe(true);
  });
});
