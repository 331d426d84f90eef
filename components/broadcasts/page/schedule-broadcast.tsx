"use client";

import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { problemOf } from "@/components/data/action-problem";
import { queryKeys } from "@/components/data/query-keys";
import { MailServerCheck } from "@/components/mail/mail-server-check";
import { Button } from "@/components/ui/button";
import { DialogClose } from "@/components/ui/dialog";
import { DialogShell } from "@/components/ui/dialog-shell";
import { Field } from "@/components/ui/field";
import { Filled } from "@/components/ui/filled";
import { useFormats } from "@/components/ui/use-formats";
import type { BroadcastDetails } from "@/lib/broadcasts/broadcast-view";
import { scheduleBroadcastAction } from "@/lib/broadcasts/drafts/actions";
import { draftRefusalMessage } from "@/lib/broadcasts/drafts/refusal-messages";
import { unansweredMessage } from "../broadcast-messages";
import { scheduleLabels, scheduleMessages } from "./schedule-messages";

interface ScheduleBroadcastProps {
  broadcast: BroadcastDetails;
  label: string;
  onBefore?(): Promise<boolean>;
}

/** Chooses when a broadcast goes out, or another time, by the clocks of the site. */
export function ScheduleBroadcast({ broadcast, label, onBefore }: ScheduleBroadcastProps) {
  const [isOpen, setOpen] = useState(false);
  async function open() {
    if (!onBefore || (await onBefore())) setOpen(true);
  }
  return (
    <>
      <Button onClick={() => void open()}>{label}</Button>
      <DialogShell open={isOpen} onOpenChange={setOpen} width="lg" title={scheduleLabels.title}>
        <ScheduleForm broadcast={broadcast} onDone={() => setOpen(false)} />
      </DialogShell>
    </>
  );
}

function ScheduleForm({ broadcast, onDone }: { broadcast: BroadcastDetails; onDone(): void }) {
  const { id, timeZone, scheduledAt } = broadcast;
  const format = useFormats();
  const client = useQueryClient();
  const [begun] = useState(() => partsIn(timeZone, scheduledAt ?? nextHour()));
  const [day, setDay] = useState(begun.day);
  const [time, setTime] = useState(begun.time);
  const set = useMutation({
    mutationFn: () => scheduleBroadcastAction({ broadcastId: id, day, time }),
    onSuccess: async (result) => {
      if (!result.ok) return;
      await client.invalidateQueries({ queryKey: queryKeys.broadcasts });
      onDone();
    },
  });
  const zone = <strong className="font-medium text-ink">{timeZone}</strong>;
  const problem = problemOf(set, draftRefusalMessage, unansweredMessage);
  return (
    <form
      noValidate
      className="mt-4 space-y-5"
      onSubmit={(event) => {
        event.preventDefault();
        if (!set.isPending) set.mutate();
      }}
    >
      <div className="flex flex-wrap gap-4">
        <div className="flex-1 basis-40">
          <Field
            label={scheduleLabels.day}
            type="date"
            value={day}
            onChange={({ target }) => setDay(target.value)}
          />
        </div>
        <div className="flex-1 basis-32">
          <Field
            label={scheduleLabels.time}
            type="time"
            value={time}
            onChange={({ target }) => setTime(target.value)}
          />
        </div>
      </div>
      <p className="text-sm text-ink-soft">
        {format.isViewers && format.timeZone !== timeZone ? (
          <Filled
            message={scheduleMessages.otherClocks}
            with={{ timeZone: zone, viewers: format.timeZone }}
          />
        ) : (
          <Filled message={scheduleMessages.clocks} with={{ timeZone: zone }} />
        )}
      </p>
      <MailServerCheck>{scheduleMessages.noServer}</MailServerCheck>
      <p role="alert" className="text-sm text-danger empty:hidden">
        {problem}
      </p>
      <div className="flex flex-wrap justify-end gap-3">
        <DialogClose asChild>
          <Button>{scheduleLabels.cancel}</Button>
        </DialogClose>
        <Button type="submit" variant="primary" isBusy={set.isPending}>
          {scheduledAt === null ? scheduleLabels.schedule : scheduleLabels.changeTime}
        </Button>
      </div>
    </form>
  );
}

const hourMs = 3_600_000;
/** Returns the next full hour that is at least an hour away. */
const nextHour = () => Math.ceil(Date.now() / hourMs + 1) * hourMs;

/** Returns day and time as inputs take them, by the clocks of a time zone. */
function partsIn(timeZone: string, at: number): { day: string; time: string } {
  // Swedish writes days and times as inputs do.
  const written = new Intl.DateTimeFormat("sv-SE", {
    timeZone,
    dateStyle: "short",
    timeStyle: "short",
  }).format(at);
  const [day = "", time = ""] = written.split(" ");
  return { day, time };
}
