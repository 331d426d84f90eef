"use client";

import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { problemOf } from "@/components/data/action-problem";
import { Button } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { Field } from "@/components/ui/field";
import { useIsHydrated } from "@/components/ui/use-is-hydrated";
import { checkImportAction } from "@/lib/imports/actions";
import { findLeftOutStatuses } from "@/lib/imports/cells/left-out-statuses";
import { joinTags, splitTags } from "@/lib/imports/cells/split-tags";
import {
  type ExistingRule,
  existingRules,
  type ImportDetail,
  importConsents,
} from "@/lib/imports/plan/import-view";
import { importRefusalMessage } from "@/lib/imports/refusal-messages";
import { importQuery } from "../import-queries";
import { findUnsaidForm } from "./column-forms";
import { ColumnMapper } from "./column-mapper";
import { FileReading } from "./file-reading";
import {
  consentNames,
  existingNames,
  leftOutMessage,
  settingsLabels,
  settingsMessages,
} from "./settings-messages";

/** Asks how to read the list and what it says about marketing email. Leads to the dry run. */
export function ImportSettingsForm({ detail }: { detail: ImportDetail }) {
  const client = useQueryClient();
  const isHydrated = useIsHydrated();
  const [columns, setColumns] = useState(detail.columns);
  const [tags, setTags] = useState(joinTags(detail.tags));
  const [consent, setConsent] = useState(detail.consent ?? "none");
  const [isAsked, setAsked] = useState(false);
  const [existing, setExisting] = useState(detail.existing);
  const check = useMutation({
    mutationFn: () =>
      checkImportAction({ importId: detail.id, columns, tags: splitTags(tags), consent, existing }),
    onSuccess: () => client.invalidateQueries({ queryKey: importQuery(detail.id).queryKey }),
  });
  const unsaid = findUnsaidForm(detail, columns);
  const leftOut = findLeftOutStatuses(detail.headers, columns);
  const problem =
    isAsked && unsaid && !check.isError
      ? unsaid
      : problemOf(check, importRefusalMessage, settingsMessages.unanswered);
  return (
    <form
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        setAsked(true);
        if (!check.isPending && !unsaid) check.mutate();
      }}
    >
      <Card title={detail.status === "checked" ? settingsMessages.titleAgain : settingsMessages.title}>
        <FileReading detail={detail} />
        <ColumnMapper detail={detail} columns={columns} onColumns={setColumns} />
        {leftOut.length > 0 && (
          <p role="note" className="mt-3 text-sm">
            <strong>{settingsMessages.leftOutTitle}</strong> {leftOutMessage(leftOut)}
          </p>
        )}
        <div className="mt-6 max-w-lg">
          <Field
            label={settingsLabels.tags}
            hint={settingsMessages.tagsHint}
            value={tags}
            onChange={(event) => setTags(event.target.value)}
          />
        </div>
        <ExistingChoice existing={existing} onExisting={setExisting} />
        <fieldset className="mt-6">
          <legend className="mb-2 text-sm font-medium">{settingsMessages.consent}</legend>
          <div className="space-y-1">
            {importConsents.map((choice) => (
              <label key={choice} className="flex cursor-pointer gap-3 rounded-lg px-3 py-2 hover:bg-muted">
                <input
                  type="radio"
                  name="consent"
                  className="mt-1 size-4 shrink-0"
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
            isBusy={check.isPending}
          >
            {detail.status === "checked" ? settingsLabels.checkAgain : settingsLabels.check}
          </Button>
          <p className="text-sm text-ink-soft">{settingsMessages.checkHint}</p>
        </div>
      </Card>
    </form>
  );
}

interface ExistingChoiceProps {
  existing: ExistingRule;
  onExisting(existing: ExistingRule): void;
}

/** Asks what the list may change of people who are contacts already. */
function ExistingChoice({ existing, onExisting }: ExistingChoiceProps) {
  return (
    <fieldset className="mt-6">
      <legend className="mb-2 text-sm font-medium">{settingsMessages.existing}</legend>
      <div className="space-y-1">
        {existingRules.map((rule) => (
          <label key={rule} className="flex cursor-pointer gap-3 rounded-lg px-3 py-2 hover:bg-muted">
            <input
              type="radio"
              name="existing"
              className="mt-1 size-4 shrink-0"
              checked={existing === rule}
              onChange={() => onExisting(rule)}
            />
            <span>
              <span className="block text-sm font-medium">{existingNames[rule].label}</span>
              <span className="block text-sm text-ink-soft">{existingNames[rule].hint}</span>
            </span>
          </label>
        ))}
      </div>
    </fieldset>
  );
}
