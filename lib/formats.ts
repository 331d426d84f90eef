/** How numbers, money and times are written for one viewer. Amounts in minor units, times in UTC ms. */
export interface Formats {
  /** The viewer's, an IANA name such as "Europe/Lisbon": what a day means to them. */
  timeZone: string;
  count(count: number): string;
  /** `amountMinor` in the smallest unit of the currency: cents, but whole yen. */
  money(amountMinor: number, currency: string): string;
  date(at: number): string;
  dateTime(at: number): string;
  /** A day such as "2026-01-31", which is the same in every time zone; text that is no day stays as it is. */
  day(day: string): string;
}

const dayParts = { year: "numeric", month: "short", day: "numeric" } as const;
const timeParts = { hour: "numeric", minute: "2-digit", timeZoneName: "short" } as const;

/** In the viewer's language (BCP 47) and time zone. Throws RangeError for one that does not exist. */
export function formatsOf(locale: string, timeZone: string): Formats {
  const date = new Intl.DateTimeFormat(locale, { ...dayParts, timeZone });
  const dateTime = new Intl.DateTimeFormat(locale, { ...dayParts, ...timeParts, timeZone });
  const utcDay = new Intl.DateTimeFormat(locale, { ...dayParts, timeZone: "UTC" });
  return {
    timeZone,
    ...numbersOf(locale),
    date: (at) => date.format(at),
    dateTime: (at) => dateTime.format(at),
    day: (day) => (startOf(day) === undefined ? day : utcDay.format(startOf(day))),
  };
}

/**
 * What the server writes and the browser begins with. Days are spelt out here, not by Intl: the two differ in their
 * data, and a word that differs ("Sep", "Sept") would break hydration.
 */
export const neutralFormats: Formats = {
  timeZone: "UTC",
  ...numbersOf("en-US"),
  date: spelt,
  dateTime: (at) => `${spelt(at)}, ${new Date(at).toISOString().slice(11, 16)} UTC`,
  day: (day) => {
    const at = startOf(day);
    return at === undefined ? day : spelt(at);
  },
};

/** How many digits of a currency are its smallest unit: two of the euro, none of the yen (ISO 4217). */
export function minorDigitsOf(currency: string): number {
  const format = new Intl.NumberFormat("en-US", { style: "currency", currency });
  return format.resolvedOptions().maximumFractionDigits ?? 2;
}

function numbersOf(locale: string): Pick<Formats, "count" | "money"> {
  const count = new Intl.NumberFormat(locale, { maximumFractionDigits: 20 });
  return {
    count: (value) => count.format(value),
    money: (amountMinor, currency) =>
      new Intl.NumberFormat(locale, { style: "currency", currency }).format(
        amountMinor / 10 ** minorDigitsOf(currency),
      ),
  };
}

function startOf(day: string): number | undefined {
  const at = /^\d{4}-\d{2}-\d{2}$/.test(day) ? Date.parse(day) : Number.NaN;
  return Number.isNaN(at) ? undefined : at;
}

function spelt(at: number): string {
  const months = "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec".split(" ");
  const date = new Date(at);
  return `${months[date.getUTCMonth()]} ${date.getUTCDate()}, ${date.getUTCFullYear()}`;
}
