import { type RefObject, useEffect, useRef } from "react";
import type { DeletionView } from "@/lib/deletion/receipt/deletion-view";
import { isWell } from "../deletion-standing";
import { dismissOutcomes } from "../seen-deletions";

const tickMs = 1000;
const wellTicks = 20;
const attentionTicks = 600;

/**
 * Takes outcomes away once they could be read: soon when all is well, after minutes when something needs attention,
 * which then stands under Deletions. Time counts only while the page is seen and nobody points at them.
 */
export function useFadingOutcomes(frameRef: RefObject<HTMLElement | null>, ended: DeletionView[]): void {
  const ticks = useRef(new Map<number, number>());
  const shown = ended.map((deletion) => `${deletion.id} ${isWell(deletion)}`).join();
  // biome-ignore lint/correctness/useExhaustiveDependencies: every fresh list has the same deletions in new objects.
  useEffect(() => {
    if (shown === "") return;
    const timer = setInterval(() => {
      const frame = frameRef.current;
      const isRead = document.visibilityState === "visible" && !frame?.matches(":hover, :focus-within");
      if (!isRead) return;
      const over = ended.filter((deletion) => {
        const count = (ticks.current.get(deletion.id) ?? 0) + 1;
        ticks.current.set(deletion.id, count);
        return count >= (isWell(deletion) ? wellTicks : attentionTicks);
      });
      for (const { id } of over) ticks.current.delete(id);
      if (over.length > 0) dismissOutcomes(over.map(({ id }) => id));
    }, tickMs);
    return () => clearInterval(timer);
  }, [shown, frameRef]);
}
