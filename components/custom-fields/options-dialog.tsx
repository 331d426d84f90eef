"use client";

import { ArrowDown, ArrowUp, Plus, X } from "lucide-react";
import { useId, useState } from "react";
import { problemOf } from "@/components/data/action-problem";
import { ChangeDialog } from "@/components/definition-changes/change-dialog";
import { unansweredChange } from "@/components/definition-changes/change-messages";
import { SegmentsReached } from "@/components/definition-changes/segments-reached";
import { useDefinitionChange } from "@/components/definition-changes/use-definition-change";
import { Button } from "@/components/ui/button";
import { Input } from "@/components/ui/input";
import { Select } from "@/components/ui/select";
import { useFormats } from "@/components/ui/use-formats";
import { changeOptionsAction } from "@/lib/custom-fields/actions";
import type { FieldView } from "@/lib/custom-fields/field-view";
import { moveLabels } from "./field-labels";
import { fieldProblem } from "./field-messages";
import { insteadLabel, optionLabels, optionMessages } from "./option-messages";
import { useReadFieldsAnew } from "./use-read-fields-anew";

interface Row {
  key: string;
  was: string | null;
  name: string;
}

/** Renames, orders, adds and removes the options of a choice, and asks what becomes of those in use. */
export function OptionsDialog({ field, onClose }: { field: FieldView; onClose(): void }) {
  const [rows, setRows] = useState<Row[]>(() =>
    field.options.map(({ name }) => ({ key: name, was: name, name })),
  );
  const [removed, setRemoved] = useState<{ name: string; to: string }[]>([]);
  const readAnew = useReadFieldsAnew();
  const save = useDefinitionChange({
    act: () =>
      changeOptionsAction({
        fieldId: field.id,
        options: rows.map(({ was, name }) => ({ was, name: name.trim() })),
        removed: removed.map(({ name, to }) => ({
          name,
          to: rows.find(({ key }) => key === to)?.name.trim() ?? null,
        })),
      }),
    told: () => optionMessages.saved,
    onClose,
    readAnew,
  });
  const move = (at: number, by: -1 | 1) =>
    setRows((now) => {
      const next = [...now];
      const [row] = next.splice(at, 1);
      if (row) next.splice(at + by, 0, row);
      return next;
    });
  const remove = (row: Row) => {
    setRows((now) => now.filter(({ key }) => key !== row.key));
    if (row.was !== null) setRemoved((now) => [...now, { name: row.was ?? "", to: "" }]);
  };
  const isIncomplete = rows.length === 0 || rows.some(({ name }) => name.trim() === "");
  return (
    <ChangeDialog
      title={optionLabels.title(field.name)}
      description={optionMessages.description}
      action={optionMessages.save}
      isBlocked={save.isPending || isIncomplete}
      problem={problemOf(save, fieldProblem, unansweredChange)}
      onDo={() => save.mutate()}
      onClose={onClose}
    >
      <ul className="space-y-2">
        {rows.map((row, at) => (
          <li key={row.key} className="flex items-center gap-1">
            <Input
              aria-label={optionLabels.option(at + 1)}
              maxLength={100}
              autoComplete="off"
              value={row.name}
              onChange={({ target }) =>
                setRows((now) =>
                  now.map((one) => (one.key === row.key ? { ...one, name: target.value } : one)),
                )
              }
            />
            <Button
              variant="ghost"
              size="icon"
              aria-label={moveLabels.up(optionLabels.place(at + 1))}
              aria-disabled={at === 0}
              onClick={() => at > 0 && move(at, -1)}
            >
              <ArrowUp aria-hidden="true" className="size-4" />
            </Button>
            <Button
              variant="ghost"
              size="icon"
              aria-label={moveLabels.down(optionLabels.place(at + 1))}
              aria-disabled={at === rows.length - 1}
              onClick={() => at < rows.length - 1 && move(at, 1)}
            >
              <ArrowDown aria-hidden="true" className="size-4" />
            </Button>
            <Button
              variant="ghost"
              size="icon"
              aria-label={optionLabels.remove(at + 1)}
              onClick={() => remove(row)}
            >
              <X aria-hidden="true" className="size-4" />
            </Button>
          </li>
        ))}
      </ul>
      <Button
        size="small"
        onClick={() =>
          setRows((now) => [...now, { key: `new-${now.length}-${Date.now()}`, was: null, name: "" }])
        }
      >
        <Plus aria-hidden="true" className="size-4" />
        {optionMessages.add}
      </Button>
      {removed.map(({ name, to }) => (
        <Removed
          key={name}
          field={field}
          name={name}
          to={to}
          rows={rows}
          onTo={(next) =>
            setRemoved((now) => now.map((one) => (one.name === name ? { ...one, to: next } : one)))
          }
        />
      ))}
    </ChangeDialog>
  );
}

interface RemovedProps {
  field: FieldView;
  name: string;
  to: string;
  rows: readonly Row[];
  onTo(to: string): void;
}

/** Asks what becomes of the contacts that have a removed option. */
function Removed({ field, name, to, rows, onTo }: RemovedProps) {
  const format = useFormats();
  const id = useId();
  const option = field.options.find((one) => one.name === name);
  const count = option?.count ?? 0;
  return (
    <fieldset className="space-y-2 rounded-lg border border-border p-3 text-sm">
      <legend className="px-1 font-medium wrap-anywhere">{optionLabels.removed(name)}</legend>
      {count === 0 && field.isExact ? (
        <p>{optionMessages.nobody}</p>
      ) : (
        <div className="flex flex-wrap items-center gap-2">
          <label htmlFor={id}>{insteadLabel(format, { count, isExact: field.isExact })}</label>
          <Select id={id} value={to} onChange={({ target }) => onTo(target.value)}>
            <option value="">{optionMessages.noValue}</option>
            {rows
              .filter((row) => row.name.trim() !== "")
              .map((row) => (
                <option key={row.key} value={row.key}>
                  {row.name}
                </option>
              ))}
          </Select>
        </div>
      )}
      <div className="text-ink-soft">
        <SegmentsReached
          segments={option?.segments ?? []}
          {...(to !== "" && { follow: optionMessages.follow })}
        />
      </div>
    </fieldset>
  );
}
