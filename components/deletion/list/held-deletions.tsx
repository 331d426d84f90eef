import { TriangleAlert } from "lucide-react";
import Link from "next/link";
import { Time } from "@/components/ui/time";
import { useFormats } from "@/components/ui/use-formats";
import type { DeletionView } from "@/lib/deletion/receipt/deletion-view";
import { contactsOf } from "@/lib/values/count-words";

/** Deletions that hold someone whose billing is not provably stopped. */
export function HeldDeletions({ deletions }: { deletions: DeletionView[] }) {
  const format = useFormats();
  if (deletions.length === 0) return null;
  return (
    <section aria-labelledby="needs-attention" className="rounded-xl border border-warning bg-surface p-5">
      <h2 id="needs-attention" className="flex items-center gap-2 font-semibold">
        <TriangleAlert aria-hidden="true" className="size-4 text-warning" />
        Needs attention
      </h2>
      <p className="mt-1 text-sm text-ink-soft">
        Held, not deleted, because it is not certain that nothing bills them.
      </p>
      <ul className="mt-3 space-y-1">
        {deletions.map(({ id, needsAttentionCount, confirmedAt }) => (
          <li key={id}>
            <Link href={`/deletions/${id}`}>
              {contactsOf(format, needsAttentionCount)} held by the deletion of{" "}
              <Time isExact at={confirmedAt} />
            </Link>
          </li>
        ))}
      </ul>
    </section>
  );
}
