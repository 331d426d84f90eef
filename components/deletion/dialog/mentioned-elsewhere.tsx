import Link from "next/link";
import { useFormats } from "@/components/ui/use-formats";
import type { MentionsAt } from "@/lib/deletion/mentions/mention";
import { mentionUrl } from "@/lib/deletion/mentions/mention-url";
import { mentionedElsewhere, mentionedIn } from "../mention-messages";

/** Where else who is to be deleted is named, before it is confirmed: none of it goes with the deletion. */
export function MentionedElsewhere({ mentions }: { mentions: MentionsAt[] | null }) {
  const format = useFormats();
  if (!mentions) {
    return (
      <p>
        Mentions elsewhere, such as in notes of others, stay. They are looked for when at most ten contacts
        are deleted at once.
      </p>
    );
  }
  if (mentions.length === 0) return null;
  return (
    <details>
      <summary className="cursor-pointer font-medium">{mentionedElsewhere(format, mentions)}</summary>
      <p className="mt-2">These belong to others or to the site, and stay as they are.</p>
      {mentions.map(({ where, count, first }) => (
        <section key={where} className="mt-2">
          <p className="text-ink-soft">{mentionedIn(format, { where, count })}</p>
          <ul className="list-disc pl-5">
            {first.map(({ id, contactId, label }) => (
              <li key={`${contactId} ${id}`}>
                <Link
                  href={mentionUrl(where, contactId ?? id)}
                  target="_blank"
                  className="break-words underline"
                >
                  {label || "Without a name"}
                </Link>
              </li>
            ))}
            {count > first.length && <li>and {format.count(count - first.length)} more</li>}
          </ul>
        </section>
      ))}
    </details>
  );
}
