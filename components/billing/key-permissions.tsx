"use client";

import { useMutation, useQueryClient } from "@tanstack/react-query";
import { Check, Minus, X } from "lucide-react";
import { problemOf } from "@/components/data/action-problem";
import { IfMay } from "@/components/roles/role-provider";
import { toast } from "@/components/toasts/toast";
import { Button } from "@/components/ui/button";
import { tryKeyAgainAction } from "@/lib/billing/actions";
import { paymentRefusalMessage } from "@/lib/billing/refusal-messages";
import { isOptional, type KeyPermission } from "@/lib/billing/stripe/account/key-permissions";
import { paymentsQuery } from "./payments-query";
import { keyMessage, permissionLabels, permissionMessage, permissionMessages } from "./permission-messages";

/** Shows which calls of a deletion the key may make, and a button that tries it again. */
export function KeyPermissions({ permissions }: { permissions: KeyPermission[] | null }) {
  const client = useQueryClient();
  const again = useMutation({
    mutationFn: () => tryKeyAgainAction({}),
    onSuccess: (result) => {
      if (result.ok) toast.success(permissionMessages.tested);
      return client.invalidateQueries({ queryKey: paymentsQuery.queryKey });
    },
  });
  const problem = problemOf(again, paymentRefusalMessage);
  return (
    <div className="space-y-4 text-sm">
      <p className="text-ink-soft">{keyMessage(permissions)}</p>
      {permissions && (
        <ul aria-label={permissionLabels.title} className="grid gap-x-6 gap-y-2 sm:grid-cols-2">
          {permissions.map((permission) => (
            <PermissionLine key={permission.name} {...permission} />
          ))}
        </ul>
      )}
      {problem && (
        <p role="alert" className="text-danger">
          {problem}
        </p>
      )}
      <IfMay do="settings.write">
        <Button isBusy={again.isPending} onClick={() => !again.isPending && again.mutate()}>
          {again.isPending ? permissionLabels.testing : permissionLabels.test}
        </Button>
      </IfMay>
    </div>
  );
}

function PermissionLine(permission: KeyPermission) {
  const { name, isAllowed } = permission;
  const mark = "mt-0.5 size-4 shrink-0";
  if (isAllowed)
    return (
      <li className="flex gap-2">
        <Check aria-hidden="true" className={`${mark} text-success`} />
        <span>{permissionMessage(permission)}</span>
      </li>
    );
  return (
    <li className="flex gap-2">
      {isOptional(name) ? (
        <Minus aria-hidden="true" className={`${mark} text-ink-soft`} />
      ) : (
        <X aria-hidden="true" className={`${mark} text-danger`} />
      )}
      <span>{permissionMessage(permission)}</span>
    </li>
  );
}
