"use client";

import { Search, X } from "lucide-react";
import { debounce } from "nuqs";
import { Button } from "@/components/ui/button";
import { Input } from "@/components/ui/input";
import { Select } from "@/components/ui/select";
import { useIsHydrated } from "@/components/ui/use-is-hydrated";
import { marketingStatusChoices, marketingStatusNames } from "@/lib/consent/status/marketing-status";
import { firstPage, useContactListState } from "../use-contact-list-state";
import { fromImportLabel, listLabels } from "./list-labels";

/** Searches as you type, and filters by marketing status. */
export function ContactSearch({ onGoToFound }: { onGoToFound(): void }) {
  const isHydrated = useIsHydrated();
  const [{ search, status, import: importId }, setState] = useContactListState();
  return (
    <search className="contents">
      <span className="relative w-full shrink-0 sm:w-56 xl:w-80">
        <Search
          aria-hidden="true"
          className="pointer-events-none absolute top-1/2 left-3 size-4 -translate-y-1/2 text-ink-soft"
        />
        <Input
          type="search"
          aria-label={listLabels.search}
          placeholder={listLabels.searchHint}
          hasIcon
          maxLength={200}
          disabled={!isHydrated}
          value={search}
          onKeyDown={(event) => {
            if (event.nativeEvent.isComposing) return;
            if (event.key === "Enter" || event.key === "ArrowDown") onGoToFound();
            else if (event.key === "Escape" && search === "") event.currentTarget.blur();
            else return;
            event.preventDefault();
          }}
          onChange={(event) =>
            setState(
              { search: event.target.value || null, ...firstPage },
              { history: "replace", limitUrlUpdates: debounce(250) },
            )
          }
        />
      </span>
      {/* The select hides on a phone, because the segments and the rules offer the same in less room. */}
      <span className={status === null ? "max-sm:hidden" : undefined}>
        <Select
          aria-label={listLabels.status}
          disabled={!isHydrated}
          value={status ?? ""}
          onChange={(event) =>
            setState({
              status: marketingStatusChoices.find((choice) => choice === event.target.value) ?? null,
              ...firstPage,
            })
          }
        >
          <option value="">{listLabels.anyStatus}</option>
          {marketingStatusChoices.map((choice) => (
            <option key={choice} value={choice}>
              {marketingStatusNames[choice]}
            </option>
          ))}
        </Select>
      </span>
      {importId !== null && (
        <Button variant="ghost" onClick={() => setState({ import: null, ...firstPage })}>
          {fromImportLabel(importId)}
          <X aria-hidden="true" className="size-4" />
          <span className="sr-only">{listLabels.anywhere}</span>
        </Button>
      )}
    </search>
  );
}
