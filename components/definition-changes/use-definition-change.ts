import { type QueryKey, useMutation, useQueryClient } from "@tanstack/react-query";
import { toast } from "@/components/toasts/toast";

interface DefinitionChange<Result, Input> {
  act(input: Input): Promise<Result>;
  /** Returns what to say of a change that was made; undefined says nothing, as of one that a job carries on. */
  told(made: Extract<Result, { ok: true }>): string | undefined;
  onClose(): void;
  /** Reads everything anew that shows what was changed. */
  readAnew(): Promise<void>;
}

/** Changes one tag or field from its dialog: says what was done, closes the dialog, and reads anew what shows it. */
export function useDefinitionChange<Result extends { ok: boolean }, Input = void>({
  act,
  told,
  onClose,
  readAnew,
}: DefinitionChange<Result, Input>) {
  return useMutation({
    mutationFn: act,
    onSuccess: async (result) => {
      if (!result.ok) return;
      const said = told(result as Extract<Result, { ok: true }>);
      if (said) toast.success(said);
      onClose();
      await readAnew();
    },
  });
}

/** Returns the function that reads anew everything under these keys. */
export function useReadAnew(keys: readonly QueryKey[]): () => Promise<void> {
  const client = useQueryClient();
  return async () => {
    await Promise.all(keys.map((queryKey) => client.invalidateQueries({ queryKey })));
  };
}
