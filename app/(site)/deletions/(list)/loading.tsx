import { listLabels } from "@/components/deletion/list/list-messages";
import { pageMessages } from "@/components/shell/page-messages";
import { PageHeader } from "@/components/ui/page-header";
import { Skeleton } from "@/components/ui/skeleton";

export default function DeletionsLoading() {
  return (
    <>
      <PageHeader {...pageMessages.deletions} />
      <p className="sr-only">{listLabels.reading}</p>
      <Skeleton shape="h-7 rounded" className="mb-6" />
      <div className="divide-y divide-border rounded-xl border border-border bg-surface">
        {["search", "head", 1, 2, 3, 4, 5, 6].map((row) => (
          <div key={row} className="px-4 py-4">
            <Skeleton />
          </div>
        ))}
      </div>
    </>
  );
}
