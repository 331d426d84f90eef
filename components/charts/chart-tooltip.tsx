import type { TooltipContentProps } from "recharts";
import { useFormats } from "@/components/ui/use-formats";
import type { GrowthBucket } from "@/lib/growth/growth-view";
import { spanLabel } from "./growth-messages";

interface ChartTooltipProps extends Pick<TooltipContentProps, "active" | "payload"> {
  /** Returns the lines about a bucket. */
  linesOf: (bucket: GrowthBucket) => string[];
}

/** Replaces the library's own tooltip, which announces itself as a status at every move of the pointer. */
export function ChartTooltip({ active, payload, linesOf }: ChartTooltipProps) {
  const format = useFormats();
  const bucket: GrowthBucket | undefined = payload[0]?.payload;
  if (!active || !bucket) return null;
  return (
    <div className="rounded-lg border border-border bg-surface px-2.5 py-1.5 text-xs text-ink shadow-md tabular-nums">
      <div className="text-ink-soft">{spanLabel(format, bucket)}</div>
      {linesOf(bucket).map((line) => (
        <div key={line}>{line}</div>
      ))}
    </div>
  );
}
