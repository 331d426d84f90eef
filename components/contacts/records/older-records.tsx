import { Button } from "@/components/ui/button";
import { useFormats } from "@/components/ui/use-formats";
import { newestMessage, recordMessages } from "./record-messages";
import type { useRecords } from "./use-records";

interface OlderRecordsProps {
  records: Pick<ReturnType<typeof useRecords>, "isError" | "hasOlder" | "isReadingOlder" | "showOlder"> & {
    rows: readonly unknown[] | undefined;
  };
  /** Names the list, such as "Notes". */
  title: string;
  /** Counts all rows, where it is known. */
  total?: number | undefined;
}

/** Leads to older rows of a list, and says how many there are. */
export function OlderRecords({ records, title, total }: OlderRecordsProps) {
  const format = useFormats();
  const shown = records.rows?.length ?? 0;
  return (
    <>
      {records.isError && <p className="mt-3 text-sm text-danger">{recordMessages.unanswered}</p>}
      {records.hasOlder && (
        <p className="mt-4 flex flex-wrap items-center gap-x-4 gap-y-2 text-sm text-ink-soft">
          {total !== undefined && newestMessage(format, shown, total)}
          <Button
            aria-label={`${recordMessages.older}: ${title}`}
            aria-disabled={records.isReadingOlder}
            onClick={() => !records.isReadingOlder && records.showOlder()}
          >
            {records.isReadingOlder ? recordMessages.reading : recordMessages.older}
          </Button>
        </p>
      )}
    </>
  );
}
