"use client";

import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { Plus } from "lucide-react";
import { useRef, useState } from "react";
import { problemOf } from "@/components/data/action-problem";
import { queryKeys } from "@/components/data/query-keys";
import { RunningChanges } from "@/components/definition-changes/running-changes";
import { Button } from "@/components/ui/button";
import { ReturnFocusContext } from "@/components/ui/dialog-shell";
import { EmptyState } from "@/components/ui/empty-state";
import { LoadProblem } from "@/components/ui/load-problem";
import { PageHeader } from "@/components/ui/page-header";
import { Skeleton } from "@/components/ui/skeleton";
import { orderFieldsAction } from "@/lib/custom-fields/actions";
import type { CountedFields, FieldView } from "@/lib/custom-fields/field-view";
import { ChangeTypeDialog, DeleteFieldDialog, NewFieldDialog, RenameFieldDialog } from "./field-dialogs";
import { fieldLabels } from "./field-labels";
import { type FieldDo, FieldList } from "./field-list";
import { fieldMessages, fieldProblem } from "./field-messages";
import { fieldsQuery } from "./field-queries";
import { OptionsDialog } from "./options-dialog";
import { useReadFieldsAnew } from "./use-read-fields-anew";

type Open = { do: "create" } | { do: FieldDo; field: FieldView };

/** Lists the site's custom fields, to make, rename, order, retype and delete them. */
export function FieldSettings({ mayChange }: { mayChange: boolean }) {
  const client = useQueryClient();
  const { data, isError, refetch } = useQuery(fieldsQuery);
  const [open, setOpen] = useState<Open>();
  const cameFrom = useRef<HTMLElement>(null);
  const changed = useReadFieldsAnew();
  const order = useMutation({
    mutationFn: (fields: FieldView[]) => orderFieldsAction({ fieldIds: fields.map(({ id }) => id) }),
    onMutate: async (fields) => {
      await client.cancelQueries({ queryKey: queryKeys.customFields });
      client.setQueryData<CountedFields>(queryKeys.customFields, (now) => now && { ...now, fields });
    },
    onSettled: changed,
  });
  const begin = (next: Open, from: HTMLElement | null) => {
    cameFrom.current = from;
    setOpen(next);
  };
  const close = () => setOpen(undefined);
  const fields = data?.fields ?? [];
  function move(field: FieldView, by: -1 | 1) {
    const at = fields.findIndex(({ id }) => id === field.id);
    const next = fields.filter(({ id }) => id !== field.id);
    next.splice(at + by, 0, field);
    order.mutate(next);
  }
  const problem = problemOf(order, fieldProblem);
  return (
    <>
      <PageHeader title={fieldLabels.title} description={fieldMessages.description}>
        {mayChange && (
          <Button variant="primary" onClick={({ currentTarget }) => begin({ do: "create" }, currentTarget)}>
            <Plus aria-hidden="true" className="size-4" />
            {fieldLabels.create}
          </Button>
        )}
      </PageHeader>
      <div className="space-y-4">
        <RunningChanges
          changes={data?.changes ?? []}
          onChanged={() => client.invalidateQueries({ queryKey: queryKeys.customFields })}
        />
        {problem && (
          <p role="alert" className="text-sm text-danger">
            {problem}
          </p>
        )}
        {isError && !data && <LoadProblem retry={() => void refetch()} />}
        {!data && !isError && (
          <div className="space-y-3" role="status">
            <span className="sr-only">{fieldMessages.reading}</span>
            {["one", "two", "three"].map((row) => (
              <Skeleton key={row} shape="h-14 rounded-lg" />
            ))}
          </div>
        )}
        {data && fields.length === 0 && (
          <EmptyState title={fieldMessages.none}>{fieldMessages.whatFor}</EmptyState>
        )}
        {fields.length > 0 && (
          <FieldList
            fields={fields}
            mayChange={mayChange}
            onDo={(what, field, from) => begin({ do: what, field }, from)}
            onMove={move}
          />
        )}
      </div>
      <ReturnFocusContext value={() => cameFrom.current}>
        {open?.do === "create" && <NewFieldDialog onClose={close} />}
        {open?.do === "rename" && <RenameFieldDialog field={open.field} onClose={close} />}
        {open?.do === "options" && <OptionsDialog field={open.field} onClose={close} />}
        {open?.do === "type" && <ChangeTypeDialog field={open.field} onClose={close} />}
        {open?.do === "delete" && <DeleteFieldDialog field={open.field} onClose={close} />}
      </ReturnFocusContext>
    </>
  );
}
