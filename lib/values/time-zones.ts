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
