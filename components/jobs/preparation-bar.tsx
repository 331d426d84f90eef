import { useFormats } from "@/components/ui/use-formats";
import type { PreparationProgress } from "@/lib/preparations/preparation-progress";
import { CountingBar } from "./counting-bar";
import { countedMessage } from "./job-messages";
import { withTimeLeft } from "./time-left";

/** Shows how far the selected contacts of a bulk action or a broadcast are counted. */
export function PreparationBar({ progress }: { progress: PreparationProgress }) {
  const format = useFormats();
  const { counted, share, leftMs } = progress;
  const text = withTimeLeft(format, countedMessage(format, counted), leftMs);
  return <CountingBar value={Math.round(share * 100)} max={100} text={text} />;
}
