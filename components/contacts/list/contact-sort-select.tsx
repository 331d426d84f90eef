import { Select } from "@/components/ui/select";
import type { ContactSort } from "@/lib/contacts/list/list-paging";
import { sortableColumns } from "../columns/contact-columns";
import { firstPage, useContactListState } from "../use-contact-list-state";

const directions = ["asc", "desc"] as const;
const choices = sortableColumns.flatMap(({ sort, label }) =>
  directions.map((direction) => ({ sort, direction, label: sortLabel(sort, label, direction) })),
);

/** Sorts as the column headings do, for narrow screens without them. */
export function ContactSortSelect() {
  const [{ sort, direction }, setState] = useContactListState();
  return (
    <Select
      aria-label="Sort by"
      isPlain
      className="text-ellipsis"
      value={`${sort} ${direction}`}
      onChange={(event) => {
        const choice = choices.find((one) => `${one.sort} ${one.direction}` === event.target.value);
        if (choice) setState({ sort: choice.sort, direction: choice.direction, ...firstPage });
      }}
    >
      {choices.map((choice) => (
        <option key={`${choice.sort} ${choice.direction}`} value={`${choice.sort} ${choice.direction}`}>
          {choice.label}
        </option>
      ))}
    </Select>
  );
}

function sortLabel(sort: ContactSort, label: string, direction: (typeof directions)[number]): string {
  const isUp = direction === "asc";
  if (sort === "added") return isUp ? "Oldest first" : "Newest first";
  if (sort === "activity") return isUp ? "Longest inactive" : "Latest activity";
  return `${label} ${isUp ? "A to Z" : "Z to A"}`;
}
