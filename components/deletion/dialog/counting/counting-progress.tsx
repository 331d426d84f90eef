import { CountingBar } from "@/components/jobs/counting-bar";
import { useFormats } from "@/components/ui/use-formats";
import type { ManifestProgress } from "@/lib/deletion/manifest/deletion-plan";
import { countingMessage, countingProgressMessage } from "./counting-messages";
import { CountingSkeleton } from "./counting-skeleton";

interface CountingProps {
  /** Is undefined until the first answer, and for short counts always. */
  progress: ManifestProgress | undefined;
  count: number | undefined;
}

/** Says what the dialog waits for, where later stands what stops. */
export function CountingLine({ progress, count }: CountingProps) {
  return <p className="text-ink-soft">{countingMessage(useFormats(), progress, count)}</p>;
}

/** Holds the place of the warning while the manifest is counted, and says how far that is when it takes long. */
export function CountingProgress({ progress, count }: CountingProps) {
  const format = useFormats();
  const total = progress?.total ?? count;
  return (
    <div>
      {progress?.step === "counting" && total !== undefined && (
        <div className="mb-5">
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
