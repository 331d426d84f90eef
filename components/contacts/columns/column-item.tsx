import { ArrowLeft, ArrowRight, GripVertical, X } from "lucide-react";
import type { DragEvent } from "react";
import { Button } from "@/components/ui/button";
import { classNames } from "@/components/ui/class-names";
import { useFormats } from "@/components/ui/use-formats";
import { leastWidth, mostWidth } from "@/lib/contacts/list/list-columns";

interface ColumnItemProps {
  label: string;
  width: number;
  canMoveLeft: boolean;
  canMoveRight: boolean;
  /** Is true for the column that is always there, and first. */
  isFixed: boolean;
  isDragged: boolean;
  onHide(): void;
  onMove(step: -1 | 1): void;
  onWidth(width: number): void;
  onDragStart(): void;
  onDragOver(event: DragEvent): void;
  onDragEnd(): void;
}

/** Is a column that is shown: it can be dragged or moved by buttons, made wider, and hidden. */
export function ColumnItem({ label, width, isFixed, isDragged, ...column }: ColumnItemProps) {
  const format = useFormats();
  return (
    <li
      draggable={!isFixed}
      onDragStart={column.onDragStart}
      onDragOver={column.onDragOver}
      onDragEnd={column.onDragEnd}
      onDrop={(event) => event.preventDefault()}
      className={classNames("flex items-center gap-1 py-0.5 pr-1 pl-2", isDragged && "bg-selected")}
    >
      <GripVertical
        aria-hidden="true"
        className={classNames("size-4 shrink-0 text-ink-soft", isFixed ? "invisible" : "cursor-grab")}
      />
      <span className="min-w-0 flex-1 truncate text-sm" title={label}>
        {label}
      </span>
      <input
        type="range"
        aria-label={`Width of ${label}`}
        aria-valuetext={`${format.count(width)} pixels`}
        title="Width"
        min={leastWidth}
        max={mostWidth}
        step={4}
        value={width}
        className="w-20 accent-accent sm:w-28"
        onChange={(event) => column.onWidth(Number(event.target.value))}
      />
      <Button
        variant="ghost"
        size="icon"
        aria-label={`Move ${label} left`}
        title="Move left"
        aria-disabled={!column.canMoveLeft}
        onClick={() => column.canMoveLeft && column.onMove(-1)}
      >
        <ArrowLeft aria-hidden="true" className="size-4" />
      </Button>
      <Button
        variant="ghost"
        size="icon"
        aria-label={`Move ${label} right`}
        title="Move right"
        aria-disabled={!column.canMoveRight}
        onClick={() => column.canMoveRight && column.onMove(1)}
      >
        <ArrowRight aria-hidden="true" className="size-4" />
      </Button>
      <Button
        variant="ghost"
        size="icon"
        aria-label={`Hide ${label}`}
        title="Hide"
        className={classNames(isFixed && "invisible")}
        onClick={column.onHide}
      >
        <X aria-hidden="true" className="size-4" />
      </Button>
    </li>
  );
}
