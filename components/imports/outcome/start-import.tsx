"use client";

import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { problemOf } from "@/components/data/action-problem";
import { Button } from "@/components/ui/button";
import { useFormats } from "@/components/ui/use-formats";
import { discardImportAction, startImportAction } from "@/lib/imports/actions";
import type { ImportDetail } from "@/lib/imports/plan/import-view";
import { importRefusalMessage } from "@/lib/imports/refusal-messages";
import { importsQuery } from "../import-queries";
import { startLabel, startLabels, startMessages } from "./start-messages";

/** Starts the import that the owner has just reviewed, or discards the list. */
export function StartImport({ detail }: { detail: ImportDetail }) {
  const format = useFormats();
  const client = useQueryClient();
  const router = useRouter();
  const { id: importId, checkedAt, counts } = detail;
  const hasFurtherOuts = detail.notes.some(({ note }) => note === "further_opted_out");
  const count = counts.created + counts.updated;
  const isWorthIt = count > 0 || hasFurtherOuts;
  const start = useMutation({
    mutationFn: () => startImportAction({ importId, checkedAt: checkedAt ?? 0 }),
    onSuccess: () => client.invalidateQueries({ queryKey: importsQuery.queryKey }),
  });
  const discard = useMutation({
    mutationFn: () => discardImportAction({ importId }),
    onSuccess: async () => {
      router.push("/imports");
      await client.invalidateQueries({ queryKey: importsQuery.queryKey, exact: true });
    },
  });
  const { unanswered } = startMessages;
  const problem = discard.isError ? unanswered : problemOf(start, importRefusalMessage, unanswered);
  const isBusy = start.isPending || discard.isPending;
  return (
    <div className="mt-5">
      <div className="flex flex-wrap items-center gap-3">
        <Button
          variant="primary"
          aria-disabled={isBusy || !isWorthIt}
          onClick={() => !isBusy && isWorthIt && start.mutate()}
        >
          {isWorthIt ? startLabel(format, count, detail.consent) : startLabels.nothing}
        </Button>
        <Button aria-disabled={isBusy} onClick={() => !isBusy && discard.mutate()}>
          {startLabels.discard}
        </Button>
        <p className="text-sm text-ink-soft">{startMessages.unchanged}</p>
      </div>
      {problem && (
        <p role="alert" className="mt-3 text-sm text-danger">
          {problem}
        </p>
      )}
    </div>
  );
}
