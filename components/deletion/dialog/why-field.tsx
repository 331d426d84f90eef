import { MessageSquarePlus } from "lucide-react";
import { type RefObject, useId } from "react";
import { Button } from "@/components/ui/button";
import { Input } from "@/components/ui/input";
import { longestWhy } from "@/lib/deletion/manifest/deletion-plan";
import { confirmLabels, confirmMessages } from "./confirm-messages";

interface WhyFieldProps {
  boxRef: RefObject<HTMLInputElement | null>;
  /** Is undefined until the owner wants to say why. */
  value: string | undefined;
  onChange(why: string | undefined): void;
  isInvalid: boolean;
  describedBy: string;
}

/** Takes one line that says why, which stays on the receipt. It is asked for only when wanted. */
export function WhyField({ boxRef, value, onChange, isInvalid, describedBy }: WhyFieldProps) {
  const id = useId();
  const hintId = `${id}-hint`;
  if (value === undefined)
    return (
      <Button variant="link" size="small" onClick={() => onChange("")}>
        <MessageSquarePlus aria-hidden="true" className="size-4" />
        {confirmLabels.sayWhy}
      </Button>
    );
  return (
    <div className="w-full">
      <label htmlFor={id} className="block text-sm font-medium">
        {confirmLabels.why} <span className="font-normal text-ink-soft">{confirmLabels.optional}</span>
      </label>
      <Input
        id={id}
        ref={boxRef}
        autoFocus
        value={value}
        onChange={({ target }) => onChange(target.value)}
        maxLength={longestWhy}
        placeholder={confirmLabels.whyExample}
        aria-invalid={isInvalid}
        aria-describedby={`${hintId} ${describedBy}`}
        autoComplete="off"
        className="mt-1.5"
      />
      <p id={hintId} className="mt-1 text-xs text-ink-soft">
        {confirmMessages.why}
      </p>
    </div>
  );
}
