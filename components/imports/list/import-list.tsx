"use client";

import { useQuery } from "@tanstack/react-query";
import Link from "next/link";
import { Badge } from "@/components/ui/badge";
import { Filled } from "@/components/ui/filled";
import { Time } from "@/components/ui/time";
import { useFormats } from "@/components/ui/use-formats";
import { importLabel, importLabels, importMessages, importStatusNames, summaryOf } from "../import-messages";
import { importsQuery } from "../import-queries";

/** Lists the imports that ran or are about to run, newest first. */
export function ImportList() {
  const format = useFormats();
  const { data } = useQuery(importsQuery);
  if (!data || data.imports.length === 0) return null;
  return (
    <section aria-labelledby="past-imports" className="mt-8">
      <h2 id="past-imports" className="mb-3 text-base font-semibold">
        {importLabels.imports}
      </h2>
      <ul className="divide-y divide-border rounded-xl border border-border bg-surface">
        {data.imports.map(({ id, fileName, status, createdAt, createdBy, counts, consent }) => (
          <li key={id} className="flex flex-wrap items-center justify-between gap-x-4 gap-y-1 px-4 py-3">
            <span className="min-w-0">
              <span className="font-medium wrap-anywhere">
                <Link href={`/imports/${id}`} prefetch={false}>
                  {importLabel(fileName, id)}
                </Link>
              </span>
              <span className="block text-sm text-ink-soft">
                <Filled
                  message={importMessages.listed}
                  with={{ at: <Time at={createdAt} />, who: createdBy }}
                />
                {summaryOf(format, counts, consent) && ` · ${summaryOf(format, counts, consent)}`}
              </span>
            </span>
            <Badge tone={importStatusNames[status].tone}>{importStatusNames[status].label}</Badge>
          </li>
        ))}
      </ul>
    </section>
  );
}
