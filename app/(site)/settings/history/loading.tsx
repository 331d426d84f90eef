import { EntriesSkeleton } from "@/components/history/entries-skeleton";
import { pageMessages } from "@/components/shell/page-messages";
import { PageHeader } from "@/components/ui/page-header";

export default function HistoryLoading() {
  return (
    <>
      <PageHeader {...pageMessages.history} />
      <div>
        <EntriesSkeleton count={8} />
      </div>
    </>
  );
}
