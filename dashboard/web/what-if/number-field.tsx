/** A number to type, with its name for those who listen and its bounds. */
export function NumberField(props: {
  label: string;
  value: number | undefined;
  range: { min: number; max: number; step: number };
  onValue: (value: number) => void;
  required?: boolean;
}) {
  const { label, value, range, onValue, required = true } = props;
  return (
    <input
      type="number"
      inputMode="decimal"
      aria-label={label}
      title={label}
      required={required}
      {...range}
      value={value ?? ''}
      onChange={(event) => {
        const typed = event.currentTarget.valueAsNumber;
        if (!Number.isNaN(typed)) onValue(typed);
      }}
    />
  );
}
