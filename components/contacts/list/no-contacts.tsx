"use client";

import Link from "next/link";
import { hiddenOnlyFilter } from "@/components/contacts/filters/hidden-only-filter";
import { Button, buttonStyles } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { firstPage, useContactListState } from "../use-contact-list-state";

interface NoContactsProps {
  total: number;
  /** Counts the contacts that are left out only because they are hidden. */
  hiddenCount: number;
}

/** Says why the page of contacts is empty, and what to do next. */
export function NoContacts({ total, hiddenCount }: NoContactsProps) {
  const [{ search, status, where, import: importId }, setState] = useContactListState();
  const isFiltered = search.trim() !== "" || status !== null || importId !== null || where !== null;
  if (total > 0) {
    return (
      <EmptyState
        title="Nobody is left on this page"
        action={<Button onClick={() => setState(firstPage)}>Go to the first page</Button>}
      >
        Those who were here have been deleted or have changed meanwhile.
      </EmptyState>
    );
  }
  if (isFiltered) {
    return (
      <EmptyState
        title="Nobody matches"
        action={
          <Button
            onClick={() => setState({ search: null, status: null, import: null, where: null, ...firstPage })}
          >
            Show all contacts
          </Button>
        }
      >
        Nobody meets all of this at once. Search looks for letters anywhere in a name or an email: try fewer
        of them, another status, or take a rule away.
      </EmptyState>
    );
  }
  if (hiddenCount > 0) {
    return (
      <EmptyState
        title="Everyone is hidden"
        action={
          <Button onClick={() => setState({ where: hiddenOnlyFilter(null) ?? null, ...firstPage })}>
            Show who is hidden
          </Button>
        }
      >
        All contacts are out of the way, with everything they have. Unhide them under More Actions.
      </EmptyState>
    );
  }
  return (
    <EmptyState
      title="No contacts yet"
      action={
        <Link href="/imports" className={buttonStyles({ variant: "primary" })}>
          Import contacts
        </Link>
      }
    >
      Everyone who buys, signs up by a form or is imported appears here. Select people to see what can be done
      with them, deleting for good included.
    </EmptyState>
  );
}
