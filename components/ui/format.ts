const months = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];

/** `amountMinor` in the smallest unit of the currency: cents, but whole yen. */
export function formatMoney(amountMinor: number, currency: string): string {
  const format = new Intl.NumberFormat("en-US", { style: "currency", currency });
  const digits = format.resolvedOptions().maximumFractionDigits ?? 2;
  return format.format(amountMinor / 10 ** digits);
}

export function formatCount(count: number): string {
  return count.toLocaleString("en-US");
}

/**
 * Dates are UTC and spelt out here, not by Intl: server and browser differ in their data, and a word that
 * differs ("Sep", "Sept") would break hydration. The viewer's own zone and language can come later.
 */
export function formatDate(at: number): string {
  const date = new Date(at);
  return `${date.getUTCDate()} ${months[date.getUTCMonth()]} ${date.getUTCFullYear()}`;
}

export function formatDateTime(at: number): string {
  return `${formatDate(at)}, ${new Date(at).toISOString().slice(11, 16)} UTC`;
}
