import { Card } from "@/components/ui/card";
import { Filled } from "@/components/ui/filled";
import { Time } from "@/components/ui/time";
import type { KnownKey } from "@/lib/deletion/signing/known-keys";
import { KeyInUse } from "./key-in-use";
import { keyLabels, keyMessages } from "./key-messages";

/** Shows the key that signs the receipts of deletions, and those that signed older ones. */
export function SigningKeys({ keys }: { keys: KnownKey[] }) {
  const inUse = keys.find(({ isInUse }) => isInUse);
  const earlier = keys.filter(({ isInUse }) => !isInUse);
  return (
    <div className="space-y-5">
      <Card title={keyLabels.inUse}>
        {inUse ? (
          <div className="space-y-4 text-sm">
            <p>
              {keyMessages.inUse}{" "}
              {inUse.firstUsedAt === null ? (
                keyMessages.unused
              ) : (
                <Filled message={keyMessages.since} with={{ at: <Time at={inUse.firstUsedAt} /> }} />
              )}
            </p>
            <KeyInUse known={inUse} />
            <p className="text-ink-soft">{keyMessages.where}</p>
          </div>
        ) : (
          <p className="text-sm">{keyMessages.none}</p>
        )}
      </Card>
      {earlier.length > 0 && (
        <Card title={keyLabels.earlier}>
          <p className="mb-4 text-sm">{keyMessages.earlier}</p>
          <ul className="space-y-3 text-sm">
            {earlier.map(({ publicKey, fingerprint, firstUsedAt }) => (
              <li key={publicKey}>
                <span className="block font-mono font-medium wrap-anywhere">{fingerprint}</span>
                {firstUsedAt !== null && (
                  <span className="text-ink-soft">
                    <Filled message={keyMessages.usedFrom} with={{ at: <Time at={firstUsedAt} /> }} />
                  </span>
                )}
              </li>
            ))}
          </ul>
        </Card>
      )}
    </div>
  );
}
