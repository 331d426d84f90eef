import { EntriesSkeleton } from "@/components/history/entries-skeleton";
import { PageHeader } from "@/components/ui/page-header";

export default function HistoryLoading() {
  return (
    <>
      <PageHeader title="History" description="Who did what, when, and to how many." />
      <div>
        <EntriesSkeleton count={8} />
      </div>
    </>
  );
}
