import { type SubmitEvent, useId, useState } from "react";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { Select } from "@/components/ui/select";
import type { KeyScope } from "@/lib/api-keys/key-scopes";
import { apiKeyLabels, expiryChoices, scopeChoices } from "./api-key-messages";

interface AskedKey {
  name: string;
  scopes: KeyScope[];
  days: number | null;
}

interface NewApiKeyProps {
  problem: string | undefined;
  isBusy: boolean;
  onCreate: (key: AskedKey) => void;
}

const scopesOfChoice = { add: ["contacts.add"], ask: ["contacts.add", "marketing.ask"] } satisfies Record<
  keyof typeof scopeChoices,
  KeyScope[]
>;
const usualExpiry = "365";

/** Asks what a new key is for, what it may do and for how long. The least it may do is chosen at first. */
export function NewApiKey({ problem, isBusy, onCreate }: NewApiKeyProps) {
  const id = useId();
  const [name, setName] = useState("");
  const [choice, setChoice] = useState<keyof typeof scopeChoices>("add");
  const [expiry, setExpiry] = useState(usualExpiry);
  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    const days = expiryChoices.find((one) => String(one.days) === expiry)?.days ?? null;
    if (!isBusy) onCreate({ name, scopes: scopesOfChoice[choice], days });
  };
  return (
    <form noValidate className="space-y-5" onSubmit={submit}>
      <Field
        label={apiKeyLabels.name}
        value={name}
        onChange={(event) => setName(event.target.value)}
        {...(problem && { error: problem })}
      />
      <div className="space-y-1.5">
        <label htmlFor={`${id}-scopes`} className="block text-sm font-medium">
          {apiKeyLabels.scopes}
        </label>
        <Select
          id={`${id}-scopes`}
          value={choice}
          onChange={({ target }) => setChoice(target.value === "ask" ? "ask" : "add")}
        >
          <option value="add">{scopeChoices.add}</option>
          <option value="ask">{scopeChoices.ask}</option>
        </Select>
      </div>
      <div className="space-y-1.5">
        <label htmlFor={`${id}-expiry`} className="block text-sm font-medium">
          {apiKeyLabels.expiry}
        </label>
        <Select id={`${id}-expiry`} value={expiry} onChange={({ target }) => setExpiry(target.value)}>
          {expiryChoices.map(({ days, label }) => (
            <option key={label} value={String(days)}>
              {label}
            </option>
          ))}
        </Select>
      </div>
      <Button type="submit" variant="primary" isBusy={isBusy}>
        {apiKeyLabels.create}
      </Button>
    </form>
  );
}
