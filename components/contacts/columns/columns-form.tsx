"use client";

import { useQuery } from "@tanstack/react-query";
import { type DragEvent, useState } from "react";
import { Button } from "@/components/ui/button";
import { DialogClose } from "@/components/ui/dialog";
import {
  builtInColumns,
  type ColumnId,
  columnsText,
  firstColumns,
  firstWidthOf,
  type ListColumn,
  mostColumns,
} from "@/lib/contacts/list/list-columns";
import { filterOptionsQuery } from "../contact-queries";
import { ColumnItem } from "./column-item";
import { columnLabel } from "./column-labels";
import { formLabels } from "./columns-form-labels";
import { keepRoomy } from "./list-preferences";
import type { ListColumns } from "./use-list-columns";

interface ColumnsFormProps {
  look: ListColumns;
  isRoomy: boolean;
  onDone(): void;
}

/** Lists the columns that are shown, in their order, then those that could be. Saving changes the list. */
export function ColumnsForm({ look, isRoomy, onDone }: ColumnsFormProps) {
  const { data: options } = useQuery(filterOptionsQuery);
  const [columns, setColumns] = useState<readonly ListColumn[]>(look.columns);
  const [isNowRoomy, setRoomy] = useState(isRoomy);
  const [dragged, setDragged] = useState<ColumnId>();
  const fields = options?.custom ?? look.fields;
  const labelOf = (id: ColumnId) => columnLabel(id, fields);
  const shown = columns.filter(({ id }) => labelOf(id) !== undefined);
  const all: ColumnId[] = [...builtInColumns, ...fields.map(({ id }): ColumnId => `field-${id}`)];
  const others = all.filter((id) => !shown.some((column) => column.id === id));

  function toggle(id: ColumnId) {
    if (shown.some((column) => column.id === id)) setColumns(shown.filter((column) => column.id !== id));
    else setColumns([...shown, { id, width: firstWidthOf(id) }]);
  }

  /** Names stay first, because they lead to the contact. */
  function moveTo(id: ColumnId, to: number) {
    const moved = shown.find((column) => column.id === id);
    if (!moved || id === "name" || to < 1 || to >= shown.length) return;
    const rest = shown.filter((column) => column.id !== id);
    setColumns([...rest.slice(0, to), moved, ...rest.slice(to)]);
  }

  function dragOver(event: DragEvent, at: number) {
    if (!dragged) return;
    event.preventDefault();
    if (shown[at]?.id !== dragged) moveTo(dragged, at);
  }

  return (
    <form
      className="space-y-4"
      onSubmit={(event) => {
        event.preventDefault();
        look.arrange(columnsText(shown) === columnsText(firstColumns) ? undefined : shown);
        keepRoomy(isNowRoomy);
        onDone();
      }}
    >
      <ol aria-label={formLabels.shown} className="divide-y divide-border rounded-lg border border-border">
        {shown.map(({ id, width }, at) => (
          <ColumnItem
            key={id}
            label={labelOf(id) ?? id}
            width={width}
            canMoveUp={at > 1}
            canMoveDown={at > 0 && at < shown.length - 1}
            isFixed={id === "name"}
            isDragged={dragged === id}
            onHide={() => toggle(id)}
            onMove={(step) => moveTo(id, at + step)}
            onWidth={(next) =>
              setColumns(shown.map((column) => (column.id === id ? { id, width: next } : column)))
            }
            onDragStart={() => setDragged(id)}
            onDragOver={(event) => dragOver(event, at)}
            onDragEnd={() => setDragged(undefined)}
          />
        ))}
      </ol>
      {others.length > 0 && (
        <fieldset>
          <legend className="mb-1 text-sm font-medium">{formLabels.notShown}</legend>
          <div className="grid gap-x-4 sm:grid-cols-2">
            {others.map((id) => (
              <label key={id} className="flex min-h-9 cursor-pointer items-center gap-3 text-sm">
                <input
                  type="checkbox"
                  className="size-4 shrink-0"
                  checked={false}
                  disabled={shown.length >= mostColumns}
                  onChange={() => toggle(id)}
                />
                <span className="min-w-0 truncate" title={labelOf(id)}>
                  {labelOf(id)}
                </span>
              </label>
            ))}
          </div>
        </fieldset>
      )}
      <label className="flex min-h-9 cursor-pointer items-center gap-3 text-sm">
        <input
          type="checkbox"
          className="size-4 shrink-0"
          checked={isNowRoomy}
          onChange={(event) => setRoomy(event.target.checked)}
        />
        {formLabels.roomy}
      </label>
      <div className="sticky -bottom-6 -mx-6 -mb-6 border-t border-border bg-surface px-6 py-4 flex flex-wrap items-center justify-end gap-3">
        <Button
          variant="ghost"
          className="mr-auto"
          onClick={() => {
            setColumns(firstColumns);
            setRoomy(false);
          }}
        >
          {formLabels.reset}
        </Button>
        <DialogClose asChild>
          <Button>{formLabels.cancel}</Button>
        </DialogClose>
        <Button type="submit" variant="primary">
          {look.segment ? formLabels.saveForEveryone : formLabels.save}
        </Button>
      </div>
    </form>
  );
}
