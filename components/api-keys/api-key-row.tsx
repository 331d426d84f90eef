import { Filled } from "@/components/ui/filled";
import { Time } from "@/components/ui/time";
import type { ApiKeyView } from "@/lib/api-keys/api-keys";
import { apiKeyMessages, expiryMessages, neverExpiresMessage, scopesLabel } from "./api-key-messages";

/** Says of a key what it is for, what it may do, when it was used and until when it works. */
export function ApiKeyRow({ apiKey }: { apiKey: ApiKeyView }) {
  const { name, hint, createdAt, lastUsedAt, scopes, expiresAt, standing } = apiKey;
  return (
    <span className="min-w-0 flex-1 basis-64 wrap-anywhere">
      <span className="font-medium">{name}</span> <code>…{hint}</code>
      <span className="block">{scopesLabel(scopes)}</span>
      <span className="block text-ink-soft">
        {lastUsedAt ? (
          <Filled
            message={apiKeyMessages.used}
            with={{ made: <Time at={createdAt} />, used: <Time isExact at={lastUsedAt} /> }}
          />
        ) : (
          <Filled message={apiKeyMessages.unused} with={{ made: <Time at={createdAt} /> }} />
        )}
      </span>
      <span className={standing === "lasting" ? "block text-ink-soft" : "block font-medium text-danger"}>
        {expiresAt === null ? (
          neverExpiresMessage
        ) : (
          <Filled message={expiryMessages[standing]} with={{ day: <Time at={expiresAt} /> }} />
        )}
      </span>
    </span>
  );
}
