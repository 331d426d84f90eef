"use client";

import type { FormEvent, ReactNode } from "react";
import { Button } from "@/components/ui/button";
import { accountPageLabels } from "./account-labels";

interface ActionFormProps {
  submit: string;
  isBusy: boolean;
  /** Says what went wrong that belongs to no box. */
  problem: string | undefined;
  onSubmit(): void;
  onCancel?: () => void;
  children: ReactNode;
}

/** Frames the boxes of one change to the account. */
export function ActionForm({ submit, isBusy, problem, onSubmit, onCancel, children }: ActionFormProps) {
  return (
    <form
      noValidate
      className="max-w-xl space-y-5"
      onSubmit={(event: FormEvent) => {
        event.preventDefault();
        if (!isBusy) onSubmit();
      }}
    >
      {children}
      {problem && (
        <p role="alert" className="text-sm text-danger">
          {problem}
        </p>
      )}
      <div className="flex flex-wrap gap-3">
        <Button type="submit" variant="primary" isBusy={isBusy}>
          {submit}
        </Button>
        {onCancel && <Button onClick={onCancel}>{accountPageLabels.cancel}</Button>}
      </div>
    </form>
  );
}
