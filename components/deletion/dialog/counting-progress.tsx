import { CountingBar } from "@/components/jobs/counting-bar";
import { useFormats } from "@/components/ui/use-formats";
import type { ManifestProgress } from "@/lib/deletion/manifest/deletion-plan";
import { countingMessage, countingProgressMessage } from "./counting-messages";
import { CountingSkeleton } from "./counting-skeleton";

interface CountingProgressProps {
  /** Is undefined until the first answer, and for short counts always. */
  progress: ManifestProgress | undefined;
  selectedCount: number | undefined;
}

/** Holds the place of the warning while the manifest is counted, and says how far that is when it takes long. */
export function CountingProgress({ progress, selectedCount }: CountingProgressProps) {
  const format = useFormats();
  const total = progress?.total ?? selectedCount;
  return (
    <div>
      <p className="text-ink-soft">{countingMessage(format, progress, selectedCount)}</p>
      {progress?.step === "counting" && total !== undefined && (
        <div className="mt-4">
          <CountingBar
            value={progress.counted}
            max={total}
            text={countingProgressMessage(format, progress)}
          />
        </div>
      )}
      <CountingSkeleton />
    </div>
  );
}
