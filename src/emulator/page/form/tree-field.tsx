import { useState } from 'preact/hooks';
import type { DynamicNode } from '../../gateway/dynamic/resolve-dynamic.js';
import type { DynamicPlace } from '../../gateway/form/dynamic-place.js';
import type { ScalarField } from '../../gateway/form/form-field.js';
import { useResource } from '../use-resource.js';
import { dependencyKey, loadNodes } from './dynamic-values.js';
import type { EditorProps } from './editor-props.js';
import { FieldFrame, useInputAttributes } from './field-frame.js';
import { useForm } from './form-context.js';
import { missingLabels } from './missing-labels.js';
import { toText } from './scalar-inputs.js';

type TreeProps = EditorProps<ScalarField> & { readonly tree: DynamicPlace; readonly id: string };

/** A value that is typed, or picked from folders that open one by one. */
export function TreeField({ field, tree, id, value, onChange }: TreeProps) {
  const attributes = useInputAttributes(field, id);
  const [open, setOpen] = useState(false);
  const pick = (choice: DynamicNode): void => {
    onChange(choice.value);
    setOpen(false);
  };
  return (
    <FieldFrame field={field} id={id}>
      <div class="row">
        <input
          {...attributes}
          type="text"
          autocomplete="off"
          value={toText(value)}
          onInput={({ currentTarget }) => onChange(currentTarget.value || undefined)}
        />
        <button type="button" class="small" aria-expanded={open} onClick={() => setOpen(!open)}>
          Browse<span class="visually-hidden"> for {field.label}</span>
        </button>
      </div>
      {open && (
        <div class="tree">
          <Level tree={tree} pick={pick} />
        </div>
      )}
    </FieldFrame>
  );
}

function Level({
  tree,
  node,
  pick,
}: {
  readonly tree: DynamicPlace;
  readonly node?: DynamicNode;
  readonly pick: (choice: DynamicNode) => void;
}) {
  const form = useForm();
  const { value, problem, loading } = useResource(dependencyKey(form, tree), () =>
    loadNodes(form, tree, node?.item),
  );
  if (loading) return <p class="hint">Loading…</p>;
  if (problem !== undefined) return <p class="field-problem">{problem.message}</p>;
  if (value !== undefined && value.missing.length > 0) {
    return <p class="hint">Fill in {missingLabels(form.fields, tree, value.missing)} first.</p>;
  }
  if (value?.items.length === 0) return <p class="hint">Empty.</p>;
  return (
    <ul>
      {value?.items.map((choice) => (
        <Node key={String(choice.value)} tree={tree} choice={choice} pick={pick} />
      ))}
    </ul>
  );
}

function Node({
  tree,
  choice,
  pick,
}: {
  readonly tree: DynamicPlace;
  readonly choice: DynamicNode;
  readonly pick: (choice: DynamicNode) => void;
}) {
  const [open, setOpen] = useState(false);
  return (
    <li>
      {choice.isParent && (
        <button type="button" class="link" aria-expanded={open} onClick={() => setOpen(!open)}>
          {choice.displayName}
        </button>
      )}
      {!choice.isParent && <span>{choice.displayName}</span>}
      {choice.isSelectable && (
        <button type="button" class="small quiet" onClick={() => pick(choice)}>
          Choose<span class="visually-hidden"> {choice.displayName}</span>
        </button>
      )}
      {open && <Level tree={tree} node={choice} pick={pick} />}
    </li>
  );
}
