import { Skeleton } from "@/components/ui/skeleton";

/** Holds the place of the names and of the inventory. */
export function CountingSkeleton() {
  return (
    <div aria-hidden="true" className="space-y-4">
      {["w-40", "w-56", "w-48"].map((width) => (
        <div key={width} className="flex items-center gap-3">
          <Skeleton shape="size-7 shrink-0 rounded-full" />
          <Skeleton className={width} />
        </div>
      ))}
      <Skeleton shape="h-10 rounded-lg" />
    </div>
  );
}
