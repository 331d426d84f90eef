import { type ColumnDef, tableFeatures } from "@tanstack/react-table";
import Link from "next/link";
import { Badge } from "@/components/ui/badge";
import { Time } from "@/components/ui/time";
import type { ContactRow } from "@/lib/contacts/list/list-contacts";
import type { ContactSort } from "@/lib/contacts/list/list-paging";
import { StatusBadge } from "../status-badge";
import { TagList } from "../tag-list";

/** Leaves sorting and paging to the server, because the table only lays out. */
export const features = tableFeatures({});

interface ContactColumn {
  label: string;
  sort?: ContactSort;
  /** Places the cell when a row is a card, on narrow screens. */
  className: string;
}

export const contactColumns: Record<string, ContactColumn> = {
  name: { label: "Name", sort: "name", className: "col-start-2 row-start-1 md:min-w-40" },
  email: { label: "Email", sort: "email", className: "col-span-2 col-start-2 row-start-2 md:min-w-48" },
  status: {
    label: "Status",
    sort: "status",
    className: "col-start-3 row-start-1 justify-self-end whitespace-nowrap",
  },
  customer: { label: "Customer", className: "col-start-2 row-start-3 max-md:empty:hidden" },
  tags: {
    label: "Tags",
    className: "col-span-2 col-start-2 row-start-4 max-md:empty:hidden md:min-w-36",
  },
  added: { label: "Added", sort: "added", className: "hidden whitespace-nowrap md:table-cell" },
  activity: { label: "Last activity", sort: "activity", className: "hidden whitespace-nowrap lg:table-cell" },
};

const cells: Record<string, (contact: ContactRow) => React.ReactNode> = {
  name: (contact) => <ContactName contact={contact} />,
  // The email stays whole while there is room: one that breaks in the middle cannot be read.
  email: ({ email }) => (
    <span className="text-ink-soft wrap-anywhere md:inline-block md:max-w-72 md:wrap-break-word">
      {email}
    </span>
  ),
  status: ({ marketingStatus, isBeingErased, isHidden }) => (
    <span className="inline-flex items-center gap-1">
      {isBeingErased ? <Badge tone="danger">Being deleted</Badge> : <StatusBadge status={marketingStatus} />}
      {isHidden && <Badge>Hidden</Badge>}
    </span>
  ),
  customer: ({ isCustomer }) => isCustomer && <Badge tone="accent">Customer</Badge>,
  tags: ({ tags }) => tags.length > 0 && <TagList tags={tags} most={2} />,
  added: ({ createdAt }) => <Time at={createdAt} />,
  activity: ({ lastActivityAt }) => <Time at={lastActivityAt} />,
};

export const columnDefs: ColumnDef<typeof features, ContactRow>[] = Object.entries(cells).map(
  ([id, cell]) => ({
    id,
    header: contactColumns[id]?.label ?? id,
    cell: ({ row }) => cell(row.original),
  }),
);

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
