"use client";

import { useMutation } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { useState } from "react";
import { problemOf } from "@/components/data/action-problem";
import { Button } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { Field } from "@/components/ui/field";
import { renewRecoveryCodesAction, turnOffSecondFactorAction } from "@/lib/auth/second-factor/actions";
import { secondFactorRefusalMessage } from "@/lib/auth/second-factor/refusal-messages";
import { ActionForm } from "./action-form";
import { RecoveryCodes } from "./recovery-codes";
import { secondFactorLabels } from "./second-factor-labels";
import { secondFactorMessages } from "./second-factor-messages";
import { SecondFactorSetUp } from "./second-factor-set-up";

type Asked = "set_up" | "turn_off" | "renew";

/** Says whether signing in asks for a code, and changes that. */
export function SecondFactorCard({ isOn }: { isOn: boolean }) {
  const router = useRouter();
  const [asked, setAsked] = useState<Asked>();
  const [password, setPassword] = useState("");
  const [codes, setCodes] = useState<string[]>();
  const close = () => {
    setAsked(undefined);
    setPassword("");
    setCodes(undefined);
    router.refresh();
  };
  const turnOff = useMutation({
    mutationFn: turnOffSecondFactorAction,
    onSuccess: (result) => {
      if (result.ok) close();
    },
  });
  const renew = useMutation({
    mutationFn: renewRecoveryCodesAction,
    onSuccess: (result) => {
      if (!result.ok) return;
      setPassword("");
      setCodes(result.recoveryCodes);
    },
  });
  const change = asked === "turn_off" ? turnOff : renew;
  if (codes)
    return (
      <Card title={secondFactorLabels.title}>
        <RecoveryCodes codes={codes} onKept={close} />
      </Card>
    );
  if (asked === "set_up")
    return (
      <Card title={secondFactorLabels.title}>
        <SecondFactorSetUp onOn={setCodes} onCancel={close} />
      </Card>
    );
  return (
    <Card title={secondFactorLabels.title}>
      <p role="status" className="mb-4 text-sm text-ink-soft">
        {isOn ? secondFactorMessages.on : secondFactorMessages.off}
      </p>
      {asked ? (
        <ActionForm
          submit={asked === "turn_off" ? secondFactorLabels.turnOff : secondFactorLabels.renew}
          isBusy={change.isPending}
          problem={undefined}
          onSubmit={() => change.mutate({ password })}
          onCancel={close}
        >
          <Field
            label={secondFactorLabels.yourPassword}
            type="password"
            autoComplete="current-password"
            value={password}
            onChange={({ target }) => setPassword(target.value)}
            error={
              asked === "turn_off"
                ? problemOf(turnOff, secondFactorRefusalMessage)
                : problemOf(renew, secondFactorRefusalMessage)
            }
          />
        </ActionForm>
      ) : (
        <div className="flex flex-wrap gap-3">
          {isOn ? (
            <>
              <Button onClick={() => setAsked("renew")}>{secondFactorLabels.renew}</Button>
              <Button onClick={() => setAsked("turn_off")}>{secondFactorLabels.turnOff}</Button>
            </>
          ) : (
            <Button onClick={() => setAsked("set_up")}>{secondFactorLabels.setUp}</Button>
          )}
        </div>
      )}
    </Card>
  );
}
