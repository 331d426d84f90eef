"use client";

import { useQuery } from "@tanstack/react-query";
import Link from "next/link";
import type { ReactNode } from "react";
import { ContactsFigure } from "@/components/charts/contacts-figure";
import { RevenueFigure } from "@/components/charts/revenue-figure";
import { useGrowth } from "@/components/charts/use-growth";
import { contactCountQuery } from "@/components/contacts/contact-queries";
import { useFormats } from "@/components/ui/use-formats";
import { knownCountOf } from "@/lib/values/count-words";
import { dashboardLabels, emptyMessages, recurringMessage, shareMessage } from "./dashboard-messages";
import { recurringRevenueQuery } from "./dashboard-queries";

/** Shows how many contacts and subscribers there are, and what comes in. */
export function KeyNumbers() {
  const format = useFormats();
  const growth = useGrowth();
  const subscribers = useQuery(contactCountQuery({ status: "subscribed" })).data;
  const recurring = useQuery(recurringRevenueQuery).data;
  const main = recurring?.sums[0];
  if (!growth) return null;
  return (
    <section
      aria-label={dashboardLabels.keyNumbers}
      className="grid grid-cols-1 gap-3 sm:grid-cols-2 lg:grid-cols-4"
    >
      <ContactsFigure growth={growth} />
      <KeyNumber label={dashboardLabels.subscribers} value={subscribers && knownCountOf(format, subscribers)}>
        {subscribers && shareMessage(format, subscribers.total, growth.total)}
        <Link
          href="/contacts?status=subscribed"
          prefetch={false}
          className="mt-auto block pt-2 text-sm text-accent underline underline-offset-4"
        >
          {dashboardLabels.seeSubscribers}
        </Link>
      </KeyNumber>
      <KeyNumber
        label={dashboardLabels.recurring}
        value={recurring && (main ? format.money(main.monthly, main.currency) : dashboardLabels.noneYet)}
      >
        {recurring && recurringMessage(format, recurring)}
      </KeyNumber>
      {growth.currency === null ? (
        <KeyNumber label={dashboardLabels.revenue} value={dashboardLabels.noneYet}>
          {emptyMessages.revenue}
        </KeyNumber>
      ) : (
        <RevenueFigure growth={growth} currency={growth.currency} />
      )}
    </section>
  );
}

interface KeyNumberProps {
  label: string;
  /** Is undefined while it is being counted. */
  value: string | undefined;
  children: ReactNode;
}

function KeyNumber({ label, value, children }: KeyNumberProps) {
  return (
    <section
      aria-label={label}
      className="flex min-h-36 min-w-0 flex-col rounded-xl border border-border bg-surface p-4"
    >
      <h2 className="text-sm leading-6 text-ink-soft">{label}</h2>
      <p
        className="text-lg font-semibold tracking-tight wrap-anywhere tabular-nums"
        aria-busy={value === undefined}
      >
        {value ?? "…"}
      </p>
      <div className="mt-0.5 flex flex-1 flex-col text-xs text-ink-soft">{children}</div>
    </section>
  );
}
