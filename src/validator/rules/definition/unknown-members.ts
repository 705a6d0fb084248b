import { type ObjectKind, objectKinds } from '../../model/openapi-kinds.js';
import type { OpenApiObject } from '../../model/openapi-objects.js';
import { defineRule, everywhere, place } from '../../rule.js';
import { sources } from '../../sources.js';

/** Members that other rules report, because they are known elsewhere in OpenAPI. */
const misplaced: Partial<Record<OpenApiObject['kind'], ReadonlySet<string>>> = {
  bodyParameter: new Set([
    ...Object.keys(objectKinds.parameter.members),
    ...Object.keys(objectKinds.schema.members),
  ]),
  parameter: new Set(['schema', 'oneOf', 'anyOf', 'not']),
  schema: new Set(['oneOf', 'anyOf', 'not', '$ref']),
};

/** Objects about the connector itself: there, an unknown member can only have been meant as an extension. */
const about = new Set<OpenApiObject['kind']>(['root', 'info', 'contact', 'license', 'externalDocs', 'tag']);

/** Objects of the platform's extensions. */
const extensions = new Set<OpenApiObject['kind']>([
  ...(['notificationContent', 'annotation', 'triggerMetadata', 'dynamicValues', 'call'] as const),
]);

/** Members that came with OpenAPI 3, which have a policy of their own. */
const ofOpenApi3 = new Set([
  ...['openapi', 'servers', 'components', 'webhooks', 'jsonSchemaDialect'],
  ...['requestBody', 'callbacks', 'links', 'content', 'style', 'explode', 'allowReserved', 'trace'],
  ...['nullable', 'writeOnly', 'deprecated', 'const', 'oneOf', 'anyOf', 'not', 'examples'],
]);

/** Written like an extension, but not quite: `ms-summary`, `X_visibility`. */
const likeExtension = /^(?:x|ms-|_x_)/i;

export const unknownMembers = defineRule({
  id: 'unknown-members',
  code: 'AdditionalPropertyNotAllowed',
  covers: ['POL-5000.2.6.3'],
  summary:
    'A path, operation, parameter, response, header or schema has only members that OpenAPI 2.0 knows, or extensions.',
  severity: everywhere('error'),
  certainty: 'C',
  source: sources.validatorRules,
  note: 'In the extensions of the platform it is a warning. In a security definition it is `SecuritySchemePropertyNotValid`.',
  example: { at: '/paths/~1items/get/nullable', bad: true, good: undefined },
  on: {
    object(object, report) {
      if (about.has(object.kind) || object.kind === 'securityScheme') return;
      for (const name of unknownIn(object)) {
        if (likeExtension.test(name)) continue;
        report(
          `${objectKinds[object.kind].name} has no member \`${name}\`${nearest(object, name)}. Remove it.`,
          {
            at: place(object, name),
            also: alsoFor(name),
            // No objects of OpenAPI, and the platform may read more in them than it publishes.
            ...(extensions.has(object.kind) && { severity: 'warning' }),
          },
        );
      }
    },
  },
});

export const extensionNames = defineRule({
  id: 'extension-names',
  code: 'ExtensionNameNotValid',
  covers: ['POL-5000.2.6.3'],
  summary: 'A member that OpenAPI 2.0 does not know begins with `x-`.',
  severity: everywhere('error'),
  certainty: 'C',
  source: sources.validatorRules,
  example: { at: '/basepath', bad: '/v1', good: undefined },
  on: {
    object(object, report) {
      for (const name of unknownIn(object)) {
        if (!about.has(object.kind) && !likeExtension.test(name)) continue;
        const advice = nearest(object, name) || '; an extension begins with `x-`';
        report(`${objectKinds[object.kind].name} has no member \`${name}\`${advice}.`, {
          at: place(object, name),
          also: alsoFor(name),
        });
      }
    },
  },
});

function alsoFor(name: string): readonly string[] {
  return ofOpenApi3.has(name) ? ['POL-5000.2.6.3'] : [];
}

function unknownIn({ kind, value }: OpenApiObject): readonly string[] {
  const { members, isOpen }: ObjectKind = objectKinds[kind];
  if (isOpen === true) return [];
  return Object.keys(value).filter(
    (name) =>
      !Object.hasOwn(members, name) &&
      !name.startsWith('x-') &&
      misplaced[kind]?.has(name) !== true &&
      name !== '$schema',
  );
}

/** The member that differs in case only, or by one letter. */
function nearest({ kind }: OpenApiObject, name: string): string {
  const wanted = name.toLowerCase();
  const match = Object.keys(objectKinds[kind].members).find((member) => {
    const known = member.toLowerCase();
    return known === wanted || known === `x-${wanted}` || (known.length > 4 && isOneLetterOff(known, wanted));
  });
  return match === undefined ? '' : `; \`${match}\` may be meant`;
}

function isOneLetterOff(left: string, right: string): boolean {
  if (Math.abs(left.length - right.length) > 1) return false;
  let start = 0;
  while (start < left.length && left[start] === right[start]) start += 1;
  return (
    left.slice(start + 1) === right.slice(start + 1) ||
    left.slice(start) === right.slice(start + 1) ||
    left.slice(start + 1) === right.slice(start)
  );
}
