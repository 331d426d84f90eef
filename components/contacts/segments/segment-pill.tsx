import { useFormats } from "@/components/ui/use-formats";
import type { SegmentView } from "@/lib/segments/segment-view";
import { knownCountOf } from "@/lib/values/count-words";
import type { Formats } from "@/lib/values/formats";
import { segmentMessages } from "./segment-messages";

interface SegmentPillProps {
  segment: SegmentView;
  isHere: boolean;
  onChoose(): void;
  /** Is told of a saved segment that is dropped on this one; left out for a segment that cannot be moved. */
  onDropped?: ((id: number) => void) | undefined;
}

const dragged = "application/x-farewell-segment";

/** Is a segment in the bar, with how many are in it. A saved one can be dragged before another. */
export function SegmentPill({ segment, isHere, onChoose, onDropped }: SegmentPillProps) {
  const format = useFormats();
  const { id, name, count, isExact } = segment;
  return (
    <button
      type="button"
      aria-pressed={isHere}
      title={count === null ? segmentMessages.countUnknown : name}
      className="inline-flex min-h-9 max-w-56 shrink-0 cursor-pointer items-center gap-2 rounded-full border border-transparent px-3 text-sm text-ink-soft hover:bg-muted hover:text-ink aria-pressed:bg-muted aria-pressed:font-medium aria-pressed:text-ink forced-colors:aria-pressed:border-2 forced-colors:aria-pressed:border-[Highlight] forced-colors:not-aria-pressed:border-dashed"
      onClick={onChoose}
      draggable={onDropped !== undefined}
      onDragStart={(event) => event.dataTransfer.setData(dragged, String(id))}
      onDragOver={(event) => {
        if (onDropped && event.dataTransfer.types.includes(dragged)) event.preventDefault();
      }}
      onDrop={(event) => {
        event.preventDefault();
        onDropped?.(Number(event.dataTransfer.getData(dragged)));
      }}
    >
      <bdi className="min-w-0 truncate">{name}</bdi>{" "}
      <span className="text-xs tabular-nums" title={isExact ? undefined : segmentMessages.stillCounting}>
        {countLabel(format, count, isExact)}
      </span>
    </button>
  );
}

function countLabel(format: Formats, total: number | null, isExact: boolean): string {
  if (total === null) return "–";
  return total === 0 && !isExact ? "…" : knownCountOf(format, { total, isExact });
}
