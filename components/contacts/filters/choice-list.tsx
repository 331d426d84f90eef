interface ChoiceListProps<Value extends string | number> {
  label: string;
  choices: { value: Value; name: string }[];
  chosen: Value[];
  onChosen(chosen: Value[]): void;
}

/** Chooses several values of a list. Scrolls when it is long. */
export function ChoiceList<Value extends string | number>(props: ChoiceListProps<Value>) {
  const { label, choices, chosen, onChosen } = props;
  return (
    <fieldset className="max-h-46 min-w-48 flex-1 overflow-y-auto rounded-lg border border-border-strong px-2 py-1">
      <legend className="sr-only">{label}</legend>
      {choices.map(({ value, name }) => (
        <label key={value} className="flex min-h-7 cursor-pointer items-center gap-2 text-sm">
          <input
            type="checkbox"
            className="size-4 shrink-0"
            checked={chosen.includes(value)}
            onChange={({ target }) =>
              onChosen(target.checked ? [...chosen, value] : chosen.filter((one) => one !== value))
            }
          />
          <span className="min-w-0 truncate">{name}</span>
        </label>
      ))}
    </fieldset>
  );
}
