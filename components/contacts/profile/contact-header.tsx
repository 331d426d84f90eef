import { useRouter } from "next/navigation";
import { IfMay } from "@/components/roles/role-provider";
import { Badge } from "@/components/ui/badge";
import { CopyButton } from "@/components/ui/copy-button";
import { Initials } from "@/components/ui/initials";
import type { ContactProfile } from "@/lib/contacts/profile/contact-profile";
import { MoreActions } from "../actions/more-actions";
import { EditContact } from "../edit/edit-contact";
import { useLastListUrl, withoutTyped } from "../last-list-url";
import { StatusBadge } from "../status-badge";
import { KeyNumbers } from "./key-numbers";
import { profileLabels } from "./profile-labels";

/** Shows who a contact is, what they are worth, and what can be done with them. */
export function ContactHeader({ contact }: { contact: ContactProfile }) {
  const router = useRouter();
  const listUrl = useLastListUrl();
  const { id, name, email, marketingStatus, isCustomer, isBeingErased, isHidden, cameBack, deletion } =
    contact;
  return (
    <header className="mb-5 rounded-xl border border-border bg-surface">
      <div className="flex flex-wrap items-start justify-between gap-x-6 gap-y-4 p-5 sm:p-6">
        <div className="flex min-w-0 flex-1 basis-72 items-start gap-4">
          <Initials name={name} email={email} size="large" />
          <div className="min-w-0">
            <h1 className="text-lg font-semibold tracking-tight wrap-anywhere sm:text-2xl">
              <bdi>{name || email}</bdi>
            </h1>
            <div className="mt-0.5 flex flex-wrap items-center gap-x-2 text-ink-soft">
              {name && <span className="min-w-0 wrap-anywhere">{email}</span>}
              <CopyButton text={email} label={profileLabels.copyEmail} isIcon />
            </div>
            <p className="mt-2 flex flex-wrap items-center gap-2">
              <StatusBadge status={marketingStatus} />
              {isCustomer && <Badge tone="accent">{profileLabels.customer}</Badge>}
              {cameBack?.reason === "deleted" && <Badge>{profileLabels.cameBack}</Badge>}
              {isHidden && <Badge>{profileLabels.hidden}</Badge>}
              {isBeingErased &&
                (deletion?.state === "held" ? (
                  <Badge tone="warning">{profileLabels.held}</Badge>
                ) : (
                  <Badge tone="danger">{profileLabels.beingDeleted}</Badge>
                ))}
            </p>
          </div>
        </div>
        <div className="flex flex-wrap items-center gap-3">
          <IfMay do="contacts.write">
            <EditContact contact={contact} />
          </IfMay>
          <MoreActions
            selection={{ kind: "ids", ids: [id] }}
            contact={contact}
            onDeletionConfirmed={() => router.push(withoutTyped(listUrl))}
          />
        </div>
      </div>
      <KeyNumbers contact={contact} />
    </header>
  );
}
