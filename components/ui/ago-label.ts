const minute = 60_000;
const day = 86_400_000;

/** Says in words how long before `now` something was, both in UTC ms; `dateOf` says a day that is far off. */
export function agoLabel(at: number, now: number, dateOf: (at: number) => string): string {
  const passed = now - at;
  if (passed < 0 || passed >= 30 * day) return dateOf(at);
  if (passed < minute) return "just now";
  if (passed < 60 * minute) return `${Math.floor(passed / minute)} min ago`;
  if (passed < day) return `${Math.floor(passed / (60 * minute))} h ago`;
  const days = Math.floor(passed / day);
  return days === 1 ? "yesterday" : `${days} days ago`;
}
