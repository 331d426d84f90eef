"use client";

import { useMutation } from "@tanstack/react-query";
import { Circle, CircleCheck } from "lucide-react";
import Link from "next/link";
import { useRouter } from "next/navigation";
import { problemOf } from "@/components/data/action-problem";
import { Button, buttonStyles } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { ProgressBar } from "@/components/ui/progress-bar";
import { storedPreference } from "@/components/ui/stored-preference";
import { addSampleContactAction } from "@/lib/dashboard/actions";
import { type SetUpStep, setUpSteps } from "@/lib/dashboard/dashboard-view";
import { dashboardLabels, setUpMessage, setUpMessages } from "./dashboard-messages";
import { sampleRefusalMessage } from "./sample-messages";

const { useStored, store } = storedPreference("farewell-set-up");

interface SetUpChecklistProps {
  steps: Record<SetUpStep, boolean>;
  sampleContactId: number | null;
}

/** Shows what a new site needs. The steps tick themselves; the list goes when all are done, or when it is hidden. */
export function SetUpChecklist({ steps, sampleContactId }: SetUpChecklistProps) {
  const isHidden = useStored() === "hidden";
  const done = setUpSteps.filter((step) => steps[step]).length;
  if (done === setUpSteps.length || isHidden) return null;
  return (
    <Card title={dashboardLabels.setUp}>
      <div className="-mt-2 mb-2 flex flex-wrap items-center gap-x-4 gap-y-1">
        <p className="text-sm text-ink-soft">{setUpMessage(done, setUpSteps.length)}</p>
        <ProgressBar
          label={dashboardLabels.setUpProgress}
          value={done}
          max={setUpSteps.length}
          text={setUpMessage(done, setUpSteps.length)}
          className="w-40"
        />
        <Button variant="quiet" size="small" className="ml-auto" onClick={() => store("hidden")}>
          {dashboardLabels.hideSetUp}
        </Button>
      </div>
      <ul className="divide-y divide-border">
        {setUpSteps.map((step) => (
          <SetUpItem key={step} step={step} isDone={steps[step]} sampleContactId={sampleContactId} />
        ))}
      </ul>
    </Card>
  );
}

interface SetUpItemProps {
  step: SetUpStep;
  isDone: boolean;
  sampleContactId: number | null;
}

function SetUpItem({ step, isDone, sampleContactId }: SetUpItemProps) {
  const { title, why, action, href } = setUpMessages[step];
  const Mark = isDone ? CircleCheck : Circle;
  return (
    <li className="flex flex-wrap items-center gap-x-3 gap-y-2 py-3">
      <Mark aria-hidden="true" className={isDone ? "size-5 text-success" : "size-5 text-border-strong"} />
      <div className="min-w-0 flex-1 basis-60 text-sm">
        <p className={isDone ? "text-ink-soft line-through" : "font-medium"}>
          {title}
          {isDone && <span className="sr-only"> {dashboardLabels.isDone}</span>}
        </p>
        {!isDone && <p className="text-ink-soft">{why}</p>}
      </div>
      {!isDone &&
        (href === null ? (
          <SampleContactButton label={action} sampleContactId={sampleContactId} />
        ) : (
          <Link href={href} prefetch={false} className={buttonStyles()}>
            {action}
          </Link>
        ))}
    </li>
  );
}

function SampleContactButton({ label, sampleContactId }: { label: string; sampleContactId: number | null }) {
  const router = useRouter();
  const add = useMutation({
    mutationFn: () => addSampleContactAction({}),
    onSuccess: (result) => {
      if (result.ok) router.push(`/contacts/${result.contactId}`);
    },
  });
  const problem = problemOf(add, sampleRefusalMessage);
  return (
    <>
      {problem && (
        <p role="alert" className="text-sm text-danger">
          {problem}
        </p>
      )}
      <Button isBusy={add.isPending} onClick={() => !add.isPending && add.mutate()}>
        {sampleContactId === null ? label : dashboardLabels.openSample}
      </Button>
    </>
  );
}
