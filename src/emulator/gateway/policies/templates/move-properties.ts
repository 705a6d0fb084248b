import { isJsonObject } from '../../../../shared/json-value.js';
import { toPathText } from '../convert-property.js';
import { removeAt, setAt } from '../edit-json.js';
import { valueAt } from '../expressions/evaluate.js';
import type { PathSegment } from '../expressions/expression.js';
import type { PolicyTemplate } from '../policy.js';
import { bodyOf, jsonOf, withBody } from '../sources.js';

/** Undocumented: moves an object, or only its members, to another place of the body. */
export const moveProperties: PolicyTemplate = {
  id: 'moveproperties',
  sections: ['Request', 'Response'],
  reshapes: true,
  prepare(parameters) {
    const source = [
      ...parameters.bodyPath('srcParentPath').path,
      ...parameters.subPath('srcSubPath', 'null'),
    ];
    const destination = [
      ...parameters.bodyPath('dstParentPath').path,
      ...parameters.subPath('dstSubPath', 'null'),
    ];
    const isMembersOnly = parameters.flag('copyOnlySubProperties', false);
    if (source.length === 0) parameters.reject('srcSubPath', 'names nothing to move');
    return (message, { isStrict }) => {
      const body = jsonOf(bodyOf(message));
      if (body === undefined) return { kind: 'unchanged', reason: 'The body is not JSON.' };
      const moved = valueAt(body, source);
      if (moved === undefined || moved === null) {
        const reason = `\`@body()${toPathText(source)}\` is ${moved === null ? 'null' : 'not there'}.`;
        return isStrict && moved === null ? { kind: 'failed', reason } : { kind: 'unchanged', reason };
      }
      const rest = removeAt(body, source);
      const after = isMembersOnly
        ? moveMembers(rest, moved, destination)
        : moveWhole(rest, moved, destination, source);
      return after === undefined
        ? { kind: 'unchanged', reason: `\`@body()${toPathText(destination)}\` cannot take it.` }
        : { kind: 'changed', message: withBody(message, after) };
    };
  },
};

function moveMembers(body: unknown, moved: unknown, destination: readonly PathSegment[]): unknown {
  const target = valueAt(body, destination) ?? {};
  if (!isJsonObject(moved) || !isJsonObject(target)) return undefined;
  const merged = Object.fromEntries([...Object.entries(target), ...Object.entries(moved)]);
  return setAt(body, destination, merged);
}

/** Into an object under its own name; to a place where nothing is, under that place's name. */
function moveWhole(
  body: unknown,
  moved: unknown,
  destination: readonly PathSegment[],
  source: readonly PathSegment[],
): unknown {
  const name = source.at(-1) ?? '';
  const isInside = isJsonObject(valueAt(body, destination));
  return setAt(body, isInside ? [...destination, name] : destination, moved);
}
