"use client";

import { useMutation } from "@tanstack/react-query";
import { useState } from "react";
import { problemOf } from "@/components/data/action-problem";
import { Field } from "@/components/ui/field";
import { beginSecondFactorAction, confirmSecondFactorAction } from "@/lib/auth/second-factor/actions";
import { secondFactorRefusalMessage } from "@/lib/auth/second-factor/refusal-messages";
import { ActionForm } from "./action-form";
import { secondFactorLabels } from "./second-factor-labels";
import { secondFactorMessages, spacedKey } from "./second-factor-messages";

interface SecondFactorSetUpProps {
  /** Is told the recovery codes once the second factor is on. */
  onOn(recoveryCodes: string[]): void;
  onCancel?: () => void;
}

/** Asks for the password, shows what the app has to know, and asks for the first code. */
export function SecondFactorSetUp({ onOn, onCancel }: SecondFactorSetUpProps) {
  const [password, setPassword] = useState("");
  const [code, setCode] = useState("");
  const begin = useMutation({
    mutationFn: beginSecondFactorAction,
    onSuccess: (result) => {
      if (result.ok) setPassword("");
    },
  });
  const begun = begin.data?.ok ? begin.data : undefined;
  const confirm = useMutation({
    mutationFn: confirmSecondFactorAction,
    onSuccess: (result) => {
      if (result.ok && begun) onOn(begun.recoveryCodes);
    },
  });
  if (!begun)
    return (
      <ActionForm
        submit={secondFactorLabels.begin}
        isBusy={begin.isPending}
        problem={undefined}
        onSubmit={() => begin.mutate({ password })}
        {...(onCancel && { onCancel })}
      >
        <Field
          label={secondFactorLabels.yourPassword}
          type="password"
          autoComplete="current-password"
          value={password}
          onChange={({ target }) => setPassword(target.value)}
          error={problemOf(begin, secondFactorRefusalMessage)}
        />
      </ActionForm>
    );
  const { size, path } = begun.picture;
  return (
    <ActionForm
      submit={secondFactorLabels.turnOn}
      isBusy={confirm.isPending}
      problem={undefined}
      onSubmit={() => confirm.mutate({ code })}
      {...(onCancel && { onCancel })}
    >
      <p className="text-sm">{secondFactorMessages.scan}</p>
      <svg
        role="img"
        aria-label={secondFactorLabels.picture}
        viewBox={`0 0 ${size} ${size}`}
        shapeRendering="crispEdges"
        className="size-52 rounded-lg bg-white"
      >
        <path d={path} fill="#000" />
      </svg>
      <p className="text-sm">
        {secondFactorLabels.secret}:{" "}
        <code className="font-mono wrap-anywhere">{spacedKey(begun.secret)}</code>
      </p>
      <Field
        label={secondFactorLabels.code}
        inputMode="numeric"
        autoComplete="one-time-code"
        value={code}
        onChange={({ target }) => setCode(target.value)}
        error={problemOf(confirm, secondFactorRefusalMessage)}
      />
    </ActionForm>
  );
}
