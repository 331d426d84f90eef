import { TriangleAlert } from "lucide-react";
import Link from "next/link";
import { RelativeTime } from "@/components/ui/relative-time";
import { useFormats } from "@/components/ui/use-formats";
import type { DeletionView } from "@/lib/deletion/receipt/deletion-view";
import { contactsOf } from "@/lib/values/count-words";

/** Lists deletions that hold someone whose billing is not provably stopped. */
export function HeldDeletions({ deletions }: { deletions: DeletionView[] }) {
  const format = useFormats();
  if (deletions.length === 0) return null;
  return (
    <section
      aria-labelledby="needs-attention"
      className="rounded-xl border border-warning/40 bg-warning-soft p-5 forced-colors:border-dashed"
    >
      <h2 id="needs-attention" className="flex items-center gap-2 font-semibold">
        <TriangleAlert aria-hidden="true" className="size-4 shrink-0 text-warning" />
        Needs attention
      </h2>
      <ul className="mt-2 divide-y divide-warning/20 text-sm">
        {deletions.map(({ id, needsAttentionCount, confirmedAt }) => (
          <li key={id} className="flex flex-wrap items-center justify-between gap-x-6 gap-y-1 py-2">
            <span>
              Not deleted: {contactsOf(format, needsAttentionCount)} may still be billed.{" "}
              <span className="text-ink-soft">
                No. {id}, <RelativeTime at={confirmedAt} />
              </span>
            </span>
            <Link href={`/deletions/${id}`} prefetch={false} className="font-medium text-accent underline">
              Resolve<span className="sr-only"> No. {id}</span>
            </Link>
          </li>
        ))}
      </ul>
    </section>
  );
}
