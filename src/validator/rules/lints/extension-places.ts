import type { OpenApiObject } from '../../model/openapi-objects.js';
import { defineRule, everywhere, place, quote } from '../../rule.js';
import { sources } from '../../sources.js';

type Kind = OpenApiObject['kind'];

const operation = [['operation'], 'an operation'] as const;
const input = [['parameter', 'bodyParameter', 'schema'], 'a parameter or a property'] as const;

/** The objects that an extension is read on, and how they are named. Where an extension is read widely it is not listed. */
const places: Readonly<Record<string, readonly [kinds: readonly Kind[], name: string]>> = {
  'x-ms-notification-content': [['path'], 'the path, beside its methods'],
  'x-ms-trigger': operation,
  'x-ms-trigger-hint': operation,
  'x-ms-trigger-metadata': operation,
  'x-ms-notification': operation,
  'x-ms-pageable': operation,
  'x-ms-operation-context': operation,
  'x-ms-safe-operation': operation,
  'x-ms-no-generic-test': operation,
  'x-ms-agentic-protocol': operation,
  'x-ms-connector-metadata': [['root'], 'the root of the definition'],
  'x-ms-docs': [['root'], 'the root of the definition'],
  'x-ms-capabilities': [['root', 'operation'], 'the root of the definition, or an operation'],
  'x-ms-deployment-version': [['info'], '`info`'],
  'x-ms-api-annotation': [['info', 'operation'], '`info` or an operation'],
  'x-ms-visibility': [
    ['operation', 'parameter', 'bodyParameter', 'items', 'schema', 'header'],
    'an operation, a parameter or a property',
  ],
  'x-ms-url-encoding': [['parameter'], 'a path parameter'],
  'x-ms-trigger-value': [['parameter'], 'a parameter'],
  'x-ms-dynamic-values': input,
  'x-ms-dynamic-list': input,
  'x-ms-dynamic-tree': input,
  'x-ms-dynamic-schema': input,
  'x-ms-dynamic-properties': input,
  'x-ms-enum-values': [['parameter', 'items', 'schema'], 'a parameter or a property'],
};

const extensions = Object.entries(places);

/** Objects of extensions: what they hold is not published in full. */
const inside = new Set<Kind>([
  'annotation',
  'operationCapabilities',
  'triggerMetadata',
  'dynamicValues',
  'call',
]);

export const extensionPlace = defineRule({
  id: 'extension-place',
  code: 'LNT-08',
  summary: 'An extension of the platform stands on an object that it is read on.',
  severity: everywhere('warning'),
  certainty: 'B',
  source: sources.schemas,
  note: 'Elsewhere it is ignored: a trigger marked on its path is an action, and what is sent to a webhook, described in its operation, is unknown to the designer.',
  members: Object.keys(places),
  example: { at: '/paths/~1items/x-ms-trigger', bad: 'single', good: undefined },
  on: {
    object(object, report) {
      if (inside.has(object.kind)) return;
      for (const [name, [kinds, belongs]] of extensions) {
        if (kinds.includes(object.kind) || !Object.hasOwn(object.value, name)) continue;
        report(`${quote(name)} is not read here; move it to ${belongs}, or remove it.`, {
          at: place(object, name),
        });
      }
    },
  },
});
