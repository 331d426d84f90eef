"use client";

import { Ellipsis, Merge, Pencil, Trash2 } from "lucide-react";
import Link from "next/link";
import { useRef } from "react";
import { Button } from "@/components/ui/button";
import { Menu, MenuContent, MenuEnd, MenuItem, MenuTrigger } from "@/components/ui/menu";
import { Table, TableBody, TableCell, TableHead, TableHeading, TableRow } from "@/components/ui/table";
import { useFormats } from "@/components/ui/use-formats";
import { filterQuery } from "@/lib/contacts/list/contact-list-url";
import type { TagView } from "@/lib/tags/tag-view";
import { knownCountOf } from "@/lib/values/count-words";
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
            <TableHeading className="px-4 py-2.5 font-medium">Name</TableHeading>
            <TableHeading className="w-28 px-4 py-2.5 text-right font-medium">Contacts</TableHeading>
            {props.mayChange && (
              <TableHeading className="w-16 px-2 py-2.5">
                <span className="sr-only">Actions</span>
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
  const buttonRef = useRef<HTMLButtonElement>(null);
  const { id, name, formerNames, count, isExact } = tag;
  const rules = [{ field: "tag" as const, is: "any_of" as const, ids: [id] }];
  const choose = (what: TagDo) => () => onDo(what, tag, buttonRef.current);
  return (
    <TableRow className="border-b border-border last:border-0">
      <TableCell className="px-4 py-2">
        <span className="font-medium wrap-anywhere">{name}</span>
        {formerNames.length > 0 && (
          <span className="block text-xs text-ink-soft wrap-anywhere">Also {formerNames.join(", ")}</span>
        )}
      </TableCell>
      <TableCell className="px-4 py-2 text-right tabular-nums">
        <Link
          prefetch={false}
          href={`/contacts?${filterQuery({ where: { match: "all", rules } })}`}
          aria-label={`Contacts with ${name}: ${knownCountOf(format, { total: count, isExact })}`}
        >
          {knownCountOf(format, { total: count, isExact })}
        </Link>
      </TableCell>
      {mayChange && (
        <TableCell className="px-2 py-1 text-right">
          <Menu>
            <MenuTrigger>
              <Button ref={buttonRef} variant="ghost" size="icon" aria-label={`Actions for ${name}`}>
                <Ellipsis aria-hidden="true" className="size-4" />
              </Button>
            </MenuTrigger>
            <MenuContent>
              <MenuItem onSelect={choose("rename")}>
                <Pencil aria-hidden="true" className="size-4" />
                Rename
              </MenuItem>
              <MenuItem disabled={!canMerge} onSelect={choose("merge")}>
                <Merge aria-hidden="true" className="size-4" />
                Merge into another
              </MenuItem>
              <MenuEnd>
                <MenuItem isDestructive onSelect={choose("delete")}>
                  <Trash2 aria-hidden="true" className="size-4" />
                  Delete
                </MenuItem>
              </MenuEnd>
            </MenuContent>
          </Menu>
        </TableCell>
      )}
    </TableRow>
  );
}
