"use client";

import { useFormats } from "./use-formats";

/** Shows the day, with the minute in the tooltip. With `isExact` it shows the minute too. */
export function Time({ at, isExact = false }: { at: number; isExact?: boolean }) {
  const format = useFormats();
  const exact = format.dateTime(at);
  return (
    <time dateTime={new Date(at).toISOString()} title={exact}>
      {isExact ? exact : format.date(at)}
    </time>
  );
}
