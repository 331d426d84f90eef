"use client";

import { parseAsStringLiteral, useQueryState } from "nuqs";
import { Tabs } from "radix-ui";
import { type ReactNode, useState } from "react";
import { Card } from "@/components/ui/card";
import { Time } from "@/components/ui/time";
import type { ContactProfile } from "@/lib/contacts/profile/contact-profile";
import type { ContactRecords } from "@/lib/contacts/records/contact-records";
import { emailLabel, totalOf } from "../record-labels";
import { RecordCard } from "../records/record-card";
import { ContactOverview } from "./contact-overview";
import { ContactPrivacy } from "./contact-privacy";
import { ContactProducts } from "./contact-products";
import { DeleteContact } from "./delete-contact";
import { ContactNotes } from "./notes/contact-notes";
import { ContactPayments } from "./payments/contact-payments";
import {
  nothingMessages,
  questionLabels,
  sequenceLabels,
  sequencesTitle,
  tabLabels,
  tabsLabel,
} from "./tab-messages";

type Tab = keyof typeof tabLabels;

const tabs = [
  "overview",
  "purchases",
  "products",
  "email",
  "forms",
  "notes",
  "privacy",
] as const satisfies readonly Tab[];
/** Lists the tabs that people type in. Typed text stays while another tab is shown. */
const typedIn: readonly Tab[] = ["notes"];
const tabParser = parseAsStringLiteral(tabs).withDefault("overview");

/** Shows what belongs to a contact, a tab for each side of it. The tab is in the URL, so a link shows the same. */
export function ContactTabs({ contact }: { contact: ContactProfile }) {
  const [tab, setTab] = useQueryState("tab", tabParser);
  const [opened, setOpened] = useState([tab]);
  if (!opened.includes(tab)) setOpened([...opened, tab]);
  const panels: Record<Tab, ReactNode> = {
    overview: <ContactOverview contact={contact} />,
    purchases: <ContactPayments contact={contact} />,
    products: <ContactProducts contact={contact} />,
    email: (
      <>
        <ContactSequences contact={contact} />
        <RecordCard
          title={tabLabels.email}
          contactId={contact.id}
          list="emails"
          total={totalOf(contact, "email_deliveries")}
          empty={nothingMessages.email}
        >
          {(email) => (
            <>
              <span className="min-w-0 wrap-anywhere">{email.subject}</span>
              <span className="text-ink-soft tabular-nums">
                {emailLabel(email)} <Time at={email.createdAt} />
              </span>
            </>
          )}
        </RecordCard>
      </>
    ),
    forms: (
      <RecordCard
        title={tabLabels.forms}
        contactId={contact.id}
        list="submissions"
        total={totalOf(contact, "form_submissions")}
        empty={nothingMessages.forms}
      >
        {(submission) => <SubmissionRow {...submission} />}
      </RecordCard>
    ),
    notes: <ContactNotes contact={contact} total={totalOf(contact, "notes") ?? 0} />,
    privacy: (
      <>
        <ContactPrivacy contact={contact} />
        <DeleteContact contact={contact} />
      </>
    ),
  };
  return (
    <Tabs.Root value={tab} onValueChange={(next) => setTab(next as Tab)}>
      <Tabs.List
        aria-label={tabsLabel}
        className="mb-5 grid grid-cols-4 border-b border-border sm:flex sm:gap-1"
      >
        {tabs.map((name) => (
          <Tabs.Trigger
            key={name}
            value={name}
            {...withoutRing}
            className="min-h-11 -outline-offset-2 data-by-pointer:outline-none border-b-2 forced-colors:data-[state=inactive]:border-b-0 border-transparent text-sm sm:px-3 text-ink-soft hover:text-ink data-[state=active]:border-accent data-[state=active]:font-medium data-[state=active]:text-ink"
          >
            {tabLabels[name]}
          </Tabs.Trigger>
        ))}
      </Tabs.List>
      {tabs.map((name) => (
        <Tabs.Content
          key={name}
          value={name}
          {...(typedIn.includes(name) && opened.includes(name) && { forceMount: true })}
          className="space-y-5 data-[state=inactive]:hidden"
        >
          {panels[name]}
        </Tabs.Content>
      ))}
    </Tabs.Root>
  );
}

/**
 * Radix focuses a tab that is pressed by a pointer from its own code, and browsers then draw the ring that is for
 * keys. The mark lasts until a key is pressed or the focus leaves.
 */
const withoutRing = {
  onPointerDown: ({ currentTarget }: { currentTarget: HTMLElement }) => {
    currentTarget.dataset.byPointer = "";
  },
  onKeyDown: forgetPointer,
  onBlur: forgetPointer,
};

function forgetPointer({ currentTarget }: { currentTarget: HTMLElement }): void {
  delete currentTarget.dataset.byPointer;
}

/** Lists the email sequences that the contact is in, went through or left. */
function ContactSequences({ contact: { sequences } }: { contact: ContactProfile }) {
  return (
    <Card title={sequencesTitle}>
      {sequences.length === 0 ? (
        <p className="text-sm text-ink-soft">{nothingMessages.sequences}</p>
      ) : (
        <ul className="-my-2 divide-y divide-border text-sm">
          {sequences.map(({ id, name, status, createdAt }) => (
            <li key={id} className="flex flex-wrap items-baseline justify-between gap-x-4 gap-y-0.5 py-2">
              <span className="min-w-0 wrap-anywhere">{name}</span>
              <span className="text-ink-soft tabular-nums">
                {sequenceLabels[status]} <Time at={createdAt} />
              </span>
            </li>
          ))}
        </ul>
      )}
    </Card>
  );
}

/** Shows a form that was sent in, and what was written in it. */
function SubmissionRow({ form, answers, createdAt }: ContactRecords["submissions"]) {
  return (
    <>
      <span className="min-w-0 wrap-anywhere">{form}</span>
      <span className="text-ink-soft tabular-nums">
        <Time at={createdAt} />
      </span>
      {answers.length > 0 && (
        <dl className="w-full space-y-1 pb-1">
          {answers.map(({ question, answer }) => (
            <div key={question} className="grid gap-x-3 sm:grid-cols-[8rem_minmax(0,1fr)]">
              <dt className="text-ink-soft wrap-anywhere">{questionLabels[question] ?? question}</dt>
              <dd className="whitespace-pre-wrap wrap-anywhere">{answer}</dd>
            </div>
          ))}
        </dl>
      )}
    </>
  );
}
