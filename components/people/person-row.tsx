"use client";

import { useMutation } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { useState } from "react";
import { problemOf } from "@/components/data/action-problem";
import { toast } from "@/components/toasts/toast";
import { Badge } from "@/components/ui/badge";
import { Button } from "@/components/ui/button";
import { Filled } from "@/components/ui/filled";
import { Select } from "@/components/ui/select";
import { Time } from "@/components/ui/time";
import { changeRoleAction, removePersonAction } from "@/lib/auth/people/actions";
import type { Person } from "@/lib/auth/people/list-people";
import { roleNames } from "@/lib/auth/role-names";
import type { Role } from "@/lib/auth/site-access";
import { ConfirmDialog } from "./confirm-dialog";
import { offeredRoles, ofPerson, peopleLabels } from "./people-labels";
import { peopleMessages, peopleRefusalMessage, removeMessage, removeTitle } from "./people-messages";

/** Shows someone who belongs to the site, changes their role and removes them. */
export function PersonRow({ person, isYou }: { person: Person; isYou: boolean }) {
  const { userId, name, email, role, joinedAt, seenAt } = person;
  const router = useRouter();
  const [chosen, setChosen] = useState<Role>(role);
  const change = useMutation({
    mutationFn: () => changeRoleAction({ userId, role: chosen }),
    onSuccess: (result) => {
      if (!result.ok) return;
      toast.success(peopleMessages.roleSaved);
      router.refresh();
    },
  });
  const remove = useMutation({
    mutationFn: () => removePersonAction({ userId }),
    onSuccess: (result) => {
      if (!result.ok) return;
      toast.success(peopleMessages.removed);
      router.refresh();
    },
  });
  const joined = <Time at={joinedAt} />;
  return (
    <li className="space-y-2 py-4">
      <div className="flex flex-wrap items-center justify-between gap-3">
        <div className="min-w-0 text-sm">
          <p className="flex flex-wrap items-center gap-2 font-medium wrap-anywhere">
            {name} {isYou && <Badge>{peopleLabels.you}</Badge>}
          </p>
          <p className="text-ink-soft wrap-anywhere">{email}</p>
          <p className="text-ink-soft">
            {seenAt === null ? (
              <Filled message={peopleMessages.unseen} with={{ joined }} />
            ) : (
              <Filled message={peopleMessages.seen} with={{ joined, seen: <Time at={seenAt} /> }} />
            )}
          </p>
        </div>
        <div className="flex flex-wrap items-center gap-3">
          <Select
            aria-label={ofPerson.role(name)}
            value={chosen}
            onChange={({ target }) => {
              change.reset();
              setChosen(target.value as Role);
            }}
          >
            {offeredRoles.map((offered) => (
              <option key={offered} value={offered}>
                {roleNames[offered]}
              </option>
            ))}
          </Select>
          <Button
            aria-label={ofPerson.save(name)}
            aria-disabled={chosen === role}
            isBusy={change.isPending}
            onClick={() => chosen !== role && !change.isPending && change.mutate()}
          >
            {peopleLabels.saveRole}
          </Button>
          {!isYou && (
            <ConfirmDialog
              title={removeTitle(name)}
              message={removeMessage(name)}
              confirm={peopleLabels.remove}
              trigger={<Button aria-label={ofPerson.remove(name)}>{peopleLabels.remove}</Button>}
              isBusy={remove.isPending}
              problem={problemOf(remove, peopleRefusalMessage)}
              onConfirm={() => !remove.isPending && remove.mutate()}
            />
          )}
        </div>
      </div>
      <p role="alert" className="text-sm text-danger empty:hidden">
        {problemOf(change, peopleRefusalMessage)}
      </p>
    </li>
  );
}
