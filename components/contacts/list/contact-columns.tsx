import Link from "next/link";
import type { ReactNode } from "react";
import { Badge } from "@/components/ui/badge";
import { Time } from "@/components/ui/time";
import type { ContactRow } from "@/lib/contacts/list/list-contacts";
import type { ContactSort } from "@/lib/contacts/list/list-paging";
import { StatusBadge } from "../status-badge";
import { TagList } from "../tag-list";

interface ContactColumn {
  label: string;
  sort?: ContactSort;
  /** Places the cell when a row is a card, on narrow screens. */
  className: string;
  cell: (contact: ContactRow) => ReactNode;
}

/** Lists the columns of the list, in their order. Sorting and paging are the server's. */
export const contactColumns: Record<string, ContactColumn> = {
  name: {
    label: "Name",
    sort: "name",
    className: "col-start-2 row-start-1 md:min-w-40",
    cell: (contact) => <ContactName contact={contact} />,
  },
  email: {
    label: "Email",
    sort: "email",
    className: "col-span-2 col-start-2 row-start-2 md:min-w-48",
    // The email stays whole while there is room: one that breaks in the middle cannot be read.
    cell: ({ email }) => (
      <span className="text-ink-soft wrap-anywhere md:inline-block md:max-w-72 md:wrap-break-word">
        {email}
      </span>
    ),
  },
  status: {
    label: "Status",
    sort: "status",
    className: "col-start-3 row-start-1 justify-self-end whitespace-nowrap",
    cell: ({ marketingStatus, isBeingErased, isHidden }) => (
      <span className="inline-flex items-center gap-1">
        {isBeingErased ? (
          <Badge tone="danger">Being deleted</Badge>
        ) : (
          <StatusBadge status={marketingStatus} />
        )}
        {isHidden && <Badge>Hidden</Badge>}
      </span>
    ),
  },
  customer: {
    label: "Customer",
    className: "col-start-2 row-start-3 max-md:empty:hidden",
    cell: ({ isCustomer }) => isCustomer && <Badge tone="accent">Customer</Badge>,
  },
  tags: {
    label: "Tags",
    className: "col-span-2 col-start-2 row-start-4 max-md:empty:hidden md:min-w-36",
    cell: ({ tags }) => tags.length > 0 && <TagList tags={tags} most={2} />,
  },
  added: {
    label: "Added",
    sort: "added",
    className: "hidden whitespace-nowrap md:table-cell",
    cell: ({ createdAt }) => <Time at={createdAt} />,
  },
  activity: {
    label: "Last activity",
    sort: "activity",
    className: "hidden whitespace-nowrap lg:table-cell",
    cell: ({ lastActivityAt }) => <Time at={lastActivityAt} />,
  },
};

function ContactName({ contact: { id, name, email } }: { contact: ContactRow }) {
  return (
    <Link
      href={`/contacts/${id}`}
      prefetch={false}
      aria-label={name ? `${name}, ${email}` : email}
      className="font-medium text-ink wrap-anywhere underline-offset-4 hover:underline"
    >
      <bdi>{name || <span className="font-normal text-ink-soft italic">No name</span>}</bdi>
    </Link>
  );
}
