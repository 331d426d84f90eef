"use client";

import { ArrowDown, ArrowUp, List, Shapes } from "lucide-react";
import { DefinitionMenu } from "@/components/definition-changes/definition-menu";
import { Badge } from "@/components/ui/badge";
import { Button } from "@/components/ui/button";
import { MenuItem } from "@/components/ui/menu";
import { useFormats } from "@/components/ui/use-formats";
import type { FieldView } from "@/lib/custom-fields/field-view";
import { fieldLabels, fieldTypeLabels, moveLabels } from "./field-labels";
import { valuesMessage } from "./field-messages";

export type FieldDo = "rename" | "options" | "type" | "delete";

interface FieldListProps {
  fields: readonly FieldView[];
  mayChange: boolean;
  onDo(what: FieldDo, field: FieldView, from: HTMLElement | null): void;
  onMove(field: FieldView, by: -1 | 1): void;
}

/** Shows the fields in their order, with their types and a menu each. */
export function FieldList({ fields, ...props }: FieldListProps) {
  return (
    <ol className="overflow-hidden rounded-xl border border-border bg-surface">
      {fields.map((field, at) => (
        <FieldRow
          key={field.id}
          field={field}
          isFirst={at === 0}
          isLast={at === fields.length - 1}
          {...props}
        />
      ))}
    </ol>
  );
}

interface FieldRowProps extends Omit<FieldListProps, "fields"> {
  field: FieldView;
  isFirst: boolean;
  isLast: boolean;
}

function FieldRow({ field, isFirst, isLast, mayChange, onDo, onMove }: FieldRowProps) {
  const format = useFormats();
  const { name, type, options } = field;
  return (
    <li className="flex items-center gap-2 border-b border-border py-2 pr-2 pl-4 last:border-0">
      <div className="min-w-0 flex-1 text-sm">
        <p className="flex flex-wrap items-center gap-x-3 gap-y-1">
          <span className="font-medium wrap-anywhere">{name}</span>
          <Badge>{fieldTypeLabels[type]}</Badge>
        </p>
        <p className="text-ink-soft wrap-anywhere">
          {valuesMessage(format, field)}
          {type === "choice" && <> {options.map((option) => option.name).join(", ")}</>}
        </p>
      </div>
      {mayChange && (
        <div className="flex shrink-0 items-center">
          <Button
            variant="ghost"
            size="icon"
            aria-label={moveLabels.up(name)}
            aria-disabled={isFirst}
            onClick={() => !isFirst && onMove(field, -1)}
          >
            <ArrowUp aria-hidden="true" className="size-4" />
          </Button>
          <Button
            variant="ghost"
            size="icon"
            aria-label={moveLabels.down(name)}
            aria-disabled={isLast}
            onClick={() => !isLast && onMove(field, 1)}
          >
            <ArrowDown aria-hidden="true" className="size-4" />
          </Button>
          <DefinitionMenu<FieldDo> name={name} onDo={(what, from) => onDo(what, field, from)}>
            {(choose) => (
              <>
                {type === "choice" && (
                  <MenuItem onSelect={choose("options")}>
                    <List aria-hidden="true" className="size-4" />
                    {fieldLabels.editOptions}
                  </MenuItem>
                )}
                <MenuItem onSelect={choose("type")}>
                  <Shapes aria-hidden="true" className="size-4" />
                  {fieldLabels.changeType}
                </MenuItem>
              </>
            )}
          </DefinitionMenu>
        </div>
      )}
    </li>
  );
}
