import { Skeleton } from "@/components/ui/skeleton";
import { useFormats } from "@/components/ui/use-formats";
import { contactsOf } from "@/lib/values/count-words";

/** Stands where the warning will be while the manifest is made. */
export function CountingSkeleton({ count }: { count: number | undefined }) {
  const format = useFormats();
  return (
    <div>
      <p className="text-ink-soft">
        Counting what belongs to {count === undefined ? "the selected contacts" : contactsOf(format, count)}…
      </p>
      <div aria-hidden="true" className="mt-4 space-y-3">
        {["w-11/12", "w-3/4", "w-5/6", "w-2/3"].map((width) => (
          <Skeleton key={width} className={`h-4 ${width}`} />
        ))}
      </div>
    </div>
  );
}
