import { ArrowDown, ArrowUp } from "lucide-react";
import type { ContactPage, ContactSort } from "@/lib/contacts/list/list-paging";

interface SortHeadingProps {
  label: string;
  sort: ContactSort;
  current: Pick<ContactPage, "sort" | "direction">;
  onSort(next: Pick<ContactPage, "sort" | "direction">): void;
}

export function SortHeading({ label, sort, current, onSort }: SortHeadingProps) {
  const isCurrent = current.sort === sort;
  const Arrow = current.direction === "asc" ? ArrowUp : ArrowDown;
  return (
    <button
      type="button"
      className="inline-flex min-h-8 cursor-pointer items-center gap-1 rounded hover:text-ink"
      onClick={() =>
        onSort({ sort, direction: isCurrent ? opposite(current.direction) : firstDirection(sort) })
      }
    >
      {label}
      {isCurrent && <Arrow aria-hidden="true" className="size-3.5" />}
    </button>
  );
}

const opposite = (direction: ContactPage["direction"]) => (direction === "asc" ? "desc" : "asc");

/** Words begin at A, times with the newest. */
const firstDirection = (sort: ContactSort) => (sort === "added" || sort === "activity" ? "desc" : "asc");
