import { ChevronFirst, ChevronLast, ChevronLeft, ChevronRight } from "lucide-react";
import { Button } from "@/components/ui/button";
import { Select } from "@/components/ui/select";
import { useFormats } from "@/components/ui/use-formats";
import type { ContactCount } from "@/lib/contacts/list/contact-count";
import type { ContactList } from "@/lib/contacts/list/list-contacts";
import { pageSizes } from "@/lib/contacts/list/list-paging";
import { firstPage, useContactListState } from "../use-contact-list-state";
import { lastPage, placeOf, rememberPlace } from "./page-places";
import { pagerLabels, rangeLabel } from "./pager-labels";

interface ContactPagerProps {
  list: ContactList;
  /** Is undefined until this filter's own count arrives. */
  count: ContactCount | undefined;
}

type Anchor = { after: number | null; before: number | null };

/** Pages forwards and back by keyset. There are no page numbers, and the last page is as fast as the first. */
export function ContactPager({ list: { rows, after, before }, count }: ContactPagerProps) {
  const format = useFormats();
  const [state, setState] = useContactListState();
  const start = placeOf(state, {
    rowCount: rows.length,
    isFirst: before === null,
    isLast: after === null,
    total: count?.isExact ? count.total : undefined,
  });

  async function go(anchor: Anchor | false, place?: number) {
    if (!anchor) return;
    if (place !== undefined) rememberPlace(state, anchor, place);
    await setState(anchor);
    document.getElementById("main")?.scrollIntoView({ block: "start" });
  }

  const isFirst = before === null;
  const isLast = after === null;
  return (
    <nav aria-label={pagerLabels.pages} className="mt-4 flex flex-wrap items-center justify-between gap-3">
      <span className="flex items-center gap-2 text-sm text-ink-soft">
        <Select
          aria-label={pagerLabels.size}
          value={state.size}
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
        {pagerLabels.perPage}
      </span>
      <span className="flex flex-wrap items-center gap-2">
        <span className="mr-2 text-sm text-ink-soft tabular-nums">
          {rangeLabel(format, { start, rowCount: rows.length, count })}
        </span>
        <Button
          size="icon"
          aria-label={pagerLabels.first}
          title={pagerLabels.first}
          aria-disabled={isFirst}
          onClick={() => go(!isFirst && firstPage)}
        >
          <ChevronFirst aria-hidden="true" className="size-4 rtl:-scale-x-100" />
        </Button>
        <Button
          className="max-sm:px-3"
          aria-disabled={isFirst}
          onClick={() => go(!isFirst && { after: null, before }, start && Math.max(1, start - state.size))}
        >
          <ChevronLeft aria-hidden="true" className="size-4 rtl:-scale-x-100" />
          <span className="max-sm:sr-only">{pagerLabels.previous}</span>
        </Button>
        <Button
          className="max-sm:px-3"
          aria-disabled={isLast}
          onClick={() => go(!isLast && { after, before: null }, start && start + rows.length)}
        >
          <span className="max-sm:sr-only">{pagerLabels.next}</span>
          <ChevronRight aria-hidden="true" className="size-4 rtl:-scale-x-100" />
        </Button>
        <Button
          size="icon"
          aria-label={pagerLabels.last}
          title={pagerLabels.last}
          aria-disabled={isLast}
          onClick={() => go(!isLast && lastPage)}
        >
          <ChevronLast aria-hidden="true" className="size-4 rtl:-scale-x-100" />
        </Button>
      </span>
    </nav>
  );
}
