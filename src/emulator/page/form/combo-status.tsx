import type { DynamicItem, DynamicList } from '../../gateway/dynamic/resolve-dynamic.js';
import type { DynamicPlace } from '../../gateway/form/dynamic-place.js';
import type { ApiProblem } from '../api.js';
import { useForm } from './form-context.js';
import { missingLabels } from './missing-labels.js';

/** What is known of the choices of a place. */
export interface LoadedChoices {
  /** What was asked for; another question makes the choices stale. */
  readonly key: string;
  readonly list?: DynamicList<DynamicItem>;
  readonly problem?: ApiProblem;
}

/** What stands above the choices: that they come, why they do not, or that there are none. */
export function ComboStatus({
  list,
  loaded,
  shown,
  retry,
}: {
  readonly list: DynamicPlace;
  readonly loaded: LoadedChoices | undefined;
  readonly shown: number;
  readonly retry: () => void;
}) {
  const { fields, connection } = useForm();
  if (connection === undefined) return <p class="hint">Choose a connection first.</p>;
  if (loaded?.problem !== undefined) {
    return (
      <p class="field-problem" role="status">
        The list cannot be loaded. {loaded.problem.message}{' '}
        <button
          type="button"
          class="link"
          tabIndex={-1}
          onMouseDown={(event) => event.preventDefault()}
          onClick={retry}
        >
          Try again
        </button>
      </p>
    );
  }
  if (loaded?.list === undefined) {
    return (
      <p class="loading" role="status">
        <span class="spinner" aria-hidden="true" />
        Loading…
      </p>
    );
  }
  const { missing } = loaded.list;
  if (missing.length > 0) return <p class="hint">Fill in {missingLabels(fields, list, missing)} first.</p>;
  return shown === 0 ? <p class="hint">Nothing to choose. The typed value is used as it is.</p> : null;
}
