"use client";

import { useQuery } from "@tanstack/react-query";
import { useEffect, useRef, useState } from "react";
import { useMay } from "@/components/roles/role-provider";
import { scrollIntoRow } from "@/components/ui/scroll-into-row";
import { Skeleton } from "@/components/ui/skeleton";
import type { SegmentView } from "@/lib/segments/segment-view";
import { segmentsQuery } from "../contact-queries";
import { isOf } from "../list-conditions";
import { useContactListState } from "../use-contact-list-state";
import { SegmentActions } from "./segment-actions";
import { segmentLabels, segmentMessages } from "./segment-messages";
import { SegmentPill } from "./segment-pill";
import { useSegmentChanges } from "./use-segment-changes";

/**
 * Lists segments, those of every site first, each with its present number of contacts, and what can be done with the
 * chosen one. It is one line that scrolls, however many and however long they are.
 */
export function SegmentBar() {
  const [state, , choose] = useContactListState();
  const { data } = useQuery(segmentsQuery);
  const mayMove = useMay()("segments.write");
  const { move } = useSegmentChanges();
  const segments = data?.segments ?? [];
  const active = state.segment ?? segments.find((segment) => isOf(state, segment));
  // Saving a segment unmounts its button, so the focus moves to the new segment.
  const navRef = useRef<HTMLElement>(null);
  const [isAwaited, setAwaited] = useState(false);
  const isThere = active !== undefined;
  useEffect(() => {
    if (!isAwaited || !isThere) return;
    setAwaited(false);
    navRef.current?.querySelector<HTMLElement>('[aria-pressed="true"]')?.focus();
  }, [isAwaited, isThere]);
  // The chosen segment stays in sight when what stands beside the bar takes its room.
  const isChanged = active !== undefined && !isOf(state, active);
  const place = `${active?.id ?? active?.name} ${segments.length} ${isChanged}`;
  useEffect(() => {
    if (place) scrollIntoRow(navRef.current?.querySelector<HTMLElement>('[aria-pressed="true"]') ?? null);
  }, [place]);
  const saved = segments.filter(isSaved);
  const dropOn = (target: SegmentView) => (id: number) => {
    const segment = saved.find((one) => one.id === id);
    if (segment && segment.id !== target.id) void move(segment, target.id);
  };
  return (
    <div className="flex h-10 items-center gap-2">
      <nav
        ref={navRef}
        aria-label={segmentLabels.segments}
        className="scroll-hint-x relative -ml-1 flex min-w-0 gap-1 overflow-x-auto px-1 py-0.5 [--hint-start:0.25rem] [--hint:var(--canvas)] [scrollbar-width:none] forced-colors:border-x"
      >
        {!data && <SegmentsSkeleton />}
        {segments.map((segment) => (
          <SegmentPill
            key={segment.id ?? segment.name}
            segment={segment}
            isHere={segment === active}
            onChoose={() => choose(segment)}
            onDropped={segment.id === null || !mayMove ? undefined : dropOn(segment)}
          />
        ))}
      </nav>
      {data && <SegmentActions saved={saved} active={active} onSaved={() => setAwaited(true)} />}
    </div>
  );
}

function isSaved(segment: SegmentView): segment is SegmentView & { id: number } {
  return segment.id !== null;
}

function SegmentsSkeleton() {
  return (
    <>
      <span className="sr-only">{segmentMessages.counting}</span>
      {["w-16", "w-24", "w-28", "w-32", "w-36", "w-36", "w-32"].map((width, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a fixed drawing.
        <Skeleton key={at} shape="h-9 rounded-full" className={`shrink-0 ${width}`} />
      ))}
    </>
  );
}
