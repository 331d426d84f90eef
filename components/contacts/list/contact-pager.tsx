import { ChevronLeft, ChevronRight } from "lucide-react";
import { Button } from "@/components/ui/button";
import { Select } from "@/components/ui/select";
import type { ContactList } from "@/lib/contacts/list/list-contacts";
import { pageSizes } from "@/lib/contacts/list/list-paging";
import { firstPage, useContactListState } from "../use-contact-list-state";

/** Pages forwards and back by keyset. There are no page numbers, and the last page is as fast as the first. */
export function ContactPager({ list }: { list: ContactList | undefined }) {
  const [{ size }, setState] = useContactListState();
  const after = list?.after ?? null;
  const before = list?.before ?? null;

  async function go(anchor: { after: number | null; before: number | null }) {
    await setState(anchor);
    document.getElementById("main")?.scrollIntoView({ block: "start" });
  }

  return (
    <nav aria-label="Pages" className="mt-4 flex flex-wrap items-center justify-between gap-3">
      <span className="flex items-center gap-2 text-sm text-ink-soft">
        <Select
          aria-label="Contacts per page"
          value={size}
          onChange={(event) =>
            setState({
              size: pageSizes.find((choice) => choice === Number(event.target.value)) ?? null,
              ...firstPage,
            })
          }
        >
          {pageSizes.map((choice) => (
            <option key={choice} value={choice}>
              {choice}
            </option>
          ))}
        </Select>
        per page
      </span>
      <span className="flex gap-2">
        <Button
          aria-disabled={before === null}
          onClick={() => before !== null && go({ after: null, before })}
        >
          <ChevronLeft aria-hidden="true" className="size-4" />
          Previous
        </Button>
        <Button aria-disabled={after === null} onClick={() => after !== null && go({ after, before: null })}>
          Next
          <ChevronRight aria-hidden="true" className="size-4" />
        </Button>
      </span>
    </nav>
  );
}
