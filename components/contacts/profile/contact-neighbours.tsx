"use client";

import { skipToken, useQuery } from "@tanstack/react-query";
import { ChevronDown, ChevronUp } from "lucide-react";
import Link from "next/link";
import { useSearchParams } from "next/navigation";
import { type Ref, useRef } from "react";
import { queryKeys } from "@/components/data/query-keys";
import { useKey } from "@/components/keyboard/use-key";
import { Button, buttonStyles } from "@/components/ui/button";
import { neighboursQuery } from "../contact-queries";
import { useLastList } from "../use-last-list";
import { neighbourLabels } from "./profile-labels";

/** Shows the ways to the contacts before and after this one, in the order of the list that one came from. */
export function ContactNeighbours({ contactId }: { contactId: number }) {
  const previousRef = useRef<HTMLAnchorElement>(null);
  const nextRef = useRef<HTMLAnchorElement>(null);
  const list = useLastList();
  const tab = useSearchParams().get("tab");
  const { data } = useQuery(
    list
      ? neighboursQuery(contactId, list)
      : { queryKey: queryKeys.neighbours(contactId, ""), queryFn: skipToken },
  );
  // The same side of the next contact is shown.
  const urlOf = (id: number | null | undefined) =>
    id ? `/contacts/${id}${tab ? `?${new URLSearchParams({ tab })}` : ""}` : undefined;
  useKey("j", () => nextRef.current?.click());
  useKey("k", () => previousRef.current?.click());
  return (
    <nav aria-label={neighbourLabels.ways} className="mb-2 flex gap-1 print:hidden">
      <Neighbour
        ref={previousRef}
        url={urlOf(data?.previous)}
        label={neighbourLabels.previous}
        shortcut="k"
        Icon={ChevronUp}
      />
      <Neighbour
        ref={nextRef}
        url={urlOf(data?.next)}
        label={neighbourLabels.next}
        shortcut="j"
        Icon={ChevronDown}
      />
    </nav>
  );
}

interface NeighbourProps {
  ref: Ref<HTMLAnchorElement>;
  /** Is undefined at the end of the list, and while it is read. */
  url: string | undefined;
  label: string;
  shortcut: string;
  Icon: typeof ChevronUp;
}

function Neighbour({ ref, url, label, shortcut, Icon }: NeighbourProps) {
  const icon = <Icon aria-hidden="true" className="size-5" />;
  if (url === undefined)
    return (
      <Button size="icon" variant="quiet" aria-label={label} aria-disabled title={neighbourLabels.end}>
        {icon}
      </Button>
    );
  return (
    <Link
      ref={ref}
      href={url}
      prefetch={false}
      aria-label={label}
      title={`${label} (${shortcut})`}
      className={buttonStyles({ size: "icon", variant: "quiet" })}
    >
      {icon}
    </Link>
  );
}
