import { useId, useState } from "react";
import { Filled } from "@/components/ui/filled";
import { Time } from "@/components/ui/time";
import type { PasskeyView } from "@/lib/auth/passkeys/list-passkeys";
import type { PasskeyFate } from "@/lib/auth/reset/reset-by-link";
import { passkeyChoiceLabels, passkeyChoiceMessages } from "./passkey-choice-messages";

interface PasskeyChoiceProps {
  passkeys: PasskeyView[];
  error: string | undefined;
}

/** Asks whether the passkeys of an account stay when its password is reset. Nothing is chosen for anybody. */
export function PasskeyChoice({ passkeys, error }: PasskeyChoiceProps) {
  const noteId = useId();
  const [chosen, setChosen] = useState<PasskeyFate>();
  return (
    <fieldset className="space-y-2 text-sm" aria-describedby={noteId}>
      <legend className="mb-1 font-medium">{passkeyChoiceLabels.legend}</legend>
      <p className="text-ink-soft">{passkeyChoiceMessages.why}</p>
      <ul className="list-disc pl-5">
        {passkeys.map(({ id, name, createdAt }) => (
          <li key={id} className="wrap-anywhere">
            <Filled message={passkeyChoiceMessages.added} with={{ name, made: <Time at={createdAt} /> }} />
          </li>
        ))}
      </ul>
      {(["keep", "remove"] as const).map((fate) => (
        <label key={fate} className="flex min-h-9 items-center gap-2">
          <input
            type="radio"
            name="passkeys"
            className="size-4 shrink-0"
            value={fate}
            checked={chosen === fate}
            onChange={() => setChosen(fate)}
          />
          {passkeyChoiceLabels[fate]}
        </label>
      ))}
      <p id={noteId} role={error ? "alert" : undefined} className="text-danger empty:hidden">
        {error}
      </p>
    </fieldset>
  );
}
