"use client";

import { useQuery } from "@tanstack/react-query";
import { useEffect, useRef, useSyncExternalStore } from "react";
import { classNames } from "@/components/ui/class-names";
import { loadedOnce } from "@/components/ui/loaded-once";
import { deletionsQuery } from "../deletion-queries";
import { isActive, isUnapproved, isWell, standingOf } from "../deletion-standing";
import { isRecent } from "../notify-of-deletions";
import { dismissOutcomes, useSeenDeletions } from "../seen-deletions";
import { useFadingOutcomes } from "./use-fading-outcomes";

// Most pages show no deletion, so what draws one is loaded with the first.
const cards = loadedOnce(() => import("./deletion-cards"));

/** Shows running deletions, and the outcome of those that ended while someone was here to see it. */
export function DeletionProgress() {
  const { data, dataUpdatedAt } = useQuery(deletionsQuery);
  const { seen, dismissed } = useSeenDeletions();
  const { value: shown } = useSyncExternalStore(cards.subscribe, cards.current, cards.current);
  const frameRef = useRef<HTMLDivElement>(null);
  const deletions = data?.deletions ?? [];
  const running = deletions.filter(isActive);
  const ended = deletions.filter(
    (deletion) =>
      !isActive(deletion) &&
      !isUnapproved(deletion) &&
      !dismissed.includes(deletion.id) &&
      (seen.includes(deletion.id) || isRecent(deletion, dataUpdatedAt)),
  );
  const isAny = running.length + ended.length > 0;
  // A failed load is tried again with the next list.
  // biome-ignore lint/correctness/useExhaustiveDependencies: the list's age is what repeats it.
  useEffect(() => {
    if (isAny) cards.load();
  }, [isAny, dataUpdatedAt]);
  useFadingOutcomes(frameRef, ended);
  const needsAttention = ended.some((deletion) => !isWell(deletion));
  const isGreen = ended.every((deletion) => standingOf(deletion) === "completed");
  return (
    <>
      {shown && running.map((deletion) => <shown.RunningDeletion key={deletion.id} deletion={deletion} />)}
      <div
        ref={frameRef}
        className={
          shown && ended.length > 0
            ? classNames(
                "pointer-events-auto mt-3 rounded-xl border p-4 shadow-lg",
                needsAttention
                  ? "border-warning bg-warning-soft forced-colors:border-dashed"
                  : isGreen
                    ? "border-success bg-success-soft"
                    : "border-border-strong bg-surface",
              )
            : undefined
        }
      >
        {/* Assistive technology reads out only what arrives in a status that was there before. */}
        <div role="status" aria-atomic="false" className="space-y-2 text-sm">
          {shown && ended.map((deletion) => <shown.DeletionOutcome key={deletion.id} deletion={deletion} />)}
        </div>
        {shown && ended.length > 0 && (
          <shown.OutcomeActions
            deletions={ended}
            onDismiss={() => {
              dismissOutcomes(ended.map(({ id }) => id));
              document.getElementById("main")?.focus();
            }}
          />
        )}
      </div>
    </>
  );
}
