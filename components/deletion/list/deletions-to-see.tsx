import type { LucideIcon } from "lucide-react";
import Link from "next/link";
import { RelativeTime } from "@/components/ui/relative-time";
import type { DeletionView } from "@/lib/deletion/receipt/deletion-view";
import { numberLabel } from "../deletion-labels";

interface DeletionsToSeeProps {
  id: string;
  title: string;
  icon: LucideIcon;
  deletions: DeletionView[];
  message(deletion: DeletionView): string;
  /** Names what is done about one of them. */
  action: string;
}

/** Lists deletions that need somebody, each with what it needs and the way there. */
export function DeletionsToSee({ id, title, icon: Icon, deletions, message, action }: DeletionsToSeeProps) {
  if (deletions.length === 0) return null;
  return (
    <section
      aria-labelledby={id}
      className="rounded-xl border border-warning/40 bg-warning-soft p-5 forced-colors:border-dashed"
    >
      <h2 id={id} className="flex items-center gap-2 font-semibold">
        <Icon aria-hidden="true" className="size-4 shrink-0 text-warning" />
        {title}
      </h2>
      <ul className="mt-2 divide-y divide-warning/20 text-sm">
        {deletions.map((deletion) => (
          <li key={deletion.id} className="flex flex-wrap items-center justify-between gap-x-6 gap-y-1 py-2">
            <span>
              {message(deletion)}{" "}
              <span className="text-ink-soft">
                {numberLabel(deletion)}, <RelativeTime at={deletion.confirmedAt} />
              </span>
            </span>
            <Link
              href={`/deletions/${deletion.id}`}
              prefetch={false}
              className="font-medium text-accent underline"
            >
              {action}
              <span className="sr-only"> {numberLabel(deletion)}</span>
            </Link>
          </li>
        ))}
      </ul>
    </section>
  );
}
