import { useState } from 'preact/hooks';
import type { TreePicker } from '../../gateway/form/dynamic-call.js';
import type { ScalarField } from '../../gateway/form/form-field.js';
import { useResource } from '../use-resource.js';
import { type Choice, readChoices, resolveCall } from './dynamic-values.js';
import type { EditorProps } from './editor-props.js';
import { FieldFrame, useInputAttributes } from './field-frame.js';
import { callDynamic, useForm } from './form-context.js';
import { toText } from './scalar-inputs.js';

type TreeProps = EditorProps<ScalarField> & { readonly tree: TreePicker; readonly id: string };

/** A value that is typed, or picked from folders that open one by one. */
export function TreeField({ field, tree, id, value, onChange }: TreeProps) {
  const attributes = useInputAttributes(field, id);
  const [open, setOpen] = useState(false);
  const pick = (choice: Choice): void => {
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
  readonly tree: TreePicker;
  readonly node?: Choice;
  readonly pick: (choice: Choice) => void;
}) {
  const form = useForm();
  const call = node === undefined ? tree.open : tree.browse;
  const resolved = resolveCall(call, form.values, node?.item);
  const { value, problem, loading } = useResource(JSON.stringify([form.connection, resolved]), async () =>
    resolved.ready ? readChoices(call, await callDynamic(form, call, resolved.parameters)) : [],
  );
  if (!resolved.ready) return <p class="hint">Fill in {resolved.missing.join(', ')} first.</p>;
  if (loading) return <p class="hint">Loading…</p>;
  if (problem !== undefined) return <p class="field-problem">{problem.message}</p>;
  if (value?.length === 0) return <p class="hint">Empty.</p>;
  return (
    <ul>
      {value?.map((choice) => (
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
  readonly tree: TreePicker;
  readonly choice: Choice;
  readonly pick: (choice: Choice) => void;
}) {
  const [open, setOpen] = useState(false);
  const canPick = choice.isParent ? tree.canSelectParents : tree.canSelectLeaves;
  return (
    <li>
      {choice.isParent && (
        <button type="button" class="link" aria-expanded={open} onClick={() => setOpen(!open)}>
          {choice.label}
        </button>
      )}
      {!choice.isParent && <span>{choice.label}</span>}
      {canPick && (
        <button type="button" class="small quiet" onClick={() => pick(choice)}>
          Choose<span class="visually-hidden"> {choice.label}</span>
        </button>
      )}
      {open && <Level tree={tree} node={choice} pick={pick} />}
    </li>
  );
}
