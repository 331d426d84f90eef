"use client";

import { useMutation } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { useState } from "react";
import { problemOf } from "@/components/data/action-problem";
import { Button } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { Field } from "@/components/ui/field";
import { Time } from "@/components/ui/time";
import { createApiKeyAction, revokeApiKeyAction } from "@/lib/api-keys/actions";
import type { ApiKeyView } from "@/lib/api-keys/api-keys";
import { refusalMessages } from "@/lib/auth/refusal-messages";

/** Lists the API keys of the site. A new key is shown once. */
export function ApiKeySettings({ keys, appUrl }: { keys: ApiKeyView[]; appUrl: string }) {
  const router = useRouter();
  const [name, setName] = useState("");
  const create = useMutation({
    mutationFn: () => createApiKeyAction({ name }),
    onSuccess: (result) => {
      if (!result.ok) return;
      setName("");
      router.refresh();
    },
  });
  const revoke = useMutation({
    mutationFn: (keyId: number) => revokeApiKeyAction({ keyId }),
    onSuccess: () => router.refresh(),
  });
  const made = create.data?.ok ? create.data.key : undefined;
  const problem = problemOf(create, messageOf);
  return (
    <div className="space-y-5 [&_form]:max-w-xl">
      {made && (
        <Card title="Your new key">
          <p className="mb-2 text-sm">Copy it now. It is stored as a hash and can't be shown again.</p>
          <output className="block rounded-lg bg-muted p-3 font-mono text-sm wrap-anywhere">{made}</output>
        </Card>
      )}
      {keys.length > 0 && (
        <Card title="Keys">
          <ul className="divide-y divide-border text-sm">
            {keys.map((key) => (
              <li key={key.id} className="flex flex-wrap items-center justify-between gap-3 py-2">
                <span>
                  <span className="font-medium">{key.name}</span> <code>…{key.hint}</code>
                  <span className="block text-ink-soft">
                    Made <Time at={key.createdAt} />,{" "}
                    {key.lastUsedAt ? (
                      <>
                        last used <Time isExact at={key.lastUsedAt} />
                      </>
                    ) : (
                      "never used"
                    )}
                  </span>
                </span>
                <Button
                  aria-label={`Revoke ${key.name}`}
                  isBusy={revoke.isPending}
                  onClick={() => !revoke.isPending && revoke.mutate(key.id)}
                >
                  Revoke
                </Button>
              </li>
            ))}
          </ul>
          <p role="alert" className="text-sm text-danger empty:hidden">
            {problemOf(revoke, messageOf, "The server did not answer. The key may still work.")}
          </p>
        </Card>
      )}
      <Card title="New key">
        <form
          noValidate
          className="space-y-5"
          onSubmit={(event) => {
            event.preventDefault();
            if (!create.isPending) create.mutate();
          }}
        >
          <Field
            label="What it is for"
            value={name}
            onChange={(event) => setName(event.target.value)}
            {...(problem && { error: problem })}
          />
          <Button type="submit" variant="primary" isBusy={create.isPending}>
            Create a key
          </Button>
        </form>
        <p className="mt-6 mb-1 text-sm text-ink-soft">To add a contact with it:</p>
        <pre className="overflow-x-auto rounded-lg bg-muted p-3 text-sm whitespace-pre-wrap wrap-anywhere">
          {`curl ${appUrl}/api/v1/contacts \\\n  -H "Authorization: Bearer fw_…" \\\n  -d '{"email": "ada@example.com", "name": "Ada", "asksForMarketing": true}'`}
        </pre>
      </Card>
    </div>
  );
}

type Refused = Extract<
  Awaited<ReturnType<typeof createApiKeyAction> | ReturnType<typeof revokeApiKeyAction>>,
  { ok: false }
>;
const messageOf = refusalMessages<Refused>({
  not_found: () => "This key is already revoked.",
  not_allowed: () => "Only an owner of this site may do this.",
});
