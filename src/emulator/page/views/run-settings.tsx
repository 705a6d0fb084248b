import type { FollowOptions } from '../../gateway/follow-answer.js';
import type { Invocation } from '../../gateway/invoke-operation.js';
import type { OperationForm } from '../api.js';
import { Switch } from '../parts/switch.js';

/** How an action is run, as the settings of an action have it in the designer. */
export interface RunSettings {
  readonly followsAsync: boolean;
  readonly paginates: boolean;
  /** As it was typed. */
  readonly threshold: string;
  readonly inChunks: boolean;
}

/** What the platform does unless a maker says otherwise. */
export const usualSettings: RunSettings = {
  ...{ followsAsync: true, paginates: false, threshold: '100', inChunks: false },
};

/** The settings as a call takes them. */
export function toRunOptions(settings: RunSettings): FollowOptions & Pick<Invocation, 'contentTransfer'> {
  return {
    ...(!settings.followsAsync && { asyncPattern: false }),
    ...(settings.paginates && { minimumItemCount: Number(settings.threshold) }),
    ...(settings.inChunks && { contentTransfer: { transferMode: 'Chunked' } as const }),
  };
}

/** Only the switches that make a difference for the action are shown. */
export function RunSettingsFields({
  form: { isPageable, isChunked },
  value,
  onChange,
}: {
  readonly form: OperationForm;
  readonly value: RunSettings;
  readonly onChange: (value: RunSettings) => void;
}) {
  return (
    <details class="settings">
      <summary>Settings</summary>
      <Switch
        label="Asynchronous pattern"
        hint="An answer 202 with a Location is asked again until it is done."
        checked={value.followsAsync}
        onChange={(followsAsync) => onChange({ ...value, followsAsync })}
      />
      {isPageable && (
        <Switch
          label="Pagination"
          hint="The link to the next page is followed until there are so many items."
          checked={value.paginates}
          onChange={(paginates) => onChange({ ...value, paginates })}
        />
      )}
      {isPageable && value.paginates && (
        <div class="field">
          <label for="threshold">Threshold</label>
          <input
            id="threshold"
            inputMode="numeric"
            autocomplete="off"
            value={value.threshold}
            onInput={({ currentTarget }) => onChange({ ...value, threshold: currentTarget.value })}
          />
        </div>
      )}
      {isChunked && (
        <Switch
          label="Allow chunking"
          hint="Content is transferred in pieces whatever its size."
          checked={value.inChunks}
          onChange={(inChunks) => onChange({ ...value, inChunks })}
        />
      )}
    </details>
  );
}
