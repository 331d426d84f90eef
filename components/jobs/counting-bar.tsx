import { ProgressBar } from "@/components/ui/progress-bar";
import { jobLabels } from "./job-messages";

interface CountingBarProps {
  value: number;
  max: number;
  /** Says how far it is in words. */
  text: string;
}

/** Shows how far the worker is with counting contacts. */
export function CountingBar({ value, max, text }: CountingBarProps) {
  return (
    <div>
      <ProgressBar label={jobLabels.counting} value={value} max={max} text={text} />
      <p className="mt-2 text-sm text-ink-soft tabular-nums">{text}</p>
    </div>
  );
}
