import { useMutation, useQueryClient } from "@tanstack/react-query";
import { toast } from "@/components/toasts/toast";
import type { ContactFilter } from "@/lib/contacts/filter/contact-filter";
import {
  changeSegmentAction,
  discardSegmentAction,
  moveSegmentAction,
  restoreSegmentAction,
} from "@/lib/segments/actions";
import type { CountedSegments, SegmentView } from "@/lib/segments/segment-view";
import { segmentsQuery } from "../contact-queries";
import { segmentLabels, segmentMessages, segmentRefusal } from "./segment-messages";

type Saved = SegmentView & { id: number };
type Restorable = Parameters<typeof restoreSegmentAction>[0];
type Answer = { ok: true } | Parameters<typeof segmentRefusal>[0];

/** Returns how segments change what the browser knows of them, before the server lists them anew. */
export function useKnownSegments(): (change: (segments: SegmentView[]) => SegmentView[]) => void {
  const client = useQueryClient();
  return (change) =>
    client.setQueryData<CountedSegments>(
      segmentsQuery.queryKey,
      (known) => known && { segments: change(known.segments), next: "" },
    );
}

/** Changes saved segments: their rules, their order, and whether they are there. Each says how it went. */
export function useSegmentChanges() {
  const client = useQueryClient();
  const know = useKnownSegments();
  const act = useMutation({
    mutationFn: (action: () => Promise<Answer>) => action(),
    onSuccess: (result) => {
      if (!result.ok) toast.error(segmentRefusal(result));
    },
    onError: () => toast.error(segmentMessages.unanswered),
    onSettled: () => {
      void client.invalidateQueries({ queryKey: segmentsQuery.queryKey });
    },
  });
  /** Runs an action; tells whether it was done. */
  async function done(action: () => Promise<Answer>): Promise<boolean> {
    const result = await act.mutateAsync(action).catch(() => undefined);
    return result?.ok === true;
  }

  async function change(segment: Saved, filter: ContactFilter): Promise<boolean> {
    if (!(await done(() => changeSegmentAction({ segmentId: segment.id, filter })))) return false;
    know((all) =>
      all.map((one) => (one.id === segment.id ? { ...one, filter, count: 0, isExact: false } : one)),
    );
    toast.success(segmentMessages.changed(segment.name));
    return true;
  }

  function move(segment: Saved, before: number | null): Promise<boolean> {
    know((all) => {
      const others = all.filter(({ id }) => id !== segment.id);
      const at = before === null ? others.length : others.findIndex(({ id }) => id === before);
      return at < 0 ? all : others.toSpliced(at, 0, segment);
    });
    return done(() => moveSegmentAction({ segmentId: segment.id, before }));
  }

  /** Discards a segment, and leaves its list before it is gone. */
  async function discard({ id, name }: Saved, leave: () => void): Promise<boolean> {
    let gone: Restorable | undefined;
    const isGone = await done(async () => {
      const result = await discardSegmentAction({ segmentId: id });
      if (result.ok) {
        gone = result.segment;
        leave();
      }
      return result;
    });
    if (!isGone) return false;
    know((all) => all.filter((one) => one.id !== id));
    const undo = { label: segmentLabels.undo, onClick: () => gone && restore(gone) };
    toast.success(segmentMessages.deleted(name), gone && { action: undo });
    return true;
  }

  async function restore(segment: Restorable): Promise<void> {
    if (await done(() => restoreSegmentAction(segment)))
      toast.success(segmentMessages.restored(segment.name));
  }

  return { change, move, discard, isBusy: act.isPending };
}
