import { useFormats } from "@/components/ui/use-formats";
import type { GrowthBucket } from "@/lib/growth/growth-view";
import { spanLabel } from "./growth-messages";

interface ChartTooltipProps {
  bucket: GrowthBucket;
  /** Returns the lines about a bucket. */
  linesOf: (bucket: GrowthBucket) => string[];
  /** Is where the bucket is, from 0 at the left of the chart to 1 at the right. */
  place: number;
}

/** Shows a bucket in words below its place. It moves left as its place moves right, so it never leaves the chart. */
export function ChartTooltip({ bucket, linesOf, place }: ChartTooltipProps) {
  const format = useFormats();
  const along = `${(place * 100).toFixed(2)}%`;
  return (
    <div
      style={{ left: along, transform: `translateX(-${along})` }}
      className="pointer-events-none absolute top-full z-30 w-max max-w-full rounded-lg border border-border bg-surface px-2.5 py-1.5 text-xs text-ink shadow-md tabular-nums"
    >
      <div className="text-ink-soft">{spanLabel(format, bucket)}</div>
      {linesOf(bucket).map((line) => (
        <div key={line}>{line}</div>
      ))}
    </div>
  );
}
