"use client";

import { useRouter } from "next/navigation";
import { useState } from "react";
import { toast } from "@/components/toasts/toast";
import { Card } from "@/components/ui/card";
import type { OpenInvitation, Person } from "@/lib/auth/people/list-people";
import type { SentInvitation } from "@/lib/auth/people/send-invitation";
import { InvitationList } from "./invitation-list";
import { InviteForm } from "./invite-form";
import { IssuedLink } from "./issued-link";
import { peopleLabels } from "./people-labels";
import { sentMessage } from "./people-messages";
import { PersonRow } from "./person-row";

interface PeopleSettingsProps {
  people: Person[];
  invitations: OpenInvitation[];
  yourId: string;
  now: number;
}

/** Shows owners who belongs to the site and who is invited. A link that was not mailed is shown once. */
export function PeopleSettings({ people, invitations, yourId, now }: PeopleSettingsProps) {
  const router = useRouter();
  const [issued, setIssued] = useState<SentInvitation>();
  function take(sent: SentInvitation) {
    setIssued(sent);
    if ("sentTo" in sent) toast.success(sentMessage(sent.sentTo));
    router.refresh();
  }
  return (
    <>
      {issued && "link" in issued && <IssuedLink {...issued} />}
      <Card title={peopleLabels.members}>
        <ul className="divide-y divide-border">
          {people.map((person) => (
            // The key makes a row anew whose role was changed elsewhere, so that it shows that one.
            <PersonRow
              key={`${person.userId} ${person.role}`}
              person={person}
              isYou={person.userId === yourId}
            />
          ))}
        </ul>
      </Card>
      <InviteForm onIssued={take} />
      <InvitationList invitations={invitations} now={now} onIssued={take} />
    </>
  );
}
