import { X } from "lucide-react";
import type { ReactNode } from "react";
import { Button } from "@/components/ui/button";
import { Input } from "@/components/ui/input";
import type { FilterOptions } from "@/lib/contacts/filter/filter-labels";
import { formLabels, importLabel } from "./filter-form-messages";

const frame = "flex flex-wrap items-center gap-2 rounded-lg border border-border p-2 text-sm";

interface SearchRowProps {
  value: string;
  onValue(value: string): void;
}

/** Edits the search, which holds beside all rules. */
export function SearchRow({ value, onValue }: SearchRowProps) {
  return (
    <OuterRow words={formLabels.searchHolds} remove={formLabels.clearSearch} onRemove={() => onValue("")}>
      <Input
        type="search"
        maxLength={200}
        measure="w-60"
        aria-label={formLabels.search}
        value={value}
        onChange={({ target }) => onValue(target.value)}
      />
    </OuterRow>
  );
}

interface ImportRowProps {
  id: number;
  options: FilterOptions;
  onRemove(): void;
}

/** Shows the import whose new contacts alone are listed. */
export function ImportRow({ id, options, onRemove }: ImportRowProps) {
  const name = options.import.find((one) => one.id === id)?.name ?? importLabel(id);
  return (
    <OuterRow words={formLabels.createdBy} remove={formLabels.removeImport} onRemove={onRemove}>
      <span className="min-w-0 truncate font-medium">{name}</span>
    </OuterRow>
  );
}

interface OuterRowProps {
  words: string;
  remove: string;
  onRemove(): void;
  children: ReactNode;
}

function OuterRow({ words, remove, onRemove, children }: OuterRowProps) {
  return (
    <div className={frame}>
      <span className="px-2 text-ink-soft">{words}</span>
      {children}
      <Button variant="ghost" size="icon" className="ml-auto" aria-label={remove} onClick={onRemove}>
        <X aria-hidden="true" className="size-4" />
      </Button>
    </div>
  );
}
