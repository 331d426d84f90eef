"use client";

import { Ellipsis } from "lucide-react";
import { useState } from "react";
import { useMay } from "@/components/roles/role-provider";
import { Button } from "@/components/ui/button";
import { Menu, MenuContent, MenuItem, MenuSeparator, MenuTrigger } from "@/components/ui/menu";
import { filterOf } from "@/lib/contacts/list/contact-list-url";
import type { SegmentView } from "@/lib/segments/segment-view";
import { isOf } from "../list-conditions";
import { useContactListState } from "../use-contact-list-state";
import { RenameSegment } from "./rename-segment";
import { SaveSegment } from "./save-segment";
import { segmentLabels } from "./segment-messages";
import { useSegmentChanges } from "./use-segment-changes";

type Saved = SegmentView & { id: number };

interface SegmentActionsProps {
  /** Holds the site's own segments, in their order. */
  saved: Saved[];
  active: SegmentView | undefined;
  onSaved(): void;
}

/** Offers to save rules that are no segment yet, and what can be done with the chosen one. */
export function SegmentActions({ saved, active, onSaved }: SegmentActionsProps) {
  const [state, , choose] = useContactListState();
  const may = useMay();
  if (!may("segments.write")) return null;
  const own = saved.find(({ id }) => id === active?.id);
  const filter = filterOf(state);
  if (!active) return <SaveSegment label={segmentLabels.save} filter={filter} onSaved={onSaved} />;
  if (!own) return null;
  if (isOf(state, own)) return <SegmentMenu segment={own} saved={saved} />;
  return (
    <div className="flex shrink-0 items-center gap-1 text-sm">
      <span className="hidden max-w-64 truncate text-ink-soft xl:inline" title={own.name}>
        {segmentLabels.changedFrom} <bdi className="font-medium text-ink">{own.name}</bdi>
      </span>
      <SaveChanges segment={own} />
      <span className="hidden items-center gap-1 sm:flex">
        <SaveSegment label={segmentLabels.saveNew} filter={filter} onSaved={onSaved} />
        <Button variant="quiet" size="small" onClick={() => choose(own)}>
          {segmentLabels.reset}
        </Button>
      </span>
      <SegmentMenu segment={own} saved={saved} isChanged />
    </div>
  );
}

function SaveChanges({ segment }: { segment: Saved }) {
  const [state, , choose] = useContactListState();
  const { change, isBusy } = useSegmentChanges();
  async function save() {
    const filter = filterOf({ ...state, search: "" });
    // The rules are the segment's own now, so its name alone says what is listed.
    if (await change(segment, filter)) await choose({ ...segment, filter }, state.search);
  }
  return (
    <Button variant="link" size="small" aria-disabled={isBusy} onClick={() => !isBusy && save()}>
      {segmentLabels.saveChanges}
    </Button>
  );
}

interface SegmentMenuProps {
  segment: Saved;
  saved: Saved[];
  isChanged?: boolean;
}

function SegmentMenu({ segment, saved, isChanged = false }: SegmentMenuProps) {
  const [, , choose] = useContactListState();
  const { move, discard } = useSegmentChanges();
  const [isRenaming, setRenaming] = useState(false);
  const at = saved.findIndex(({ id }) => id === segment.id);
  const [before, beyond] = [saved[at - 1], saved[at + 2]];
  async function discardIt() {
    const leave = () => void choose({ ...segment, id: null, filter: { everyone: true } });
    if (!(await discard(segment, leave))) return;
    // The menu and its segment are gone by now, so the focus moves to the first segment.
    document.querySelector<HTMLElement>(`nav[aria-label="${segmentLabels.segments}"] button`)?.focus();
  }
  return (
    <>
      <Menu>
        <MenuTrigger>
          <Button
            variant="ghost"
            size="icon"
            className="shrink-0"
            aria-label={segmentLabels.optionsOf(segment.name)}
            title={segmentLabels.optionsOf(segment.name)}
          >
            <Ellipsis aria-hidden="true" className="size-4" />
          </Button>
        </MenuTrigger>
        <MenuContent>
          {isChanged && <MenuItem onSelect={() => choose(segment)}>{segmentLabels.resetAll}</MenuItem>}
          <MenuItem onSelect={() => setRenaming(true)}>{segmentLabels.rename}</MenuItem>
          <MenuItem disabled={!before} onSelect={() => before && move(segment, before.id)}>
            {segmentLabels.earlier}
          </MenuItem>
          <MenuItem disabled={at === saved.length - 1} onSelect={() => move(segment, beyond?.id ?? null)}>
            {segmentLabels.later}
          </MenuItem>
          <MenuSeparator />
          <MenuItem isDestructive onSelect={discardIt}>
            {segmentLabels.delete}
          </MenuItem>
        </MenuContent>
      </Menu>
      <RenameSegment segment={segment} isOpen={isRenaming} onOpenChange={setRenaming} />
    </>
  );
}
