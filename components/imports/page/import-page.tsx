"use client";

import { useQuery, useQueryClient } from "@tanstack/react-query";
import Link from "next/link";
import { FailedJob } from "@/components/jobs/failed-job";
import { IfMay } from "@/components/roles/role-provider";
import { BackLink } from "@/components/ui/back-link";
import { Badge } from "@/components/ui/badge";
import { EmptyState } from "@/components/ui/empty-state";
import { Filled } from "@/components/ui/filled";
import { PageHeader } from "@/components/ui/page-header";
import { Time } from "@/components/ui/time";
import { discardImportAction } from "@/lib/imports/actions";
import { importLabels, importMessages, importStatusNames } from "../import-messages";
import { importQuery, importsQuery, isActiveImport } from "../import-queries";
import { ImportOutcome } from "../outcome/import-outcome";
import { ImportSettingsForm } from "../settings/import-settings-form";
import { ImportProgress } from "./import-progress";

/** Shows one list on its way in: how it is read, what would happen, what happened. */
export function ImportPage({ id }: { id: number }) {
  const client = useQueryClient();
  const { data, isError } = useQuery(importQuery(id));
  if (!data) {
    return isError ? (
      <EmptyState title={importMessages.goneTitle} action={<Link href="/imports">{importLabels.all}</Link>}>
        {importMessages.gone}
      </EmptyState>
    ) : (
      <p>{importMessages.reading}</p>
    );
  }
  const isOpen = data.status === "uploaded" || data.status === "checked";
  return (
    <>
      <BackLink href="/imports">{importLabels.all}</BackLink>
      <PageHeader
        title={data.fileName}
        description={
          <Filled
            message={importMessages.opened}
            with={{ id: data.id, who: data.createdBy, at: <Time isExact at={data.createdAt} /> }}
          />
        }
      >
        <Badge tone={importStatusNames[data.status].tone}>{importStatusNames[data.status].label}</Badge>
      </PageHeader>
      <div className="space-y-5">
        {isActiveImport(data) && <ImportProgress detail={data} />}
        {data.failure && (
          <FailedJob
            table="imports"
            needsToDiscard="imports.run"
            jobId={id}
            failure={data.failure}
            discard={() => discardImportAction({ importId: id })}
            onChanged={() => client.invalidateQueries({ queryKey: importsQuery.queryKey })}
          >
            {importMessages.discard}
          </FailedJob>
        )}
        {data.problem && (
          <p role="alert" className="text-danger">
            {data.problem}
          </p>
        )}
        {data.status !== "uploaded" && data.status !== "checking" && <ImportOutcome detail={data} />}
        {isOpen && (
          <IfMay do="imports.run" orSay>
            <ImportSettingsForm
              key={`${data.id} ${data.checkedAt} ${data.encoding} ${data.hasHeader}`}
              detail={data}
            />
          </IfMay>
        )}
      </div>
    </>
  );
}
