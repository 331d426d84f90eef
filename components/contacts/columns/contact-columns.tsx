import { EyeOff } from "lucide-react";
import Link from "next/link";
import type { ReactNode } from "react";
import { Badge } from "@/components/ui/badge";
import { Initials } from "@/components/ui/initials";
import { RelativeTime } from "@/components/ui/relative-time";
import { type ColumnId, fieldOf, isExtra, type ListColumn } from "@/lib/contacts/list/list-columns";
import type { ContactRow } from "@/lib/contacts/list/list-contacts";
import type { ContactSort } from "@/lib/contacts/list/list-paging";
import { StatusBadge } from "../status-badge";
import { TagList } from "../tag-list";
import { cellLabels } from "./cell-labels";
import { columnLabel, type NamedField } from "./column-labels";
import { ExtraCell } from "./extra-cell";

export interface ContactColumn extends ListColumn {
  label: string;
  sort?: ContactSort;
  /** Places the cell when a row is a card, on narrow screens. */
  className: string;
  cell: (contact: ContactRow) => ReactNode;
}

type Shown = Omit<ContactColumn, keyof ListColumn | "label">;

/** Says how the columns that every row has are shown. Sorting and paging are the server's. */
const shown: Partial<Record<ColumnId, Shown>> = {
  name: {
    sort: "name",
    className: "col-start-2 row-start-1",
    cell: (contact) => <ContactName contact={contact} />,
  },
  email: {
    sort: "email",
    className: "col-span-2 col-start-2 row-start-2 text-ink-soft",
    cell: ({ email }) => (
      <span className="block truncate" title={email}>
        {email}
      </span>
    ),
  },
  status: {
    sort: "status",
    className: "col-start-3 row-start-1 justify-self-end",
    cell: ({ marketingStatus, isBeingErased, isHidden }) => (
      <span className="flex items-center gap-1.5 whitespace-nowrap">
        {isBeingErased ? (
          <Badge tone="danger">{cellLabels.beingDeleted}</Badge>
        ) : (
          <StatusBadge status={marketingStatus} />
        )}
        {isHidden && (
          <span title={cellLabels.hidden}>
            <EyeOff aria-hidden="true" className="size-4 text-ink-soft" />
            <span className="sr-only">{cellLabels.hidden}</span>
          </span>
        )}
      </span>
    ),
  },
  customer: {
    className: "col-start-3 row-start-3 justify-self-end max-md:empty:hidden",
    cell: ({ isCustomer }) => isCustomer && <Badge tone="accent">{cellLabels.customer}</Badge>,
  },
  tags: {
    // Without the mark of a customer beside them, tags take the whole line.
    className: "col-start-2 row-start-3 not-group-data-customer/row:col-end-4 max-md:empty:hidden",
    cell: ({ tags }) => tags.length > 0 && <TagList tags={tags} most={2} />,
  },
  added: {
    sort: "added",
    className: "max-md:hidden",
    cell: ({ createdAt }) => <RelativeTime at={createdAt} />,
  },
  activity: {
    sort: "activity",
    className: "max-md:hidden",
    cell: ({ lastActivityAt }) => <RelativeTime at={lastActivityAt} />,
  },
};

/** Returns the columns as they are shown, without those of custom fields that are not there. */
export function contactColumns(
  columns: readonly ListColumn[],
  fields: readonly NamedField[],
): ContactColumn[] {
  return columns.flatMap(({ id, width }) => {
    const label = columnLabel(id, fields);
    const own = shown[id] ?? (isExtra(id) && { className: "col-span-2 col-start-2 max-md:empty:hidden" });
    if (label === undefined || !own) return [];
    const type = fields.find((field) => field.id === fieldOf(id))?.type;
    const extra = (contact: ContactRow) =>
      isExtra(id) && <ExtraCell id={id} label={label} contact={contact} type={type} />;
    return [{ cell: extra, ...own, id, width, label }];
  });
}

/** Lists what a list can be sorted by, for narrow screens without headings. */
export const sortableColumns = Object.entries(shown).flatMap(([id, column]) =>
  column?.sort ? [{ sort: column.sort, label: columnLabel(id as ColumnId, []) ?? id }] : [],
);

function ContactName({ contact: { id, name, email } }: { contact: ContactRow }) {
  return (
    <Link
      href={`/contacts/${id}`}
      prefetch={false}
      aria-label={name ? `${name}, ${email}` : email}
      title={name || email}
      className="flex min-w-0 items-center gap-2.5 font-medium text-ink underline-offset-4 hover:underline"
    >
      <Initials name={name} email={email} />
      <bdi className="min-w-0 truncate">
        {name || <span className="font-normal text-ink-soft italic">{cellLabels.noName}</span>}
      </bdi>
    </Link>
  );
}
