import Link from "next/link";
import { useFormats } from "@/components/ui/use-formats";
import type { MentionPlace } from "@/lib/deletion/mentions/mention";
import { mentionUrl } from "@/lib/deletion/mentions/mention-url";
import type { DeletionDetail } from "@/lib/deletion/receipt/deletion-view";
import { signInStaysMessage, staysMessages } from "@/lib/deletion/receipt/ended-messages";
import { mentionedIn, mentionsLeft } from "../mention-messages";
import { mentionLabel } from "./certificate-labels";

const ofOthers: MentionPlace[] = ["note", "comment", "post", "field_value"];

/** Says what outlives a deletion, and where else the deleted were named, in numbers: the certificate names nobody. */
export function WhatStays({ deletion: { plan, signed } }: { deletion: DeletionDetail }) {
  const format = useFormats();
  const { mentions } = plan;
  const hasLeaves = signed?.emailCount != null && signed.emailCount > 0;
  return (
    <>
      <ul className="list-disc space-y-1.5 pl-5">
        <li>{staysMessages.totals}</li>
        <li>{staysMessages.digests}</li>
        {hasLeaves && <li>{staysMessages.leaves}</li>}
        {plan.signInCount !== undefined && (
          <li>{signInStaysMessage(format, plan.signInCount, plan.contactCount)}</li>
        )}
        <li>{staysMessages.certificate}</li>
      </ul>
      <p className="mt-3">{mentionsLeft(format, mentions)}</p>
      {mentions && mentions.length > 0 && (
        <ul className="mt-1.5 list-disc pl-5">
          {mentions.map(({ where, count, ids, numbers }) => (
            <li key={where}>
              {mentionedIn(format, { where, count })}:{" "}
              {ids.map((id, at) => (
                <Link key={id} href={mentionUrl(where, id)} className="mr-2 underline">
                  {mentionLabel(numbers?.[at] ?? id, ofOthers.includes(where))}
                </Link>
              ))}
            </li>
          ))}
        </ul>
      )}
    </>
  );
}
