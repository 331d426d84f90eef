import Link from "next/link";
import { buttonStyles } from "@/components/ui/button";
import { Notice } from "@/components/ui/notice";
import { useFormats } from "@/components/ui/use-formats";
import type { ContactProfile } from "@/lib/contacts/profile/contact-profile";
import { beingDeletedMessages, cameBackMessages, deletionMessages, hiddenMessages } from "./notice-messages";

/** Says what an owner must know before anything else: a deletion under way or held, a comeback, hiding. */
export function ContactNotices({ contact }: { contact: ContactProfile }) {
  const { deletion, isBeingErased, cameBack, isHidden } = contact;
  if (!deletion && !isBeingErased && !cameBack && !isHidden) return null;
  return (
    <div className="mb-5 space-y-3">
      <DeletionNotice contact={contact} />
      <CameBackNotice contact={contact} />
      {isHidden && (
        <Notice tone="info" title={hiddenMessages.title}>
          {hiddenMessages.text}
        </Notice>
      )}
    </div>
  );
}

function DeletionNotice({ contact: { deletion, isBeingErased } }: { contact: ContactProfile }) {
  const format = useFormats();
  if (!deletion)
    return isBeingErased ? (
      <Notice tone="info" title={beingDeletedMessages.title}>
        {beingDeletedMessages.text}
      </Notice>
    ) : null;
  const { title, text, link } = deletionMessages(format, deletion, isBeingErased);
  return (
    <Notice
      tone={deletion.state === "held" ? "warning" : "info"}
      title={title}
      action={
        <Link href={`/deletions/${deletion.id}`} prefetch={false} className={buttonStyles({ size: "small" })}>
          {link}
        </Link>
      }
    >
      {text}
    </Notice>
  );
}

function CameBackNotice({ contact: { cameBack, createdAt } }: { contact: ContactProfile }) {
  const format = useFormats();
  if (!cameBack) return null;
  const { title, consent } = cameBackMessages(format, cameBack, createdAt);
  return (
    <Notice tone="info" title={title}>
      {consent}
    </Notice>
  );
}
