import { isJsonObject } from '../../../../shared/json-value.js';
import { editItems, toPathText } from '../convert-property.js';
import { setAt } from '../edit-json.js';
import { evaluateCall, toTextValue } from '../expressions/evaluate.js';
import { bracesDialect, isConstant, type Template } from '../expressions/expression.js';
import { parseLooseJson } from '../expressions/parse-loose-json.js';
import type { PolicyTemplate } from '../policy.js';
import { sourcesOf } from '../sources.js';

/** Writes a property of the parent object, or of each object when the parent is a list. */
export const setProperty: PolicyTemplate = {
  id: 'setproperty',
  sections: ['Request', 'Response'],
  prepare(parameters) {
    const parent = parameters.bodyPath('newPropertyParentPathTemplate');
    const sub = parameters.subPath('newPropertySubPathTemplate');
    const template = parameters.template('propertyValuePathTemplate', bracesDialect);
    if (sub.length === 0) parameters.reject('newPropertySubPathTemplate', 'names no property');
    return (message, context) => {
      const sources = sourcesOf(message, context);
      return editItems(message, context, parent, (item) => {
        if (!isJsonObject(item)) return { reason: 'It is no object.' };
        const made = makeValue(template, { ...sources, item });
        if ('reason' in made) return made;
        const changed = setAt(item, sub, made.value);
        return changed === undefined
          ? { reason: `\`${toPathText(sub)}\` cannot be written.` }
          : { item: changed };
      });
    };
  },
};

/**
 * A constant is text. One call and nothing else copies its value with its type. With text around it the whole is read
 * as JSON when it is JSON, as in `[{@body().a}]` or `'{@item().a}-{@item().b}'`, else it is text.
 */
function makeValue(
  template: Template,
  sources: Parameters<typeof evaluateCall>[1],
): { readonly value: unknown } | { readonly reason: string; readonly isNull?: boolean } {
  const { parts } = template;
  if (isConstant(template))
    return { value: parts.map((part) => (part.kind === 'text' ? part.text : '')).join('') };
  const values = parts.map((part) => (part.kind === 'text' ? part.text : evaluateCall(part, sources)));
  const missing = parts.find((_, index) => values[index] === undefined);
  if (missing?.kind === 'call') return { reason: `\`${missing.source}\` is not there.` };
  if (parts.length === 1) return { value: values[0] };

  let json = '';
  let quote = '';
  for (const [index, part] of parts.entries()) {
    if (part.kind === 'text') {
      json += part.text;
      quote = openQuote(part.text, quote);
    } else {
      json += quote === '' ? JSON.stringify(values[index]) : escapeInside(toTextValue(values[index]), quote);
    }
  }
  const parsed = /^\s*[[{'"]/.test(json) ? parseLooseJson(json) : undefined;
  return parsed ?? { value: values.map(toTextValue).join('') };
}

/** The quote that is still open after `text`. */
function openQuote(text: string, quote: string): string {
  let open = quote;
  for (let index = 0; index < text.length; index++) {
    const character = text[index] ?? '';
    if (open !== '' && character === '\\') index++;
    else if (open === character) open = '';
    else if (open === '' && (character === '"' || character === "'")) open = character;
  }
  return open;
}

function escapeInside(text: string, quote: string): string {
  const escaped = JSON.stringify(text).slice(1, -1);
  return quote === "'" ? escaped.replaceAll('\\"', '"').replaceAll("'", "\\'") : escaped;
}
