"use client";

import { useQuery, useQueryClient } from "@tanstack/react-query";
import { Plus, Search } from "lucide-react";
import { useRef, useState } from "react";
import { queryKeys } from "@/components/data/query-keys";
import { RunningChanges } from "@/components/definition-changes/running-changes";
import { Button } from "@/components/ui/button";
import { ReturnFocusContext } from "@/components/ui/dialog-shell";
import { EmptyState } from "@/components/ui/empty-state";
import { Input } from "@/components/ui/input";
import { LoadProblem } from "@/components/ui/load-problem";
import { PageHeader } from "@/components/ui/page-header";
import { Skeleton } from "@/components/ui/skeleton";
import type { TagView } from "@/lib/tags/tag-view";
import { tagKey } from "@/lib/values/tag-key";
import { DeleteTagDialog, MergeTagDialog, NameTagDialog } from "./tag-dialogs";
import { tagLabels } from "./tag-labels";
import { TagList } from "./tag-list";
import { foundMessage, tagMessages } from "./tag-messages";
import { tagsQuery } from "./tag-queries";

export type TagDo = "rename" | "merge" | "delete";
type Open = { do: "create" } | { do: TagDo; tag: TagView };

/** Lists the site's tags with how many contacts have each, to make, rename, merge and delete them. */
export function TagSettings({ mayChange }: { mayChange: boolean }) {
  const client = useQueryClient();
  const { data, isError, refetch } = useQuery(tagsQuery);
  const [search, setSearch] = useState("");
  const [open, setOpen] = useState<Open>();
  const cameFrom = useRef<HTMLElement>(null);
  const begin = (next: Open, from: HTMLElement | null) => {
    cameFrom.current = from;
    setOpen(next);
  };
  const close = () => setOpen(undefined);
  const all = [...(data?.tags ?? [])].sort((one, other) => one.name.localeCompare(other.name));
  const sought = tagKey(search.trim());
  const found = all.filter(({ name, formerNames }) =>
    [name, ...formerNames].some((one) => tagKey(one).includes(sought)),
  );
  return (
    <>
      <PageHeader title={tagLabels.title} description={tagMessages.description}>
        {mayChange && (
          <Button variant="primary" onClick={({ currentTarget }) => begin({ do: "create" }, currentTarget)}>
            <Plus aria-hidden="true" className="size-4" />
            {tagLabels.create}
          </Button>
        )}
      </PageHeader>
      <div className="space-y-4">
        <RunningChanges
          changes={data?.changes ?? []}
          onChanged={() => client.invalidateQueries({ queryKey: queryKeys.tags })}
        />
        {all.length > 0 && (
          <div className="relative max-w-sm">
            <Search
              aria-hidden="true"
              className="pointer-events-none absolute top-1/2 left-3 size-4 -translate-y-1/2 text-ink-soft"
            />
            <Input
              type="search"
              hasIcon
              aria-label={tagLabels.search}
              placeholder={tagLabels.search}
              value={search}
              onChange={({ target }) => setSearch(target.value)}
            />
          </div>
        )}
        {isError && !data && <LoadProblem retry={() => void refetch()} />}
        {!data && !isError && <Waiting />}
        {data && all.length === 0 && <EmptyState title={tagMessages.none}>{tagMessages.whatFor}</EmptyState>}
        {all.length > 0 && (
          <p role="status" className="sr-only">
            {foundMessage(found.length, all.length)}
          </p>
        )}
        {all.length > 0 && found.length === 0 && (
          <p className="py-8 text-center text-ink-soft">{tagMessages.notFound}</p>
        )}
        {found.length > 0 && (
          <TagList
            tags={found}
            mayChange={mayChange}
            canMerge={all.length > 1}
            onDo={(what, tag, from) => begin({ do: what, tag }, from)}
          />
        )}
      </div>
      <ReturnFocusContext value={() => cameFrom.current}>
        {open?.do === "create" && <NameTagDialog onClose={close} />}
        {open?.do === "rename" && <NameTagDialog tag={open.tag} onClose={close} />}
        {open?.do === "merge" && (
          <MergeTagDialog
            tag={open.tag}
            others={all.filter(({ id }) => id !== open.tag.id)}
            onClose={close}
          />
        )}
        {open?.do === "delete" && <DeleteTagDialog tag={open.tag} onClose={close} />}
      </ReturnFocusContext>
    </>
  );
}

function Waiting() {
  return (
    <div className="space-y-3" role="status">
      <span className="sr-only">{tagMessages.reading}</span>
      {["one", "two", "three", "four"].map((row) => (
        <Skeleton key={row} shape="h-12 rounded-lg" />
      ))}
    </div>
  );
}
