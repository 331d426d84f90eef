import { useId } from "react";
import { Input } from "@/components/ui/input";

interface PhraseFieldProps {
  phrase: string;
  value: string;
  onChange(value: string): void;
  isInvalid: boolean;
  describedBy: string;
}

/** Makes a deletion deliberate by asking for typed text. The label of the text box is what to type. */
export function PhraseField({ phrase, value, onChange, isInvalid, describedBy }: PhraseFieldProps) {
  const id = useId();
  return (
    <div className="mb-4">
      <label htmlFor={id} className="text-sm">
        Type <strong className="font-mono font-semibold break-words">{phrase}</strong> to confirm
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
        className="mt-2"
      />
    </div>
  );
}
