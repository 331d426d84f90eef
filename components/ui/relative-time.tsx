"use client";

import { agoLabel } from "./ago-label";
import { useFormats } from "./use-formats";

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
