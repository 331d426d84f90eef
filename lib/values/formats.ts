/** Formats numbers, money and times for one viewer. Amounts are in minor units, times in UTC ms. */
export interface Formats {
  /** Is false while the viewer's language and time zone are not known yet. */
  isViewers: boolean;
  /** Is the viewer's IANA time zone, such as "Europe/Lisbon". It decides where their days begin. */
  timeZone: string;
  count(count: number): string;
  /** Returns a stored number such as "12.5" as the viewer would type it. */
  numberToType(stored: string): string;
  /**
   * Returns the typed number in stored form. Text that is not a number in the viewer's language stays as it is, and
   * the server refuses it.
   */
  typedNumber(typed: string): string;
  /** Formats `amountMinor`, which counts the currency's smallest unit: cents, but whole yen. */
  money(amountMinor: number, currency: string): string;
  date(at: number): string;
  dateTime(at: number): string;
  /** Formats the time of day, to stand under its day. */
  time(at: number): string;
  /**
   * Returns a day such as "2026-01-31" as the viewer reads it, the same in every time zone. Text that is not a day
   * stays as it is.
   */
  day(day: string): string;
}

const dayParts = { year: "numeric", month: "short", day: "numeric" } as const;
const timeParts = { hour: "numeric", minute: "2-digit", timeZoneName: "short" } as const;

/**
 * Returns formats for the viewer's language (BCP 47) and time zone. Throws RangeError when either does not exist.
 * Numbers have the signs of that language; days are English, as the sentences around them are, in its region's order.
 */
export function formatsOf(locale: string, timeZone: string): Formats {
  const english = englishOf(locale);
  const date = new Intl.DateTimeFormat(english, { ...dayParts, timeZone });
  const dateTime = new Intl.DateTimeFormat(english, { ...dayParts, ...timeParts, timeZone });
  const time = new Intl.DateTimeFormat(english, { hour: "numeric", minute: "2-digit", timeZone });
  const utcDay = new Intl.DateTimeFormat(english, { ...dayParts, timeZone: "UTC" });
  return {
    isViewers: true,
    timeZone,
    ...numbersOf(locale),
    date: (at) => date.format(at),
    dateTime: (at) => dateTime.format(at),
    time: (at) => time.format(at),
    day: (day) => (startOf(day) === undefined ? day : utcDay.format(startOf(day))),
  };
}

/** Returns English as it is written where a language is, such as "en-DE" for German. */
function englishOf(locale: string): string {
  const { region } = new Intl.Locale(locale).maximize();
  return region === undefined ? "en-US" : `en-${region}`;
}

/**
 * Formats for the server and the first render in the browser. It spells out days without Intl, because server and
 * browser have different Intl data, and one different word ("Sep", "Sept") would break hydration.
 */
export const neutralFormats: Formats = {
  isViewers: false,
  timeZone: "UTC",
  ...numbersOf("en-US"),
  date: spelt,
  dateTime: (at) => `${spelt(at)}, ${new Date(at).toISOString().slice(11, 16)} UTC`,
  time: (at) => new Date(at).toISOString().slice(11, 16),
  day: (day) => {
    const at = startOf(day);
    return at === undefined ? day : spelt(at);
  },
};

const withoutMinorUnit = "BIF CLP DJF GNF JPY KMF KRW MGA PYG RWF VND VUV XAF XOF XPF".split(" ");
const inThousandths = "BHD JOD KWD OMR TND".split(" ");
/**
 * Lists the currencies that are written without their decimals, as Unicode CLDR 48 has them. It is a list of our own,
 * because the data of server and browser differ.
 */
const writtenWhole = "AFN ALL COP HUF IDR IQD IRR ISK KPW LAK LBP MMK PKR SLL SOS SYP UGX YER".split(" ");

/**
 * Returns the number of decimal digits in a currency's smallest unit as Stripe counts it
 * (docs.stripe.com/currencies): usually two, none for the yen. Intl and ISO 4217 differ: neither counts fillérs,
 * which Stripe does.
 */
export function minorDigitsOf(currency: string): 0 | 2 | 3 {
  const code = currency.toUpperCase();
  if (withoutMinorUnit.includes(code)) return 0;
  return inThousandths.includes(code) ? 3 : 2;
}

/**
 * Formats money without the decimals that nobody writes in this currency, if they are zeros: "HUF 900", not "HUF
 * 900.00".
 */
function inMoney(locale: string, amountMinor: number, currency: string): string {
  const minorDigits = minorDigitsOf(currency);
  const amount = amountMinor / 10 ** minorDigits;
  const digits = writtenWhole.includes(currency.toUpperCase()) && Number.isInteger(amount) ? 0 : minorDigits;
  return new Intl.NumberFormat(locale, {
    style: "currency",
    currency,
    minimumFractionDigits: digits,
    maximumFractionDigits: digits,
  }).format(amount);
}

function numbersOf(locale: string): Pick<Formats, "count" | "money" | "numberToType" | "typedNumber"> {
  const count = new Intl.NumberFormat(locale, { maximumFractionDigits: 20 });
  const signs = signsOf(count);
  return {
    count: (value) => count.format(value),
    numberToType: (stored) => stored.replace(".", signs.decimal),
    typedNumber: (typed) => asStored(typed.trim(), signs),
    money: (amountMinor, currency) => inMoney(locale, amountMinor, currency),
  };
}

interface Signs {
  decimal: string;
  group: string;
}

function signsOf(format: Intl.NumberFormat): Signs {
  const parts = format.formatToParts(-1_234_567.5);
  const signOf = (type: "decimal" | "group") => parts.find((part) => part.type === type)?.value ?? "";
  return { decimal: signOf("decimal") || ".", group: signOf("group") };
}

/**
 * Returns a typed number in stored form. "1.000" is a thousand where points group digits, and one where they mark
 * decimals.
 */
function asStored(typed: string, { decimal, group }: Signs): string {
  const [whole = "", fraction, ...more] = typed.split(decimal);
  const groups = whole.split(/\s/.test(group) ? /\s/ : group || decimal);
  const isWhole = /^[-+]?\d+$/.test(groups.join("")) && areGroups(groups);
  if (!isWhole || more.length > 0 || (fraction !== undefined && !/^\d+$/.test(fraction))) return typed;
  return fraction === undefined ? groups.join("") : `${groups.join("")}.${fraction}`;
}

/**
 * Tells whether the digit groups are valid: three digits in the last, two or three in between (India uses two), one
 * to three in the first.
 */
function areGroups([first = "", ...others]: string[]): boolean {
  if (others.length === 0) return true;
  return (
    /^[-+]?\d{1,3}$/.test(first) &&
    others.every((digits) => /^\d{2,3}$/.test(digits)) &&
    others.at(-1)?.length === 3
  );
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
