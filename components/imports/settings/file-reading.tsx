"use client";

import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useId } from "react";
import { problemOf } from "@/components/data/action-problem";
import { Select } from "@/components/ui/select";
import { useIsHydrated } from "@/components/ui/use-is-hydrated";
import { rereadImportAction } from "@/lib/imports/actions";
import { type CsvEncoding, csvEncodings, encodingNames } from "@/lib/imports/csv/encoding-names";
import type { ImportDetail } from "@/lib/imports/plan/import-view";
import { importRefusalMessage } from "@/lib/imports/refusal-messages";
import { importQuery } from "../import-queries";
import { settingsLabels, settingsMessages } from "./settings-messages";

/** Shows in which encoding the file is read, and what its first row is. A change reads the sample again. */
export function FileReading({ detail }: { detail: ImportDetail }) {
  const client = useQueryClient();
  const isHydrated = useIsHydrated();
  const encodingId = useId();
  const { id: importId, encoding, hasHeader } = detail;
  const reread = useMutation({
    mutationFn: (reading: { encoding: CsvEncoding; hasHeader: boolean }) =>
      rereadImportAction({ importId, ...reading }),
    onSuccess: () => client.invalidateQueries({ queryKey: importQuery(importId).queryKey }),
  });
  const problem = problemOf(reread, importRefusalMessage, settingsMessages.unanswered);
  const isBusy = reread.isPending || !isHydrated;
  return (
    <div className="mb-4 space-y-3">
      <div className="flex flex-wrap items-center gap-x-3 gap-y-1 text-sm">
        <label htmlFor={encodingId} className="font-medium">
          {settingsLabels.encoding}
        </label>
        <Select
          id={encodingId}
          value={encoding}
          disabled={isBusy}
          onChange={({ target }) => {
            const chosen = csvEncodings.find((name) => name === target.value);
            if (chosen) reread.mutate({ encoding: chosen, hasHeader });
          }}
        >
          {csvEncodings.map((name) => (
            <option key={name} value={name}>
              {encodingNames[name]}
            </option>
          ))}
        </Select>
        <span className="text-ink-soft">{settingsMessages.encodingHint}</span>
      </div>
      <label className="flex min-h-6 items-center gap-3 text-sm">
        <input
          type="checkbox"
          className="size-4 shrink-0"
          checked={hasHeader}
          disabled={isBusy}
          onChange={({ target }) => reread.mutate({ encoding, hasHeader: target.checked })}
        />
        {settingsLabels.hasHeader}
      </label>
      {problem && (
        <p role="alert" className="text-sm text-danger">
          {problem}
        </p>
      )}
    </div>
  );
}
