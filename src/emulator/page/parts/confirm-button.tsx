import { useState } from 'preact/hooks';

/** A button that asks once more before it takes something away. */
export function ConfirmButton({
  label,
  onConfirm,
}: {
  readonly label: string;
  readonly onConfirm: () => void;
}) {
  const [asking, setAsking] = useState(false);
  return (
    <button
      type="button"
      class={asking ? 'danger' : 'quiet'}
      onClick={() => {
        setAsking(!asking);
        if (asking) onConfirm();
      }}
      onBlur={() => setAsking(false)}
    >
      {asking ? `${label}: sure?` : label}
    </button>
  );
}
