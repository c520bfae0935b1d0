import type { CalendarInput } from "../schemas/calendar.ts";
import { defineTeam } from "../schemas/team.ts";

const publicHolidays = {
  "2026-11-11": "Armistice",
  "2026-12-25": "Noël",
  "2027-01-01": "Jour de l'an",
  "2027-03-29": "Lundi de Pâques",
  "2027-05-06": "Ascension",
  "2027-05-08": "Victoire 1945",
  "2027-05-17": "Lundi de Pentecôte",
  "2027-07-14": "Fête nationale",
  "2027-11-01": "Toussaint",
  "2027-11-11": "Armistice",
};

type Ranges = [string, string][];

/** Monday to Friday in Paris, but for public holidays; Fridays may end otherwise. */
function weekdays(day: Ranges, friday: Ranges = day): CalendarInput {
  return {
    zone: "Europe/Paris",
    hours: { mon: day, tue: day, wed: day, thu: day, fri: friday },
    holidays: publicHolidays,
  };
}

const officeHours: Ranges = [
  ["09:00", "12:30"],
  ["13:30", "18:00"],
];
const early: Ranges = [
  ["07:00", "12:00"],
  ["13:00", "15:30"],
];
const late: Ranges = [
  ["11:00", "14:00"],
  ["15:00", "20:00"],
];

/** The support team of the integrator. */
export const team = defineTeam({
  people: {
    "ines-marchand": {
      name: "Inès Marchand",
      language: "fr",
      email: "ines.marchand@example.com",
      phone: "+33199000101",
      competences: ["functional", "operations"],
      level: "first-line",
      duty: weekdays([
        ["08:00", "12:00"],
        ["13:00", "17:00"],
      ]),
    },
    "sarah-whitfield": {
      name: "Sarah Whitfield",
      language: "en",
      email: "sarah.whitfield@example.com",
      phone: "+33639980102",
      competences: ["functional", "technical"],
      level: "consultant",
      duty: weekdays(late),
    },
    "julien-lefevre": {
      name: "Julien Lefèvre",
      language: "fr",
      email: "julien.lefevre@example.com",
      phone: "+33639980103",
      competences: ["technical", "database"],
      level: "consultant",
      duty: weekdays(early),
    },
    "karim-benali": {
      name: "Karim Benali",
      language: "fr",
      email: "karim.benali@example.com",
      phone: "+33639980104",
      competences: ["database", "infrastructure", "operations"],
      level: "consultant",
      duty: weekdays(officeHours),
    },
    "helen-price": {
      name: "Helen Price",
      language: "en",
      email: "helen.price@example.com",
      phone: "+33639980105",
      competences: ["infrastructure", "network-security"],
      level: "consultant",
      duty: weekdays(early),
    },
    "thomas-garnier": {
      name: "Thomas Garnier",
      language: "fr",
      email: "thomas.garnier@example.com",
      phone: "+33639980106",
      competences: ["network-security", "operations", "technical"],
      level: "consultant",
      duty: weekdays(late),
    },
    "claire-moreau": {
      name: "Claire Moreau",
      language: "fr",
      email: "claire.moreau@example.com",
      phone: "+33639980107",
      competences: ["functional", "technical", "operations"],
      level: "lead",
      duty: weekdays(officeHours, [
        ["09:00", "12:30"],
        ["13:30", "17:00"],
      ]),
    },
    "david-okafor": {
      name: "David Okafor",
      language: "en",
      email: "david.okafor@example.com",
      phone: "+33639980108",
      competences: ["database", "infrastructure", "network-security"],
      level: "lead",
      duty: weekdays(officeHours),
    },
  },
  onCall: {
    zone: "Europe/Paris",
    rotation: {
      startingWeek: "2026-W40",
      people: ["julien-lefevre", "helen-price", "thomas-garnier", "karim-benali", "sarah-whitfield"],
    },
    weeks: { "2026-W53": ["thomas-garnier", "claire-moreau"] },
  },
});
