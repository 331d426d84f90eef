/** Is the zone of a site that has named none. */
export const neutralTimeZone = "UTC";

/** Lists the names of all time zones that this server knows, UTC first. */
export function listTimeZones(): string[] {
  const named = Intl.supportedValuesOf("timeZone").filter((zone) => zone !== neutralTimeZone);
  return [neutralTimeZone, ...named];
}

/** Tells whether this is one of them, spelled as they are. */
export function isTimeZone(name: string): boolean {
  return listTimeZones().includes(name);
}

/** Returns the name that this server has for a browser's time zone; UTC for one that it does not know. */
export function timeZoneOf(name: string): string {
  try {
    const { timeZone } = new Intl.DateTimeFormat("en", { timeZone: name }).resolvedOptions();
    return isTimeZone(timeZone) ? timeZone : neutralTimeZone;
  } catch {
    // Intl throws for a name that is none.
    return neutralTimeZone;
  }
}
