"use client";

import { useMutation } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { useState } from "react";
import { problemOf } from "@/components/data/action-problem";
import { toast } from "@/components/toasts/toast";
import { Card } from "@/components/ui/card";
import { Field } from "@/components/ui/field";
import { renameAccountAction } from "@/lib/auth/account/actions";
import { accountRefusalMessage } from "@/lib/auth/account/refusal-messages";
import { accountPageLabels } from "./account-labels";
import { accountPageMessages } from "./account-messages";
import { ActionForm } from "./action-form";

export function NameCard({ name }: { name: string }) {
  const router = useRouter();
  const [typed, setTyped] = useState(name);
  const rename = useMutation({
    mutationFn: renameAccountAction,
    onSuccess: (result) => {
      if (!result.ok) return;
      toast.success(accountPageMessages.nameSaved);
      router.refresh();
    },
  });
  return (
    <Card title={accountPageLabels.name}>
      <ActionForm
        submit={accountPageLabels.saveName}
        isBusy={rename.isPending}
        problem={undefined}
        onSubmit={() => rename.mutate({ name: typed })}
      >
        <Field
          label={accountPageLabels.yourName}
          autoComplete="name"
          value={typed}
          onChange={({ target }) => setTyped(target.value)}
          error={problemOf(rename, accountRefusalMessage)}
        />
      </ActionForm>
    </Card>
  );
}
