import type { CalendarInput } from "../../schemas/calendar.ts";

/** When people order on the web shop; it takes no holidays. */
export const shop: CalendarInput = {
  zone: "Europe/Paris",
  hours: {
    mon: [["07:00", "23:00"]],
    tue: [["07:00", "23:00"]],
    wed: [["07:00", "23:00"]],
    thu: [["07:00", "23:00"]],
    fri: [["07:00", "23:00"]],
    sat: [["07:00", "23:00"]],
    sun: [["09:00", "21:00"]],
  },
};
