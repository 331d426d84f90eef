import type { ReactNode } from "react";
import { Button } from "@/components/ui/button";
import { DialogClose } from "@/components/ui/dialog";
import { Field } from "@/components/ui/field";
import { segmentFormLabels } from "./segment-form-messages";

interface SegmentNameFormProps {
  name: string;
  onName(name: string): void;
  button: string;
  isPending: boolean;
  problem: string | undefined;
  onSubmit(): void;
  /** Says what to know before the name is given. */
  children?: ReactNode;
}

/** Asks for the name of a segment. */
export function SegmentNameForm(props: SegmentNameFormProps) {
  const { name, onName, button, isPending, problem, onSubmit, children } = props;
  return (
    <form
      noValidate
      className="space-y-5"
      onSubmit={(event) => {
        event.preventDefault();
        if (!isPending) onSubmit();
      }}
    >
      {children}
      <Field
        label={segmentFormLabels.name}
        maxLength={60}
        value={name}
        onChange={(event) => onName(event.target.value)}
        {...(problem && { error: problem })}
      />
      <div className="flex justify-end gap-3">
        <DialogClose asChild>
          <Button>{segmentFormLabels.cancel}</Button>
        </DialogClose>
        <Button type="submit" variant="primary" isBusy={isPending}>
          {button}
        </Button>
      </div>
    </form>
  );
}
