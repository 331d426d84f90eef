import { Badge } from "@/components/ui/badge";
import { useFormats } from "@/components/ui/use-formats";
import { priceLabel } from "@/lib/billing/price-labels";
import { type ExtraColumn, fieldOf } from "@/lib/contacts/list/list-columns";
import type { ContactRow } from "@/lib/contacts/list/list-contacts";
import type { Formats } from "@/lib/values/formats";
import { fieldValueLabel } from "../field-value-label";
import { moreLabel } from "./cell-labels";
import { type NamedField, sourceLabels, subscriptionLabels } from "./column-labels";

interface ExtraCellProps {
  id: ExtraColumn;
  label: string;
  contact: ContactRow;
  /** Is the type of the custom field that the column shows. */
  type: NamedField["type"] | undefined;
}

/** Shows what only some lists show. On a narrow screen, which has no headings, it says what it is. */
export function ExtraCell({ id, label, contact, type }: ExtraCellProps) {
  const format = useFormats();
  const text = extraText(format, id, contact, type);
  if (!text) return null;
  const state = id === "subscription" && contact.subscription?.status;
  return (
    <span className="flex min-w-0 items-center gap-1.5">
      <span className="shrink-0 text-ink-soft md:hidden">{label}:</span>
      <bdi className="min-w-0 truncate tabular-nums" title={text}>
        {text}
      </bdi>
      {state && state !== "active" && (
        <span className="shrink-0">
          <Badge tone={state === "canceled" || state === "paused" ? "neutral" : "warning"}>
            {subscriptionLabels[state]}
          </Badge>
        </span>
      )}
    </span>
  );
}

/** Returns the words of a cell; empty where there is nothing to say. */
export function extraText(
  format: Formats,
  id: ExtraColumn,
  { revenue = [], subscription, offers = [], source, fields = {} }: ContactRow,
  type: NamedField["type"] | undefined,
): string {
  switch (id) {
    case "revenue":
      return revenue.map(({ amount, currency }) => format.money(amount, currency)).join(" + ");
    case "subscription":
      return subscription
        ? `${priceLabel(format, subscription)}${moreLabel(format, subscription.count)}`
        : "";
    case "offers":
      return offers.join(", ");
    case "source":
      return source ? sourceLabels[source] : "";
    default: {
      const value = fields[fieldOf(id) ?? 0];
      return value === undefined ? "" : fieldValueLabel(format, type ?? "text", value);
    }
  }
}
