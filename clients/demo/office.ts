import type { CalendarInput } from "../../schemas/calendar.ts";

/** When the demo client's contract counts: office hours in Paris, without the public holidays of France. */
export const office: CalendarInput = {
  zone: "Europe/Paris",
  hours: {
    mon: [["08:00", "18:00"]],
    tue: [["08:00", "18:00"]],
    wed: [["08:00", "18:00"]],
    thu: [["08:00", "18:00"]],
    fri: [["08:00", "18:00"]],
  },
  holidays: {
    "2026-01-01": "Jour de l'An",
    "2026-04-06": "Lundi de Pâques",
    "2026-05-01": "Fête du Travail",
    "2026-05-08": "Victoire de 1945",
    "2026-05-14": "Ascension",
    "2026-05-25": "Lundi de Pentecôte",
    "2026-07-14": "Fête nationale",
    "2026-08-15": "Assomption",
    "2026-11-01": "Toussaint",
    "2026-11-11": "Armistice de 1918",
    "2026-12-25": "Noël",
    "2027-01-01": "Jour de l'An",
    "2027-03-29": "Lundi de Pâques",
    "2027-05-01": "Fête du Travail",
    "2027-05-06": "Ascension",
    "2027-05-08": "Victoire de 1945",
    "2027-05-17": "Lundi de Pentecôte",
    "2027-07-14": "Fête nationale",
    "2027-08-15": "Assomption",
    "2027-11-01": "Toussaint",
    "2027-11-11": "Armistice de 1918",
    "2027-12-25": "Noël",
  },
  closures: [{ from: "2026-12-28", to: "2026-12-31", name: "Inventaire" }],
  breaks: { "2026-12-24": [["16:00", "18:00"]] },
};
