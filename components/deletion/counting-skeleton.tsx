import { Skeleton } from "@/components/ui/skeleton";
import { contactsOf } from "./deletion-sentences";

/** Stands where the warning will be while the manifest is made. */
export function CountingSkeleton({ count }: { count: number | undefined }) {
  return (
    <div>
      <p className="text-ink-soft">
        Counting what belongs to {count === undefined ? "the selected contacts" : contactsOf(count)}…
      </p>
      <div aria-hidden="true" className="mt-4 space-y-3">
        {["w-11/12", "w-3/4", "w-5/6", "w-2/3"].map((width) => (
          <Skeleton key={width} className={`h-4 ${width}`} />
        ))}
      </div>
    </div>
  );
}
