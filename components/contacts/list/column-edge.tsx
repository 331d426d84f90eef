import type { PointerEvent } from "react";
import type { ColumnId } from "@/lib/contacts/list/list-columns";

interface ColumnEdgeProps {
  id: ColumnId;
  width: number;
  onPull(id: ColumnId, width: number, isDone: boolean): void;
}

/** Is the edge of a heading, by which a pointer makes its column wider. Keys do it under Columns. */
export function ColumnEdge({ id, width, onPull }: ColumnEdgeProps) {
  function pull(event: PointerEvent<HTMLSpanElement>) {
    if (event.button !== 0) return;
    event.preventDefault();
    const edge = event.currentTarget;
    const from = event.clientX;
    const isTurned = getComputedStyle(edge).direction === "rtl";
    const widthAt = (x: number) => width + (isTurned ? from - x : x - from);
    edge.setPointerCapture(event.pointerId);
    edge.onpointermove = ({ clientX }) => onPull(id, widthAt(clientX), false);
    edge.onpointerup = edge.onpointercancel = ({ clientX }) => {
      edge.onpointermove = edge.onpointerup = edge.onpointercancel = null;
      onPull(id, widthAt(clientX), true);
    };
  }
  return (
    <span
      aria-hidden="true"
      data-column-edge={id}
      className="group absolute inset-y-0 right-0 z-1 w-2 cursor-col-resize touch-none"
      onPointerDown={pull}
    >
      <span className="absolute inset-y-3 right-0 w-px bg-border opacity-0 group-hover/head:opacity-100 group-hover:w-0.5 group-hover:bg-accent" />
    </span>
  );
}
