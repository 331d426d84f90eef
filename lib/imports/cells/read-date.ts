import { isValid, parse } from "date-fns";
import { de, enUS, es, fr, it, nl, pt } from "date-fns/locale";
import { type DateForm, dateForms } from "./date-forms";

type DateReading = { value: string } | "ambiguous" | "not_a_date";

const locales = [enUS, de, fr, es, it, nl, pt];
const longestDate = 60;
const orders: Record<DateForm, string> = { day_first: "d/M/yyyy", month_first: "M/d/yyyy" };

/**
 * Reads a day as "2026-01-31": with the year first, with the month's name in one of seven languages, or by the order
 * of `form`. Without a form "05/06/2024" is ambiguous. A day that does not exist, or has no year, is none.
 */
export function readDate(text: string, form: DateForm | undefined): DateReading {
  if (text.length > longestDate) return "not_a_date";
  const day = withoutTime(text.normalize("NFKC"));
  const yearFirst = readAs(day, "yyyy/M/d");
  if (yearFirst) return { value: yearFirst };
  if (/\p{L}/u.test(day)) {
    const spelt = readSpelt(day);
    return spelt ? { value: spelt } : "not_a_date";
  }
  if (form) {
    const value = readAs(day, orders[form]);
    return value ? { value } : "not_a_date";
  }
  const readings = new Set(dateForms.flatMap((one) => readAs(day, orders[one]) ?? []));
  if (readings.size > 1) return "ambiguous";
  const [value] = readings;
  return value ? { value } : "not_a_date";
}

/** Returns the order in which a column writes day and month; "ambiguous" where it could be either and that matters. */
export function guessDateForm(cells: string[]): DateForm | "ambiguous" | undefined {
  const read = cells.map((cell) => ({
    loose: readDate(cell, undefined),
    forms: dateForms.filter((form) => readDate(cell, form) !== "not_a_date"),
  }));
  const decided = new Set(read.flatMap(({ forms }) => (forms.length === 1 ? forms : [])));
  const [only] = decided;
  if (decided.size === 1) return only;
  return read.some(({ loose }) => loose === "ambiguous") ? "ambiguous" : undefined;
}

/** Turns separators into slashes and drops what follows the day: " 18:01:32 -0700", "T00:00:00Z", ", 2:33 PM". */
function withoutTime(text: string): string {
  return text
    .trim()
    .replace(/(?:\s*,)?[\sT]+\d{1,2}:\d{2}.*$/s, "")
    .replace(/^(\d{4})年(\d{1,2})月(\d{1,2})日?$/, "$1/$2/$3")
    .replace(/^(\d{4})(\d{2})(\d{2})$/, "$1/$2/$3")
    .replace(/(?<=\d)\s*[./-]\s*(?=\d)/g, "/")
    .replace(/(?<=\d)\.$/, "");
}

function readAs(day: string, format: string): string | undefined {
  return /^\d{1,4}\/\d{1,2}\/\d{1,4}$/.test(day) ? isoDay(parse(day, format, 0)) : undefined;
}

const spelling = [
  ...["d MMMM yyyy", "d MMM yyyy", "MMMM d yyyy", "MMM d yyyy", "yyyy MMMM d", "yyyy MMM d"],
  ...["EEEE d MMMM yyyy", "EEE d MMM yyyy", "EEEE MMMM d yyyy", "EEE MMM d yyyy"],
];

function readSpelt(text: string): string | undefined {
  const day = text
    .replace(/^\p{L}+,\s+(?=\d)/u, "")
    .replace(/(?<=\d)(st|nd|rd|th|er|ª|º)\b/gi, "")
    .replace(/\b(de|del|of|le)\b/gi, " ")
    .replace(/[.,/-]/g, " ")
    .replace(/\s+/g, " ")
    .trim();
  if (!/^(?=.*\b\d{4}\b)[\p{L}\p{M}\d ]+$/u.test(day)) return undefined;
  for (const locale of locales)
    for (const format of spelling) {
      const found = isoDay(parse(day, format, 0, { locale }));
      if (found) return found;
    }
  return undefined;
}

function isoDay(date: Date): string | undefined {
  if (!isValid(date) || date.getFullYear() < 1000 || date.getFullYear() > 9999) return undefined;
  const two = (part: number) => String(part).padStart(2, "0");
  return `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}`;
}
