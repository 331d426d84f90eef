"use client";

import { useMutation, useQueryClient } from "@tanstack/react-query";
import { toast } from "sonner";
import { Button } from "@/components/ui/button";
import { discardSegmentAction } from "@/lib/segments/actions";
import { segmentsQuery } from "../contact-queries";

/** Drops the saved filter, and says that nobody goes with it. */
export function DiscardSegment({ id, name }: { id: number; name: string }) {
  const client = useQueryClient();
  const discard = useMutation({
    mutationFn: () => discardSegmentAction({ segmentId: id }),
    onSuccess: async (result) => {
      if (result.ok) toast.success(`Segment “${name}” discarded. Its contacts stay.`);
      else toast.error("The segment is not there any more.");
      await client.invalidateQueries({ queryKey: segmentsQuery.queryKey });
      // The button and its segment are gone by now.
      document.querySelector<HTMLElement>('nav[aria-label="Segments"] button')?.focus();
    },
  });
  return (
    <Button
      variant="ghost"
      className="text-ink-soft"
      aria-disabled={discard.isPending}
      onClick={() => !discard.isPending && discard.mutate()}
    >
      Discard this segment, keep its contacts
    </Button>
  );
}
