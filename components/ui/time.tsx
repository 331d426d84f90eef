import { formatDate, formatDateTime } from "./format";

/** A day; the minute is in the tooltip. With `isExact`, the minute too. */
export function Time({ at, isExact = false }: { at: number; isExact?: boolean }) {
  const exact = formatDateTime(at);
  return (
    <time dateTime={new Date(at).toISOString()} title={exact}>
      {isExact ? exact : formatDate(at)}
    </time>
  );
}
