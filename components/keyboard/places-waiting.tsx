import type { WaitingProps } from "@/components/ui/lazy-part";
import { LoadProblem } from "@/components/ui/load-problem";
import { paletteLabels, paletteName } from "./palette-labels";
import { searchBox } from "./search-box";

interface PlacesWaitingProps extends WaitingProps {
  typed: string;
  onTyped(typed: string): void;
}

/** Takes what is typed while the code of the palette loads, so that no letter is lost. */
export function PlacesWaiting({ typed, onTyped, retry }: PlacesWaitingProps) {
  return (
    <>
      <input
        aria-label={paletteName}
        value={typed}
        onChange={({ target }) => onTyped(target.value)}
        {...searchBox}
      />
      <div className="p-5">
        {retry ? (
          <LoadProblem retry={retry} />
        ) : (
          <p className="text-sm text-ink-soft">{paletteLabels.loading}</p>
        )}
      </div>
    </>
  );
}
