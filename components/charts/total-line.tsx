"use client";

import type { GrowthBucket } from "@/lib/growth/growth-view";
import { BarRow } from "./bars";
import { ChartDrawing } from "./chart-drawing";
import { type Bands, type Size, scaleOf } from "./plot";

interface TotalLineProps {
  label: string;
  buckets: GrowthBucket[];
  linesOf: (bucket: GrowthBucket) => string[];
}

/** Draws the total at the end of each day or week, and beneath it how many were deleted. */
export function TotalLine({ label, buckets, linesOf }: TotalLineProps) {
  const totals = buckets.map(({ total }) => total);
  const deleted = buckets.map((bucket) => bucket.deleted);
  return (
    <ChartDrawing
      label={label}
      buckets={buckets}
      linesOf={linesOf}
      draw={({ size, bands, active }) => (
        <>
          <Total totals={totals} size={size} bands={bands} />
          <BarRow
            values={deleted}
            bands={bands}
            heightOf={scaleOf(0, Math.max(3, 3 * Math.max(...deleted)), size)}
            fill="var(--danger)"
            leastHeight={3}
          />
          {active !== undefined && (
            <line
              x1={bands.centreOf(active)}
              x2={bands.centreOf(active)}
              y2={size.height}
              stroke="var(--border-strong)"
            />
          )}
        </>
      )}
    />
  );
}

/** Starts the axis a little below the least value, so that the line of a large number does not lie flat at the top. */
function Total({ totals, size, bands }: { totals: number[]; size: Size; bands: Bands }) {
  const least = Math.min(...totals);
  const bottom = least - Math.max(1, least * 0.002);
  const heightOf = scaleOf(bottom, Math.max(...totals) + 1, size);
  const place = (total: number, at: number) => `${bands.centreOf(at)},${heightOf(total)}`;
  const along = totals.map(place).join(" ");
  const under = `${place(bottom, 0)} ${along} ${place(bottom, totals.length - 1)}`;
  return (
    <>
      <polygon points={under} fill="var(--accent-soft)" />
      <polyline points={along} fill="none" stroke="var(--accent)" strokeWidth={1.5} strokeLinejoin="round" />
    </>
  );
}
