"use client";

import { useState } from "react";
import { OlderRecords } from "@/components/contacts/records/older-records";
import { useRecords } from "@/components/contacts/records/use-records";
import { Card } from "@/components/ui/card";
import { classNames } from "@/components/ui/class-names";
import { Skeleton } from "@/components/ui/skeleton";
import { useFormats } from "@/components/ui/use-formats";
import type { ContactRecords } from "@/lib/contacts/records/contact-records";
import type { TimelineTopic } from "@/lib/contacts/records/timeline-topics";
import { daysOf } from "./days-of";
import { TimelineIcon } from "./timeline-icon";
import { nothingAbout, timelineLabels, timelineMessage, unreadMessage } from "./timeline-messages";
import { TopicChoice } from "./topic-choice";

/** Shows everything that happened to a contact by day, newest first, or what is about one topic. */
export function ContactTimeline({ contactId }: { contactId: number }) {
  const [about, setAbout] = useState<TimelineTopic>();
  const records = useRecords(contactId, "timeline", about);
  return (
    <Card title={timelineLabels.title}>
      <TopicChoice about={about} onAbout={setAbout} />
      <div
        aria-busy={records.isStale}
        className={classNames("mt-5 min-h-40", records.isStale && "opacity-60 transition-opacity delay-150")}
      >
        <TimelineDays records={records} about={about} />
        <OlderRecords records={records} title={timelineLabels.title} />
      </div>
    </Card>
  );
}

interface TimelineDaysProps {
  records: ReturnType<typeof useRecords<"timeline">>;
  about: TimelineTopic | undefined;
}

function TimelineDays({ records: { rows, isError, isStale, focusFirstOlder }, about }: TimelineDaysProps) {
  const format = useFormats();
  if (!rows)
    return isError ? <p className="text-sm">{unreadMessage}</p> : <Skeleton shape="h-40 rounded-lg" />;
  if (rows.length === 0 && !isStale)
    return <p className="text-sm text-ink-soft">{nothingAbout[about ?? "all"]}</p>;
  return daysOf(format, rows, Date.now()).map(({ day, events }) => (
    <section key={day} aria-label={day} className="group relative pb-5 last:pb-0">
      <h3 className="mb-1 text-xs font-medium text-ink-soft">{day}</h3>
      <ul>
        {events.map(({ event, index }) => (
          <li
            key={event.id}
            ref={(element) => focusFirstOlder(element, index)}
            tabIndex={-1}
            className="flex items-start gap-3 py-1.5"
          >
            <TimelineEntry event={event} />
          </li>
        ))}
      </ul>
    </section>
  ));
}

function TimelineEntry({ event }: { event: ContactRecords["timeline"] }) {
  const format = useFormats();
  return (
    <>
      <TimelineIcon kind={event.kind} />
      <span className="min-w-0 flex-1 py-1.5 text-sm wrap-anywhere">{timelineMessage(format, event)}</span>
      <time
        dateTime={new Date(event.createdAt).toISOString()}
        title={format.dateTime(event.createdAt)}
        className="shrink-0 py-2 text-xs whitespace-nowrap text-ink-soft tabular-nums"
      >
        {format.time(event.createdAt)}
      </time>
    </>
  );
}
