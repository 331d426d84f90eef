"use client";

import { useMutation } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { useState } from "react";
import { problemOf } from "@/components/data/action-problem";
import { Button } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { CopyButton } from "@/components/ui/copy-button";
import { Filled } from "@/components/ui/filled";
import { createApiKeyAction, revokeApiKeyAction } from "@/lib/api-keys/actions";
import type { ApiKeyView } from "@/lib/api-keys/api-keys";
import {
  apiKeyLabels,
  apiKeyMessages,
  apiKeyRefusalMessage,
  askingExample,
  revokeLabel,
} from "./api-key-messages";
import { ApiKeyRow } from "./api-key-row";
import { curlExample } from "./curl-example";
import { NewApiKey } from "./new-api-key";

/** Lists the API keys of the site. A new key is shown once. */
export function ApiKeySettings({ keys, appUrl }: { keys: ApiKeyView[]; appUrl: string }) {
  const router = useRouter();
  const [madeCount, setMadeCount] = useState(0);
  const create = useMutation({
    mutationFn: createApiKeyAction,
    onSuccess: (result) => {
      if (!result.ok) return;
      setMadeCount((count) => count + 1);
      router.refresh();
    },
  });
  const revoke = useMutation({
    mutationFn: (keyId: number) => revokeApiKeyAction({ keyId }),
    onSuccess: () => router.refresh(),
  });
  const made = create.data?.ok ? create.data.key : undefined;
  const problem = problemOf(create, apiKeyRefusalMessage);
  return (
    <div className="space-y-5 [&_form]:max-w-xl">
      {made && (
        <Card title={apiKeyLabels.made}>
          <p className="mb-2 text-sm">{apiKeyMessages.copyNow}</p>
          <output className="block rounded-lg bg-muted p-3 font-mono text-sm wrap-anywhere">{made}</output>
        </Card>
      )}
      {keys.length > 0 && (
        <Card title={apiKeyLabels.keys}>
          <ul className="divide-y divide-border text-sm">
            {keys.map((key) => (
              <li key={key.id} className="flex flex-wrap items-center justify-between gap-3 py-2">
                <ApiKeyRow apiKey={key} />
                <Button
                  aria-label={revokeLabel(key.name)}
                  isBusy={revoke.isPending}
                  onClick={() => !revoke.isPending && revoke.mutate(key.id)}
                >
                  {apiKeyLabels.revoke}
                </Button>
              </li>
            ))}
          </ul>
          <p role="alert" className="text-sm text-danger empty:hidden">
            {problemOf(revoke, apiKeyRefusalMessage, apiKeyMessages.revokingUnanswered)}
          </p>
        </Card>
      )}
      <Card title={apiKeyLabels.add}>
        <NewApiKey
          key={madeCount}
          problem={problem}
          isBusy={create.isPending}
          onCreate={(key) => create.mutate(key)}
        />
        <div className="mt-6 mb-2 flex flex-wrap items-center justify-between gap-2">
          <p className="text-sm text-ink-soft">{apiKeyMessages.example}</p>
          <CopyButton text={curlExample(appUrl)} label={apiKeyLabels.copyExample} />
        </div>
        <pre className="overflow-x-auto rounded-lg bg-muted p-3 text-sm whitespace-pre-wrap wrap-anywhere">
          {curlExample(appUrl)}
        </pre>
        <p className="mt-2 text-sm text-ink-soft">
          <Filled message={apiKeyMessages.asking} with={{ example: <code>{askingExample}</code> }} />
        </p>
      </Card>
    </div>
  );
}
