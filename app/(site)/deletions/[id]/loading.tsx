import { certificateLabels } from "@/components/deletion/receipt/certificate-labels";
import { BackLink } from "@/components/ui/back-link";
import { Skeleton } from "@/components/ui/skeleton";

export default function DeletionLoading() {
  return (
    <div className="mx-auto max-w-3xl">
      <BackLink href="/deletions">{certificateLabels.all}</BackLink>
      <h1 className="sr-only">{certificateLabels.reading}</h1>
      <Skeleton shape="h-10 rounded" className="mb-4" />
      <div className="space-y-6 rounded-xl border border-border bg-surface px-5 py-6 sm:px-12 sm:py-10">
        <Skeleton shape="h-12 rounded" className="max-w-72" />
        <Skeleton shape="h-9 rounded" className="max-w-md" />
        {[1, 2, 3, 4, 5, 6].map((row) => (
          <Skeleton key={row} />
        ))}
      </div>
    </div>
  );
}
