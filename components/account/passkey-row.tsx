"use client";

import { problemOf } from "@/components/data/action-problem";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { Filled } from "@/components/ui/filled";
import { Time } from "@/components/ui/time";
import { renamePasskeyAction } from "@/lib/auth/passkeys/actions";
import type { PasskeyView } from "@/lib/auth/passkeys/list-passkeys";
import { passkeyRefusalMessage } from "@/lib/auth/passkeys/refusal-messages";
import { ActionForm } from "./action-form";
import { passkeyLabels, removePasskeyLabel, renamePasskeyLabel } from "./passkey-labels";
import { passkeyMessages } from "./passkey-messages";
import { useCardForm } from "./use-card-form";

interface PasskeyRowProps {
  passkey: PasskeyView;
  isRemoving: boolean;
  onRemove(): void;
}

/** Shows one passkey, and lets it be renamed or removed. */
export function PasskeyRow({ passkey: { id, name, createdAt }, isRemoving, onRemove }: PasskeyRowProps) {
  const rename = ({ name }: { name: string }) => renamePasskeyAction({ passkeyId: id, name });
  const { typed, setTyped, change, isOpen, open, close } = useCardForm(rename, { name });
  if (isOpen)
    return (
      <li className="py-3">
        <ActionForm
          submit={passkeyLabels.saveName}
          isBusy={change.isPending}
          problem={undefined}
          onSubmit={() => change.mutate(typed)}
          onCancel={close}
        >
          <Field
            label={passkeyLabels.newName}
            value={typed.name}
            onChange={({ target }) => setTyped({ name: target.value })}
            error={problemOf(change, passkeyRefusalMessage)}
          />
        </ActionForm>
      </li>
    );
  return (
    <li className="flex flex-wrap items-center justify-between gap-3 py-3">
      <span className="min-w-0 wrap-anywhere">
        <span className="font-medium">{name}</span>
        <span className="block text-ink-soft">
          <Filled message={passkeyMessages.added} with={{ made: <Time at={createdAt} /> }} />
        </span>
      </span>
      <span className="flex flex-wrap gap-3">
        <Button
          aria-label={renamePasskeyLabel(name)}
          onClick={() => {
            setTyped({ name });
            open();
          }}
        >
          {passkeyLabels.rename}
        </Button>
        <Button aria-label={removePasskeyLabel(name)} isBusy={isRemoving} onClick={onRemove}>
          {passkeyLabels.remove}
        </Button>
      </span>
    </li>
  );
}
