"use client";

import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useEffect, useRef, useState } from "react";
import { toast } from "@/components/toasts/toast";
import { Button } from "@/components/ui/button";
import { scrollIntoRow } from "@/components/ui/scroll-into-row";
import { Skeleton } from "@/components/ui/skeleton";
import { useFormats } from "@/components/ui/use-formats";
import { refusalMessages } from "@/lib/auth/refusal-messages";
import { filterOf, filterQuery } from "@/lib/contacts/list/contact-list-url";
import { discardSegmentAction } from "@/lib/segments/actions";
import { knownCountOf } from "@/lib/values/count-words";
import type { Formats } from "@/lib/values/formats";
import { segmentsQuery } from "../contact-queries";
import { firstPage, useContactListState } from "../use-contact-list-state";
import { SaveSegment } from "./save-segment";

/** Lists saved filters, those of every site first, each with its present number of contacts. */
export function SegmentBar() {
  const format = useFormats();
  const [state, setState] = useContactListState();
  const { data } = useQuery(segmentsQuery);
  const current = filterOf(state);
  const here = filterQuery(current);
  const active = data?.segments.find(({ filter }) => filterQuery(filter) === here);
  // Saving a segment unmounts its button, so the focus moves to the new segment.
  const navRef = useRef<HTMLElement>(null);
  const [isAwaited, setAwaited] = useState(false);
  const isThere = active !== undefined;
  useEffect(() => {
    if (!isAwaited || !isThere) return;
    setAwaited(false);
    navRef.current?.querySelector<HTMLElement>('[aria-pressed="true"]')?.focus();
  }, [isAwaited, isThere]);
  return (
    <div className="flex flex-wrap items-center gap-x-2 gap-y-1">
      <nav
        ref={navRef}
        aria-label="Segments"
        className="-mx-1 flex min-h-10 min-w-0 gap-1 overflow-x-auto px-1 py-0.5"
      >
        {!data && <SegmentsSkeleton />}
        {(data?.segments ?? []).map(({ name, filter, count, isExact }) => {
          const isHere = filterQuery(filter) === here;
          return (
            <button
              key={name}
              type="button"
              ref={isHere ? scrollIntoRow : undefined}
              aria-pressed={isHere}
              disabled={count === null}
              title={count === null ? "It names something that is not there any more." : undefined}
              className="inline-flex min-h-9 shrink-0 cursor-pointer items-center gap-2 rounded-full px-3 text-sm text-ink-soft hover:bg-muted hover:text-ink disabled:cursor-not-allowed aria-pressed:bg-muted aria-pressed:font-medium aria-pressed:text-ink"
              onClick={() =>
                setState({
                  search: filter.search ?? null,
                  status: filter.status ?? null,
                  import: filter.import ?? null,
                  where: filter.where ?? null,
                  ...firstPage,
                })
              }
            >
              {name}{" "}
              <span
                className="text-xs tabular-nums"
                title={isExact ? undefined : "At least so many; still counting."}
              >
                {segmentCount(format, count, isExact)}
              </span>
            </button>
          );
        })}
      </nav>
      {data && !active && <SaveSegment filter={current} onSaved={() => setAwaited(true)} />}
      {active && active.id !== null && <DiscardSegment id={active.id} name={active.name} />}
    </div>
  );
}

function segmentCount(format: Formats, total: number | null, isExact: boolean): string {
  if (total === null) return "–";
  return total === 0 && !isExact ? "…" : knownCountOf(format, { total, isExact });
}

function SegmentsSkeleton() {
  return (
    <>
      <span className="sr-only">Counting the segments…</span>
      {["w-16", "w-24", "w-28", "w-32", "w-36", "w-36", "w-32"].map((width, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a fixed drawing.
        <Skeleton key={at} shape="h-9 rounded-full" className={`shrink-0 ${width}`} />
      ))}
    </>
  );
}

/** Deletes the saved filter, and says that no contact is deleted with it. */
function DiscardSegment({ id, name }: { id: number; name: string }) {
  const client = useQueryClient();
  const discard = useMutation({
    mutationFn: () => discardSegmentAction({ segmentId: id }),
    onSuccess: async (result) => {
      if (result.ok) toast.success(`Segment “${name}” discarded. Its contacts stay.`);
      else toast.error(messageOf(result));
      await client.invalidateQueries({ queryKey: segmentsQuery.queryKey });
      // The button and its segment are gone by now, so the focus moves to the first segment.
      document.querySelector<HTMLElement>('nav[aria-label="Segments"] button')?.focus();
    },
    onError: () => toast.error("The server did not answer. Try again in a moment."),
  });
  return (
    <Button
      variant="quiet"
      aria-disabled={discard.isPending}
      onClick={() => !discard.isPending && discard.mutate()}
    >
      Discard this segment, keep its contacts
    </Button>
  );
}

type Refused = Extract<Awaited<ReturnType<typeof discardSegmentAction>>, { ok: false }>;
const messageOf = refusalMessages<Refused>({
  not_found: () => "The segment is not there any more.",
});
