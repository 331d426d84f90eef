"use client";

import { useQuery } from "@tanstack/react-query";
import Link from "next/link";
import type { ReactNode } from "react";
import { hiddenOnlyFilter } from "@/components/contacts/filters/hidden-only-filter";
import { whyNobody } from "@/components/contacts/filters/why-nobody";
import { deletionsQuery } from "@/components/deletion/deletion-queries";
import { IfMay } from "@/components/roles/role-provider";
import { Button, buttonStyles } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { useFormats } from "@/components/ui/use-formats";
import { firstPage, useContactListState } from "../use-contact-list-state";
import { emptyLabels, emptyMessages, showHiddenLabel } from "./no-contacts-messages";

interface NoContactsProps {
  total: number;
  /** Counts the contacts that are left out only because they are hidden. */
  hiddenCount: number;
}

/** Says why the page of contacts is empty, and what to do next. */
export function NoContacts({ total, hiddenCount }: NoContactsProps) {
  const [state, setState] = useContactListState();
  const why = whyNobody(state);
  if (total > 0)
    return (
      <Told
        about="page_is_gone"
        action={<Button onClick={() => setState(firstPage)}>{emptyLabels.firstPage}</Button>}
      />
    );
  if (why === "everyone") return hiddenCount > 0 ? <EveryoneHidden /> : <NobodyAtAll />;
  if (why === "search")
    return (
      <Told
        about="search"
        hiddenCount={hiddenCount}
        action={
          <Button onClick={() => setState({ search: null, ...firstPage })}>{emptyLabels.clearSearch}</Button>
        }
      />
    );
  const everyone = { search: null, status: null, import: null, where: null, ...firstPage };
  return (
    <Told
      about={why}
      hiddenCount={hiddenCount}
      action={<Button onClick={() => setState(everyone)}>{emptyLabels.everyone}</Button>}
    />
  );
}

interface ToldProps {
  about: keyof typeof emptyMessages;
  action: ReactNode;
  hiddenCount?: number;
}

function Told({ about, action, hiddenCount = 0 }: ToldProps) {
  const { title, sentence } = emptyMessages[about];
  return (
    <EmptyState
      title={title}
      action={
        <span className="flex flex-wrap justify-center gap-3">
          {action}
          {hiddenCount > 0 && <ShowHidden count={hiddenCount} />}
        </span>
      }
    >
      {sentence}
    </EmptyState>
  );
}

/** Leads to those who are left out only because they are hidden. */
function ShowHidden({ count }: { count: number }) {
  const format = useFormats();
  const [{ where }, setState] = useContactListState();
  const theirRules = hiddenOnlyFilter(where);
  if (!theirRules) return null;
  return (
    <Button variant="ghost" onClick={() => setState({ where: theirRules, ...firstPage })}>
      {showHiddenLabel(format, count)}
    </Button>
  );
}

function EveryoneHidden() {
  const [, setState] = useContactListState();
  const show = () => setState({ where: hiddenOnlyFilter(null) ?? null, ...firstPage });
  return (
    <Told about="everyone_is_hidden" action={<Button onClick={show}>{emptyLabels.showHidden}</Button>} />
  );
}

/** Tells a site whose contacts were all deleted from one that never had any. */
function NobodyAtAll() {
  const { data } = useQuery(deletionsQuery);
  const last = data?.deletions.find(({ deletedCount }) => deletedCount > 0);
  const importLink = (
    <IfMay do="imports.run">
      <Link href="/imports" className={buttonStyles()}>
        {emptyLabels.import}
      </Link>
    </IfMay>
  );
  if (!last) return <Told about="first_run" action={importLink} />;
  return (
    <Told
      about="everyone_was_deleted"
      action={
        <>
          <Link href={`/deletions/${last.id}`} className={buttonStyles({ variant: "primary" })}>
            {emptyLabels.receipt}
          </Link>
          {importLink}
        </>
      }
    />
  );
}
