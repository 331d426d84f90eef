"use client";

import { useMutation } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { problemOf } from "@/components/data/action-problem";
import { Button } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { Field } from "@/components/ui/field";
import { addPasskeyAction, beginPasskeyAction, removePasskeyAction } from "@/lib/auth/passkeys/actions";
import type { PasskeyView } from "@/lib/auth/passkeys/list-passkeys";
import { type AnyPasskeyRefusal, passkeyRefusalMessage } from "@/lib/auth/passkeys/refusal-messages";
import { ActionForm } from "./action-form";
import { passkeyLabels } from "./passkey-labels";
import { passkeyMessages } from "./passkey-messages";
import { PasskeyRow } from "./passkey-row";
import { useCardForm } from "./use-card-form";

const nothingTyped = { name: "", password: "" };

const noName: AnyPasskeyRefusal = { ok: false, refusal: "invalid_input", field: "name", expected: "" };

/** Asks the server what to sign, the device to make a passkey, and the server to keep it. No device makes one in vain. */
async function makePasskey({ name, password }: typeof nothingTyped) {
  if (!name.trim()) return noName;
  const begun = await beginPasskeyAction({ password });
  if (!begun.ok) return begun;
  const { startRegistration } = await import("@simplewebauthn/browser");
  const response = await startRegistration({ optionsJSON: begun.options });
  return addPasskeyAction({ name, response });
}

/** Lists the passkeys, adds one, renames one and removes one. */
export function PasskeyCard({ passkeys }: { passkeys: PasskeyView[] }) {
  const router = useRouter();
  const { typed, setTyped, change: add, isOpen, open, close } = useCardForm(makePasskey, nothingTyped);
  const remove = useMutation({
    mutationFn: (passkeyId: string) => removePasskeyAction({ passkeyId }),
    onSuccess: () => router.refresh(),
  });
  return (
    <Card title={passkeyLabels.title}>
      {passkeys.length === 0 && <p className="mb-4 text-sm text-ink-soft">{passkeyMessages.none}</p>}
      <ul className="mb-4 divide-y divide-border text-sm empty:hidden">
        {passkeys.map((passkey) => (
          <PasskeyRow
            key={passkey.id}
            passkey={passkey}
            isRemoving={remove.isPending}
            onRemove={() => !remove.isPending && remove.mutate(passkey.id)}
          />
        ))}
      </ul>
      <p role="alert" className="text-sm text-danger empty:hidden">
        {problemOf(remove, passkeyRefusalMessage)}
      </p>
      {isOpen ? (
        <ActionForm
          submit={passkeyLabels.add}
          isBusy={add.isPending}
          problem={problemOf(add, passkeyRefusalMessage, passkeyMessages.notMade)}
          onSubmit={() => add.mutate(typed)}
          onCancel={close}
        >
          <Field
            label={passkeyLabels.name}
            hint={passkeyMessages.hint}
            value={typed.name}
            onChange={({ target }) => setTyped({ ...typed, name: target.value })}
          />
          <Field
            label={passkeyLabels.yourPassword}
            type="password"
            autoComplete="current-password"
            value={typed.password}
            onChange={({ target }) => setTyped({ ...typed, password: target.value })}
          />
        </ActionForm>
      ) : (
        <Button onClick={open}>{passkeyLabels.add}</Button>
      )}
    </Card>
  );
}
