"use client";

import { useMemo } from "react";
import { useFormats } from "@/components/ui/use-formats";
import { type Formats, formatsOf } from "@/lib/values/formats";

/** Names a moment by the clocks of a zone, and the zone where its short name does not say it. */
export function timeInZone(inZone: Formats, at: number, timeZone: string): string {
  return timeZone === "UTC" ? inZone.dateTime(at) : `${inZone.dateTime(at)} (${timeZone})`;
}

/** Formats times by the clocks of another time zone than the viewer's, in the viewer's language. */
export function useZoneFormats(timeZone: string): Formats {
  const format = useFormats();
  return useMemo(
    () => (format.isViewers ? formatsOf(globalThis.navigator.language, timeZone) : format),
    [format, timeZone],
  );
}
