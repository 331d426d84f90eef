"use client";

import { useFormats } from "./use-formats";

const minute = 60_000;
const day = 86_400_000;

/**
 * Shows how long ago something was, up to a month, then its day. The tooltip says the minute. Until React hydrates
 * it shows the day, because the server's clock is not the viewer's.
 */
export function RelativeTime({ at }: { at: number }) {
  const format = useFormats();
  return (
    <time dateTime={new Date(at).toISOString()} title={format.dateTime(at)} className="whitespace-nowrap">
      {format.isViewers ? agoLabel(at, Date.now(), format.date) : format.date(at)}
    </time>
  );
}

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
