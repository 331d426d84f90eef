/** Returns the count, median, 99th percentile and maximum of times in ms, in columns. */
export function summaryOf(times: number[]): string {
  const sorted = [...times].sort((a, b) => a - b);
  const at = (share: number) => sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? 0;
  const columns = [String(sorted.length), ...[at(0.5), at(0.99), at(1)].map((time) => time.toFixed(1))];
  return columns.map((column) => column.padStart(7)).join(" ");
}
