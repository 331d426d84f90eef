import { Select } from "@/components/ui/select";
import { sortableColumns } from "../columns/contact-columns";
import { firstPage, useContactListState } from "../use-contact-list-state";
import { listLabels, sortLabel } from "./list-labels";

const directions = ["asc", "desc"] as const;
const choices = sortableColumns.flatMap(({ sort, label }) =>
  directions.map((direction) => ({ sort, direction, label: sortLabel(sort, label, direction) })),
);

/** Sorts as the column headings do, for narrow screens without them. */
export function ContactSortSelect() {
  const [{ sort, direction }, setState] = useContactListState();
  return (
    <Select
      aria-label={listLabels.sortBy}
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
