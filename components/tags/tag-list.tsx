"use client";

import { Merge } from "lucide-react";
import Link from "next/link";
import { DefinitionMenu } from "@/components/definition-changes/definition-menu";
import { MenuItem } from "@/components/ui/menu";
import { Table, TableBody, TableCell, TableHead, TableHeading, TableRow } from "@/components/ui/table";
import { useFormats } from "@/components/ui/use-formats";
import { filterQuery } from "@/lib/contacts/list/contact-list-url";
import type { TagView } from "@/lib/tags/tag-view";
import { knownCountOf } from "@/lib/values/count-words";
import { tagLabels, tagNameLabels } from "./tag-labels";
import type { TagDo } from "./tag-settings";

interface TagListProps {
  tags: readonly TagView[];
  mayChange: boolean;
  /** Is false when there is no other tag to merge into. */
  canMerge: boolean;
  onDo(what: TagDo, tag: TagView, from: HTMLElement | null): void;
}

/** Shows tags with their counts and a menu each. */
export function TagList({ tags, ...props }: TagListProps) {
  return (
    <div className="overflow-hidden rounded-xl border border-border bg-surface">
      <Table className="w-full table-fixed text-sm">
        <TableHead>
          <TableRow className="border-b border-border text-left text-ink-soft">
            <TableHeading className="px-4 py-2.5 font-medium">{tagLabels.name}</TableHeading>
            <TableHeading className="w-28 px-4 py-2.5 text-right font-medium">
              {tagLabels.contacts}
            </TableHeading>
            {props.mayChange && (
              <TableHeading className="w-16 px-2 py-2.5">
                <span className="sr-only">{tagLabels.actions}</span>
              </TableHeading>
            )}
          </TableRow>
        </TableHead>
        <TableBody>
          {tags.map((tag) => (
            <TagRow key={tag.id} tag={tag} {...props} />
          ))}
        </TableBody>
      </Table>
    </div>
  );
}

function TagRow({ tag, mayChange, canMerge, onDo }: Omit<TagListProps, "tags"> & { tag: TagView }) {
  const format = useFormats();
  const { id, name, formerNames } = tag;
  const count = knownCountOf(format, { total: tag.count, isExact: tag.isExact });
  const rules = [{ field: "tag" as const, is: "any_of" as const, ids: [id] }];
  return (
    <TableRow className="border-b border-border last:border-0">
      <TableCell className="px-4 py-2">
        <span className="font-medium wrap-anywhere">{name}</span>
        {formerNames.length > 0 && (
          <span className="block text-xs text-ink-soft wrap-anywhere">{tagNameLabels.also(formerNames)}</span>
        )}
      </TableCell>
      <TableCell className="px-4 py-2 text-right tabular-nums">
        <Link
          prefetch={false}
          href={`/contacts?${filterQuery({ where: { match: "all", rules } })}`}
          aria-label={tagNameLabels.contactsWith(name, count)}
        >
          {count}
        </Link>
      </TableCell>
      {mayChange && (
        <TableCell className="px-2 py-1 text-right">
          <DefinitionMenu<TagDo> name={name} onDo={(what, from) => onDo(what, tag, from)}>
            {(choose) => (
              <MenuItem disabled={!canMerge} onSelect={choose("merge")}>
                <Merge aria-hidden="true" className="size-4" />
                {tagLabels.mergeIntoAnother}
              </MenuItem>
            )}
          </DefinitionMenu>
        </TableCell>
      )}
    </TableRow>
  );
}
