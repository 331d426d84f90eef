"use client";

import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { Field } from "@/components/ui/field";
import { useIsHydrated } from "@/components/ui/use-is-hydrated";
import { checkImportAction } from "@/lib/imports/actions";
import { splitTags } from "@/lib/imports/csv/split-tags";
import { type ImportDetail, importConsents } from "@/lib/imports/import-view";
import { importRefusalSentence } from "@/lib/imports/refusal-sentences";
import { ColumnMapper } from "./column-mapper";
import { importQuery } from "./import-queries";
import { consentNames } from "./import-sentences";

/** How the list is to be read and what it says about marketing e-mail. Leads to the dry run. */
export function ImportSettingsForm({ detail }: { detail: ImportDetail }) {
  const client = useQueryClient();
  const isHydrated = useIsHydrated();
  const [columns, setColumns] = useState(detail.columns);
  const [tags, setTags] = useState(detail.tags.join(", "));
  const [consent, setConsent] = useState(detail.consent ?? "none");
  const check = useMutation({
    mutationFn: () => checkImportAction({ importId: detail.id, columns, tags: splitTags(tags), consent }),
    onSuccess: () => client.invalidateQueries({ queryKey: importQuery(detail.id).queryKey }),
  });
  const refused = check.data && !check.data.ok ? importRefusalSentence(check.data) : undefined;
  const problem = check.isError ? "The server did not answer. Nothing was changed." : refused;
  return (
    <form
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        if (!check.isPending) check.mutate();
      }}
    >
      <Card title={detail.status === "checked" ? "Read it differently" : "How to read the list"}>
        <ColumnMapper detail={detail} columns={columns} onColumns={setColumns} />
        <div className="mt-6 max-w-lg">
          <Field
            label="Tags for everyone on the list"
            hint="Separated by commas. May be left empty."
            value={tags}
            onChange={(event) => setTags(event.target.value)}
          />
        </div>
        <fieldset className="mt-6">
          <legend className="mb-2 text-sm font-medium">
            What does this list say about marketing e-mail?
          </legend>
          <div className="space-y-1">
            {importConsents.map((choice) => (
              <label key={choice} className="flex cursor-pointer gap-3 rounded-lg px-3 py-2 hover:bg-muted">
                <input
                  type="radio"
                  name="consent"
                  className="mt-1 size-4 shrink-0 accent-accent"
                  checked={consent === choice}
                  onChange={() => setConsent(choice)}
                />
                <span>
                  <span className="block text-sm font-medium">{consentNames[choice].label}</span>
                  <span className="block text-sm text-ink-soft">{consentNames[choice].hint}</span>
                </span>
              </label>
            ))}
          </div>
        </fieldset>
        {problem && (
          <p role="alert" className="mt-4 text-sm text-danger">
            {problem}
          </p>
        )}
        <div className="mt-6 flex flex-wrap items-center gap-3">
          <Button
            type="submit"
            variant={detail.status === "checked" ? "secondary" : "primary"}
            disabled={!isHydrated}
            aria-disabled={check.isPending}
          >
            {detail.status === "checked" ? "Check again" : "Check the list"}
          </Button>
          <p className="text-sm text-ink-soft">Shows what would happen. Changes nothing.</p>
        </div>
      </Card>
    </form>
  );
}
