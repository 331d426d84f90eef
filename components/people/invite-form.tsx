"use client";

import { useMutation } from "@tanstack/react-query";
import { type FormEvent, useId, useState } from "react";
import { problemOf } from "@/components/data/action-problem";
import { Button } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { Field } from "@/components/ui/field";
import { Select } from "@/components/ui/select";
import { invitePersonAction } from "@/lib/auth/people/actions";
import type { SentInvitation } from "@/lib/auth/people/send-invitation";
import type { Role } from "@/lib/auth/site-access";
import { offeredRoles, peopleLabels, roleChoiceLabel } from "./people-labels";
import { peopleMessages, peopleRefusalMessage } from "./people-messages";

/** Asks for the email and the role of someone who is to belong to the site. */
export function InviteForm({ onIssued }: { onIssued(sent: SentInvitation): void }) {
  const roleId = useId();
  const [email, setEmail] = useState("");
  const [role, setRole] = useState<Role>("support");
  const invite = useMutation({
    mutationFn: () => invitePersonAction({ email, role }),
    onSuccess: (result) => {
      if (!result.ok) return;
      setEmail("");
      onIssued(result);
    },
  });
  function submit(event: FormEvent) {
    event.preventDefault();
    if (!invite.isPending) invite.mutate();
  }
  return (
    <Card title={peopleLabels.invite}>
      <form noValidate className="max-w-xl space-y-5" onSubmit={submit}>
        <Field
          label={peopleLabels.email}
          hint={peopleMessages.inviteHint}
          type="email"
          autoComplete="off"
          value={email}
          onChange={({ target }) => setEmail(target.value)}
          error={problemOf(invite, peopleRefusalMessage)}
        />
        <div className="space-y-1.5">
          <label htmlFor={roleId} className="block text-sm font-medium">
            {peopleLabels.role}
          </label>
          <Select id={roleId} value={role} onChange={({ target }) => setRole(target.value as Role)}>
            {offeredRoles.map((offered) => (
              <option key={offered} value={offered}>
                {roleChoiceLabel(offered)}
              </option>
            ))}
          </Select>
        </div>
        <Button type="submit" variant="primary" isBusy={invite.isPending}>
          {peopleLabels.send}
        </Button>
      </form>
    </Card>
  );
}
