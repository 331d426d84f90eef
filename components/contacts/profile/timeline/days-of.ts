import type { Formats } from "@/lib/values/formats";
import { timelineLabels } from "./timeline-messages";

const dayMs = 86_400_000;

/** Groups events, newest first, by the viewer's day, and names each day: today, yesterday, or its date. */
export function daysOf<Event extends { createdAt: number }>(
  format: Pick<Formats, "date" | "isViewers">,
  events: readonly Event[],
  now: number,
): { day: string; events: { event: Event; index: number }[] }[] {
  const days: { day: string; events: { event: Event; index: number }[] }[] = [];
  for (const [index, event] of events.entries()) {
    const day = dayName(format, event.createdAt, now);
    const last = days.at(-1);
    if (last?.day === day) last.events.push({ event, index });
    else days.push({ day, events: [{ event, index }] });
  }
  return days;
}

function dayName(format: Pick<Formats, "date" | "isViewers">, at: number, now: number): string {
  const day = format.date(at);
  if (!format.isViewers) return day;
  if (day === format.date(now)) return timelineLabels.today;
  return day === format.date(now - dayMs) ? timelineLabels.yesterday : day;
}
