import { Select } from "@/components/ui/select";
import { firstPage, useContactListState } from "../use-contact-list-state";
import { contactColumns } from "./contact-columns";

const directions = ["asc", "desc"] as const;
const choices = Object.values(contactColumns).flatMap(({ sort, label }) =>
  sort ? directions.map((direction) => ({ sort, direction, label: sortLabel(sort, label, direction) })) : [],
);

/** Sorts as the column headings do, for narrow screens without them. */
export function ContactSortSelect() {
  const [{ sort, direction }, setState] = useContactListState();
  return (
    <Select
      aria-label="Sort by"
      isPlain
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

function sortLabel(sort: string, label: string, direction: (typeof directions)[number]): string {
  if (sort === "added" || sort === "activity")
    return `${label}, ${direction === "asc" ? "oldest" : "newest"} first`;
  return `${label}, ${direction === "asc" ? "A to Z" : "Z to A"}`;
}
