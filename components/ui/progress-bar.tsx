import { classNames } from "./class-names";

interface ProgressBarProps {
  label: string;
  value: number;
  max: number;
  /** Says the value in words, such as "3 of 12 lessons". */
  text: string;
  className?: string;
}

export function ProgressBar({ label, value, max, text, className }: ProgressBarProps) {
  const total = Math.max(1, max);
  const reached = Math.min(value, total);
  return (
    <div
      role="progressbar"
      aria-label={label}
      aria-valuemin={0}
      aria-valuenow={reached}
      aria-valuemax={total}
      aria-valuetext={text}
      className={classNames("h-2 overflow-hidden rounded-full bg-muted", className)}
    >
      <div
        className="h-full origin-left rounded-full bg-accent transition-transform duration-300 motion-reduce:transition-none"
        style={{ transform: `scaleX(${reached / total})` }}
      />
    </div>
  );
}
