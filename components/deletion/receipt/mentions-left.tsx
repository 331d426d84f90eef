import Link from "next/link";
import { useFormats } from "@/components/ui/use-formats";
import type { MentionCount, MentionPlace } from "@/lib/deletion/mentions/mention";
import { mentionUrl } from "@/lib/deletion/mentions/mention-url";
import { mentionedIn, mentionsLeft } from "../mention-messages";

const ofOthers: MentionPlace[] = ["note", "comment", "post", "field_value"];

/** What was left and where, in numbers: the receipt names nobody. */
export function MentionsLeft({ mentions }: { mentions: MentionCount[] | undefined }) {
  const format = useFormats();
  return (
    <div className="mt-3 space-y-2">
      <p>{mentionsLeft(format, mentions)}</p>
      {mentions && mentions.length > 0 && (
        <ul className="list-disc pl-5">
          {mentions.map(({ where, count, ids }) => (
            <li key={where}>
              {mentionedIn(format, { where, count })}:{" "}
              {ids.map((id) => (
                <Link key={id} href={mentionUrl(where, id)} className="mr-2 underline">
                  {ofOthers.includes(where) ? `contact ${id}` : `number ${id}`}
                </Link>
              ))}
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}
