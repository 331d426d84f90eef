import type { ReactNode } from "react";
import { Card } from "@/components/ui/card";
import { formatCount } from "@/components/ui/format";

interface RecordCardProps<Item extends { id: number }> {
  title: string;
  items: readonly Item[];
  /** How many there are in all, when `items` are only the newest. */
  total?: number | undefined;
  /** What it says when there are none. */
  empty: string;
  children(item: Item): ReactNode;
}

/** The newest records of one kind. */
export function RecordCard<Item extends { id: number }>({
  title,
  items,
  total,
  empty,
  children,
}: RecordCardProps<Item>) {
  if (items.length === 0) {
    return (
      <Card title={title}>
        <p className="text-sm text-ink-soft">{empty}</p>
      </Card>
    );
  }
  const isPart = total !== undefined && total > items.length;
  return (
    <Card title={title}>
      <ul className="-my-2 divide-y divide-border text-sm">
        {items.map((item) => (
          <li key={item.id} className="flex flex-wrap items-baseline justify-between gap-x-4 gap-y-0.5 py-2">
            {children(item)}
          </li>
        ))}
      </ul>
      {isPart && (
        <p className="mt-3 text-sm text-ink-soft">
          The newest {formatCount(items.length)} of {formatCount(total)}.
        </p>
      )}
    </Card>
  );
}
