"use client";

import { useQuery, useQueryClient } from "@tanstack/react-query";
import Link from "next/link";
import { FailedJob } from "@/components/jobs/failed-job";
import { BackLink } from "@/components/ui/back-link";
import { Badge } from "@/components/ui/badge";
import { EmptyState } from "@/components/ui/empty-state";
import { PageHeader } from "@/components/ui/page-header";
import { Time } from "@/components/ui/time";
import { discardImportAction } from "@/lib/imports/actions";
import { importStatusNames } from "./import-messages";
import { ImportOutcome } from "./import-outcome";
import { ImportProgress } from "./import-progress";
import { importQuery, importsQuery, isActiveImport } from "./import-queries";
import { ImportSettingsForm } from "./import-settings-form";

/** Shows one list on its way in: how it is read, what would happen, what happened. */
export function ImportPage({ id }: { id: number }) {
  const client = useQueryClient();
  const { data, isError } = useQuery(importQuery(id));
  if (!data) {
    return isError ? (
      <EmptyState title="This import is no longer there" action={<Link href="/imports">All imports</Link>}>
        It was discarded, or the server did not answer.
      </EmptyState>
    ) : (
      <p>Reading the import…</p>
    );
  }
  const isOpen = data.status === "uploaded" || data.status === "checked";
  return (
    <>
      <BackLink href="/imports">All imports</BackLink>
      <PageHeader
        title={data.fileName}
        description={
          <>
            Import {data.id} by {data.createdBy}, <Time isExact at={data.createdAt} />
          </>
        }
      >
        <Badge tone={importStatusNames[data.status].tone}>{importStatusNames[data.status].label}</Badge>
      </PageHeader>
      <div className="space-y-5">
        {isActiveImport(data) && <ImportProgress detail={data} />}
        {data.failure && (
          <FailedJob
            table="imports"
            jobId={id}
            failure={data.failure}
            discard={() => discardImportAction({ importId: id })}
            onChanged={() => client.invalidateQueries({ queryKey: importsQuery.queryKey })}
          >
            What is imported stays, and can be reverted.
          </FailedJob>
        )}
        {data.problem && (
          <p role="alert" className="text-danger">
            {data.problem}
          </p>
        )}
        {data.status !== "uploaded" && data.status !== "checking" && <ImportOutcome detail={data} />}
        {isOpen && (
          <ImportSettingsForm
            key={`${data.id} ${data.checkedAt} ${data.encoding} ${data.hasHeader}`}
            detail={data}
          />
        )}
      </div>
    </>
  );
}
