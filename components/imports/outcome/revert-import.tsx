"use client";

import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useId, useRef, useState } from "react";
import { problemOf } from "@/components/data/action-problem";
import {
  DeleteContactsDialog,
  preloadDeleteDialog,
} from "@/components/deletion/dialog/delete-contacts-dialog";
import { IfMay } from "@/components/roles/role-provider";
import { Button } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { ReturnFocusContext } from "@/components/ui/dialog-shell";
import { PhraseField } from "@/components/ui/phrase-field";
import { useFormats } from "@/components/ui/use-formats";
import type { ContactFilter } from "@/lib/contacts/filter/contact-filter";
import { revertImportAction } from "@/lib/imports/actions";
import type { ImportDetail } from "@/lib/imports/plan/import-view";
import { importRefusalMessage } from "@/lib/imports/refusal-messages";
import { revertPhrase } from "@/lib/imports/revert-phrase";
import { isConfirmed } from "@/lib/values/typed-phrase";
import { importsQuery } from "../import-queries";
import { deleteAddedLabel, putBackLabel, revertedMessage, revertMessages } from "./revert-messages";

/** Selects everyone whom the import added, including those hidden since. */
function addedBy(id: number): ContactFilter {
  return { import: id, where: { match: "all", rules: [{ field: "hidden", is: "either" }] } };
}

/**
 * Reverts an import: deletes the contacts that it added by the ordinary deletion, and restores the earlier values of
 * those that it changed.
 */
export function RevertImport({ detail }: { detail: ImportDetail }) {
  const format = useFormats();
  const client = useQueryClient();
  const deleteRef = useRef<HTMLButtonElement>(null);
  const [isDeleting, setDeleting] = useState(false);
  const [typed, setTyped] = useState("");
  const isTyped = isConfirmed(revertPhrase, typed);
  const problemId = useId();
  const { id, createdLeft, changedLeft, status, revertedCount, keptCount } = detail;
  const revert = useMutation({
    mutationFn: () => revertImportAction({ importId: id, phrase: typed }),
    onSuccess: () => client.invalidateQueries({ queryKey: importsQuery.queryKey }),
  });
  const problem = problemOf(revert, importRefusalMessage, revertMessages.unanswered);
  const canRevert = status !== "reverted" && changedLeft > 0;
  return (
    <Card title={revertMessages.title}>
      <div className="space-y-3 text-sm">
        {status === "reverted" && <p role="status">{revertedMessage(format, revertedCount, keptCount)}</p>}
        {canRevert && (
          <form
            noValidate
            className="space-y-3"
            onSubmit={(event) => {
              event.preventDefault();
              if (isTyped && !revert.isPending) revert.mutate();
            }}
          >
            <p className="text-ink-soft">{revertMessages.changedSince}</p>
            <PhraseField
              phrase={revertPhrase}
              value={typed}
              onChange={setTyped}
              isInvalid={false}
              describedBy={problemId}
            />
            <Button type="submit" aria-disabled={!isTyped} isBusy={revert.isPending}>
              {putBackLabel(format, changedLeft)}
            </Button>
          </form>
        )}
        {createdLeft > 0 && (
          <div className="flex flex-wrap items-center gap-3">
            <IfMay do="contacts.delete" orSay>
              <Button
                ref={deleteRef}
                onPointerEnter={preloadDeleteDialog}
                onFocus={preloadDeleteDialog}
                onClick={() => setDeleting(true)}
              >
                {deleteAddedLabel(format, createdLeft)}
              </Button>
              <span className="text-ink-soft">{revertMessages.delete}</span>
            </IfMay>
          </div>
        )}
        {!canRevert && createdLeft === 0 && status !== "reverted" && (
          <p className="text-ink-soft">{revertMessages.nothing}</p>
        )}
        {problem && (
          <p id={problemId} role="alert" className="text-danger">
            {problem}
          </p>
        )}
      </div>
      <ReturnFocusContext value={() => deleteRef.current}>
        <DeleteContactsDialog
          open={isDeleting}
          onOpenChange={setDeleting}
          selection={{ kind: "matching", filter: addedBy(id), except: [] }}
          onConfirmed={() => client.invalidateQueries({ queryKey: importsQuery.queryKey })}
        />
      </ReturnFocusContext>
    </Card>
  );
}
