import { ArrowDown, ArrowUp, GripVertical, type LucideIcon, X } from "lucide-react";
import type { DragEvent } from "react";
import { classNames } from "@/components/ui/class-names";
import { useFormats } from "@/components/ui/use-formats";
import { leastWidth, mostWidth } from "@/lib/contacts/list/list-columns";
import { itemLabels, itemTips, pixelsLabel } from "./columns-form-labels";

interface ColumnItemProps {
  label: string;
  width: number;
  canMoveUp: boolean;
  canMoveDown: boolean;
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
        aria-label={itemLabels.width(label)}
        aria-valuetext={pixelsLabel(format, width)}
        title={itemTips.width}
        min={leastWidth}
        max={mostWidth}
        step={4}
        value={width}
        className="w-28 accent-accent max-md:hidden"
        onChange={(event) => column.onWidth(Number(event.target.value))}
      />
      <ItemButton
        label={itemLabels.up(label)}
        title={itemTips.up}
        icon={ArrowUp}
        isHidden={isFixed}
        isDisabled={!column.canMoveUp}
        onClick={() => column.onMove(-1)}
      />
      <ItemButton
        label={itemLabels.down(label)}
        title={itemTips.down}
        icon={ArrowDown}
        isHidden={isFixed}
        isDisabled={!column.canMoveDown}
        onClick={() => column.onMove(1)}
      />
      <ItemButton
        label={itemLabels.hide(label)}
        title={itemTips.hide}
        icon={X}
        isHidden={isFixed}
        onClick={column.onHide}
      />
    </li>
  );
}

interface ItemButtonProps {
  label: string;
  title: string;
  icon: LucideIcon;
  /** Is true where the button only holds the place of the others. */
  isHidden: boolean;
  isDisabled?: boolean;
  onClick(): void;
}

function ItemButton({ label, title, icon: Icon, isHidden, isDisabled = false, onClick }: ItemButtonProps) {
  return (
    <button
      type="button"
      aria-label={label}
      title={title}
      aria-disabled={isDisabled}
      className={classNames(
        "grid size-9 shrink-0 cursor-pointer place-items-center rounded-lg hover:bg-muted aria-disabled:cursor-not-allowed aria-disabled:opacity-30",
        isHidden && "invisible",
      )}
      onClick={() => !isDisabled && onClick()}
    >
      <Icon aria-hidden="true" className="size-4" />
    </button>
  );
}
