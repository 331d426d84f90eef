import { useId } from "react";
import { Filled } from "@/components/ui/filled";
import { Input } from "@/components/ui/input";
import { Skeleton } from "@/components/ui/skeleton";
import { typePhraseMessage } from "./phrase-messages";

interface PhraseFieldProps {
  phrase: string;
  value: string;
  onChange(value: string): void;
  isInvalid: boolean;
  /** Is the id of the element that says what is wrong. */
  describedBy?: string;
}

/** Makes what cannot be undone deliberate by asking for typed text. The label of the text box is what to type. */
export function PhraseField({ phrase, value, onChange, isInvalid, describedBy }: PhraseFieldProps) {
  const id = useId();
  return (
    <div>
      <label htmlFor={id} className="block text-sm">
        <Filled
          message={typePhraseMessage}
          with={{ phrase: <strong className="font-mono font-semibold break-words">{phrase}</strong> }}
        />
      </label>
      <Input
        id={id}
        value={value}
        onChange={(event) => onChange(event.target.value)}
        aria-invalid={isInvalid}
        aria-describedby={describedBy}
        autoComplete="off"
        autoCapitalize="none"
        autoCorrect="off"
        spellCheck={false}
        className="mt-1.5"
      />
    </div>
  );
}

/** Holds the place of the text box until it is known what to type. */
export function PhraseFieldWaiting() {
  return (
    <div aria-hidden="true">
      <Skeleton className="my-0.5 w-56" />
      <Skeleton shape="mt-1.5 h-10 rounded-lg" />
    </div>
  );
}
