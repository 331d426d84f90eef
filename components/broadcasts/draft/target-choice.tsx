"use client";

import { useQuery } from "@tanstack/react-query";
import { useId } from "react";
import { segmentsQuery } from "@/components/contacts/contact-queries";
import { Select } from "@/components/ui/select";
import { useFormats } from "@/components/ui/use-formats";
import type { BroadcastTarget } from "@/lib/broadcasts/broadcast-target";
import type { BroadcastDetails } from "@/lib/broadcasts/broadcast-view";
import { audienceLabel, targetLabels } from "../broadcast-labels";
import { TargetCount } from "./target-count";
import { selectedLabel, targetChoiceLabels } from "./target-messages";

interface TargetChoiceProps {
  draft: BroadcastDetails;
  target: BroadcastTarget | null;
  onTarget(target: BroadcastTarget): void;
}

const keyOf = (target: BroadcastTarget | null) =>
  target === null ? "" : target.kind === "segment" ? String(target.segmentId) : target.kind;

/** Chooses who gets a draft and says how many that are now. Contacts that were selected by hand stay as they are. */
export function TargetChoice({ draft, target, onTarget }: TargetChoiceProps) {
  const format = useFormats();
  const id = useId();
  const { data } = useQuery(segmentsQuery);
  const segments = (data?.segments ?? []).filter((segment) => segment.id !== null);
  const isKnown =
    target?.kind !== "segment" || !data || segments.some((segment) => segment.id === target.segmentId);
  if (target?.kind === "selected")
    return (
      <div className="space-y-1.5 text-sm">
        <p className="font-medium">{targetChoiceLabels.to}</p>
        <p>{selectedLabel(audienceLabel(format, { ...draft, target }))}</p>
        <TargetCount draft={draft} target={target} />
      </div>
    );
  return (
    <div className="space-y-1.5">
      <label htmlFor={id} className="block text-sm font-medium">
        {targetChoiceLabels.to}
      </label>
      <Select
        id={id}
        aria-describedby={`${id}-count`}
        value={isKnown ? keyOf(target) : ""}
        onChange={({ target: { value } }) => onTarget(targetOfKey(value))}
      >
        <option value="" disabled>
          {targetChoiceLabels.choose}
        </option>
        <option value="subscribed">{targetLabels.subscribed}</option>
        <option value="customers">{targetLabels.customers}</option>
        {segments.length > 0 && (
          <optgroup label={targetChoiceLabels.segments}>
            {segments.map((segment) => (
              <option key={segment.id} value={String(segment.id)}>
                {segment.name}
              </option>
            ))}
          </optgroup>
        )}
      </Select>
      <div id={`${id}-count`}>
        <TargetCount draft={draft} target={isKnown ? target : null} />
      </div>
    </div>
  );
}

function targetOfKey(key: string): BroadcastTarget {
  return key === "subscribed" || key === "customers"
    ? { kind: key }
    : { kind: "segment", segmentId: Number(key) };
}
