"use client";

import { type KeyboardEvent, type PointerEvent, type ReactNode, useState } from "react";
import type { GrowthBucket } from "@/lib/growth/growth-view";
import { ChartTooltip } from "./chart-tooltip";
import { type Bands, bandsOf, type Size } from "./plot";
import { useSize } from "./use-size";

interface ChartDrawingProps {
  label: string;
  buckets: GrowthBucket[];
  /** Returns what the tooltip says about a bucket. */
  linesOf: (bucket: GrowthBucket) => string[];
  /** Draws the buckets into the room there is; `active` is the one that the tooltip is about. */
  draw: (room: { size: Size; bands: Bands; active: number | undefined }) => ReactNode;
}

/**
 * Frames a drawing that fills its container, which is positioned. It is one stop for the keyboard, from which the arrow keys go from day
 * to day, as the pointer does.
 */
export function ChartDrawing({ label, buckets, linesOf, draw }: ChartDrawingProps) {
  const [measure, size] = useSize();
  const [active, setActive] = useState<number>();
  const bands = size && bandsOf(buckets.length, size);
  const bucket = active === undefined ? undefined : buckets[active];

  function point(event: PointerEvent<SVGSVGElement>) {
    setActive(bands?.at(event.clientX - event.currentTarget.getBoundingClientRect().left));
  }

  function press(event: KeyboardEvent) {
    const next = activeAfter(event.key, active, buckets.length - 1);
    if (next === active) return;
    event.preventDefault();
    setActive(next);
  }

  return (
    <>
      <svg
        ref={measure}
        role="img"
        aria-label={label}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: keys read the drawing bucket by bucket.
        tabIndex={0}
        className="absolute inset-0 size-full"
        onPointerMove={point}
        onPointerDown={point}
        onPointerLeave={({ pointerType }) => pointerType === "mouse" && setActive(undefined)}
        onKeyDown={press}
        onBlur={() => setActive(undefined)}
      >
        {size && bands && draw({ size, bands, active: bucket && active })}
      </svg>
      {size && bands && bucket && active !== undefined && (
        <ChartTooltip bucket={bucket} linesOf={linesOf} place={bands.centreOf(active) / size.width} />
      )}
    </>
  );
}

/** Returns the bucket after a key; from none, the arrows begin at the end that they come from. */
function activeAfter(key: string, active: number | undefined, last: number): number | undefined {
  switch (key) {
    case "ArrowRight":
      return Math.min(last, (active ?? -1) + 1);
    case "ArrowLeft":
      return Math.max(0, (active ?? last + 1) - 1);
    case "Home":
      return 0;
    case "End":
      return last;
    case "Escape":
      return undefined;
    default:
      return active;
  }
}
