"use client";

import { useMutation, useQueryClient } from "@tanstack/react-query";
import { problemOf } from "@/components/data/action-problem";
import { IfMay } from "@/components/roles/role-provider";
import { Button } from "@/components/ui/button";
import { ProgressBar } from "@/components/ui/progress-bar";
import { useFormats } from "@/components/ui/use-formats";
import { stopImportAction } from "@/lib/imports/actions";
import type { ImportDetail } from "@/lib/imports/plan/import-view";
import { importRefusalMessage } from "@/lib/imports/refusal-messages";
import { importQuery } from "../import-queries";
import { progressLabels, progressMessages, rowsDoneMessage } from "./progress-messages";

/** Shows how far it has come. It goes on without this page, and after a restart. */
export function ImportProgress({ detail }: { detail: ImportDetail }) {
  const format = useFormats();
  const client = useQueryClient();
  const stop = useMutation({
    mutationFn: () => stopImportAction({ importId: detail.id }),
    onSuccess: () => client.invalidateQueries({ queryKey: importQuery(detail.id).queryKey }),
  });
  const { status, counts, revertedCount, keptCount } = detail;
  if (status !== "checking" && status !== "importing" && status !== "reverting") return null;
  const label = progressLabels[status];
  const rows = counts.created + counts.updated + counts.unchanged + counts.duplicate + counts.invalid;
  const done = status === "reverting" ? revertedCount + keptCount : rows;
  const total = status === "reverting" ? counts.updated : (detail.rowCount ?? 0);
  const text = rowsDoneMessage(format, done, total);
  return (
    <section aria-label={label} className="rounded-xl border border-border bg-surface p-5">
      <div className="mb-2 flex items-baseline justify-between gap-4 text-sm">
        <h2 className="font-semibold">{label}</h2>
        <span className="tabular-nums">{text}</span>
      </div>
      <ProgressBar label={label} value={done} max={Math.max(total, done + 1)} text={text} />
      <div className="mt-3 flex flex-wrap items-center justify-between gap-3 text-sm text-ink-soft">
        <p>{progressMessages.goesOn}</p>
        {status === "importing" && (
          <IfMay do="imports.run">
            <Button isBusy={stop.isPending} onClick={() => !stop.isPending && stop.mutate()}>
              {progressLabels.stop}
            </Button>
          </IfMay>
        )}
      </div>
      <p role="alert" className="mt-3 text-sm text-danger empty:hidden">
        {problemOf(stop, importRefusalMessage, progressMessages.unanswered)}
      </p>
    </section>
  );
}
