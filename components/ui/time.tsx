"use client";

import { useFormats } from "./use-formats";

/** A day; the minute is in the tooltip. With `isExact`, the minute too. */
export function Time({ at, isExact = false }: { at: number; isExact?: boolean }) {
  const format = useFormats();
  const exact = format.dateTime(at);
  return (
    <time dateTime={new Date(at).toISOString()} title={exact}>
      {isExact ? exact : format.date(at)}
    </time>
  );
}
