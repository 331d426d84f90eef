import { TZDate } from "@date-fns/tz";

/** Tells whether this machine knows the time zone, such as "Europe/Lisbon". */
export function isTimeZone(zone: string): boolean {
  try {
    Intl.DateTimeFormat("en-US", { timeZone: zone });
    return true;
  } catch (error) {
    if (error instanceof RangeError) return false;
    throw error;
  }
}

/** Returns when a day such as "2026-01-31" begins in a time zone, in UTC ms. `daysLater` moves it to a later day. */
export function startOfDay(day: string, zone: string, daysLater = 0): number {
  const [year = 0, month = 0, date = 0] = day.split("-").map(Number);
  return new TZDate(year, month - 1, date + daysLater, zone).getTime();
}
