import { toJsonObject, toText } from '../../../shared/json-value.js';
import { defineRule, everywhere, place, quote } from '../../rule.js';
import { sources } from '../../sources.js';

/** Extensions that the platform or its tools read: power platform schemas, openapi-extensions, and published connectors. */
const extensions = new Set(
  [
    'summary',
    'visibility',
    'trigger',
    'trigger-hint',
    'trigger-metadata',
    'trigger-value',
    'notification-url',
    'notification-content',
    'notification',
    'url-encoding',
    'dynamic-values',
    'dynamic-list',
    'dynamic-schema',
    'dynamic-properties',
    'dynamic-tree',
    'enum-values',
    'pageable',
    'capabilities',
    'api-annotation',
    'connector-metadata',
    'openai-data',
    'openai-manifest',
    'identifiers',
    'docs-operation-type',
    'keywords',
    'openai-published-to-copilots',
    'require-user-confirmation',
    'agentic-protocol',
    'name-for-model',
    'description-for-model',
    'no-generic-test',
    'test-value',
    'operation-context',
    'safe-operation',
    'media-kind',
    'editor',
    'editor-options',
    'localizeDefaultValue',
    'docs',
    'deployment-version',
    'enum',
    'parameter-location',
    'skip-url-encoding',
    'parameter-grouping',
    'client-name',
    'client-flatten',
    'long-running-operation',
    'long-running-operation-options',
    'odata',
    'azure-resource',
    'examples',
    'paths',
    'error-response',
    'mutability',
    'secret',
    'external',
    'discriminator-value',
    'parameterized-host',
    'header-collection-prefix',
    'code-generation-settings',
    'request-id',
    'client-request-id',
    'permission',
    'display-format',
    'sensitivity',
    'content-sharing',
    'property-name-alias',
    'metadata',
    'connector-tier',
    'table-metadata',
    'auth-connection-parameter',
    'group-name',
    'explicit-input',
    'content-hint',
    'content-versions',
    'header-name',
  ].map((name) => `x-ms-${name}`),
);

export const extensionKnown = defineRule({
  id: 'extension-known',
  code: 'LNT-08',
  summary: 'An extension that begins with `x-ms-` is one that the platform or its tools know.',
  severity: everywhere('warning'),
  certainty: 'B',
  source: sources.schemas,
  note: 'An unknown one is ignored, and most often it is a slip of the pen; extensions of your own begin with `x-` and another word.',
  example: { at: '/paths/~1items/get/x-ms-visbility', bad: 'important', good: undefined },
  on: {
    object(object, report) {
      for (const name of Object.keys(object.value)) {
        if (!/^x-ms-/i.test(name) || extensions.has(name)) continue;
        const meant = nearest(name);
        report(
          `The extension ${quote(name)} is not known${meant === undefined ? '' : `; \`${meant}\` may be meant`}.`,
          {
            at: place(object, name),
          },
        );
      }
    },
  },
});

/** The known extension within two letters, if there is one. */
function nearest(name: string): string | undefined {
  const wanted = name.toLowerCase();
  return [...extensions].find((known) => distance(known.toLowerCase(), wanted) <= 2);
}

/** Levenshtein distance, given up beyond what is asked for by its length difference. */
function distance(left: string, right: string): number {
  if (Math.abs(left.length - right.length) > 2 || right.length > 60) return 9;
  let row = Array.from({ length: right.length + 1 }, (_, index) => index);
  for (let i = 1; i <= left.length; i += 1) {
    const next = [i];
    for (let j = 1; j <= right.length; j += 1) {
      const change = (row[j - 1] ?? 0) + (left[i - 1] === right[j - 1] ? 0 : 1);
      next.push(Math.min(change, (row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1));
    }
    row = next;
  }
  return row[right.length] ?? 9;
}

export const pathSlashes = defineRule({
  id: 'path-slashes',
  code: 'LNT-11',
  summary: 'A path has no slash at its end and no two in a row.',
  severity: everywhere('warning'),
  certainty: 'D',
  source: sources.swagger,
  example: { at: '/paths/~1lists~1', bad: {}, good: undefined },
  on: {
    path({ template }, report) {
      if (template.includes('//')) report(`The path ${quote(template)} has two slashes in a row.`);
      else if (template.length > 1 && template.endsWith('/'))
        report(`The path ${quote(template)} ends with a slash, which many services tell apart.`);
    },
  },
});

export const securityDefinitionSingle = defineRule({
  id: 'security-definition-single',
  code: 'LNT-12',
  summary: 'A connector without sets of connection parameters has one security definition.',
  severity: everywhere('warning'),
  certainty: 'C',
  source: sources.multipleAuthentication,
  example: {
    at: '/securityDefinitions/other',
    bad: { type: 'basic' },
    good: undefined,
  },
  on: {
    definition({ value }, report, { properties }) {
      const names = Object.keys(toJsonObject(value['securityDefinitions']));
      if (names.length <= 1 || properties?.value['connectionParameterSets'] !== undefined) return;
      report(
        `There are ${names.length} security definitions (${names.slice(0, 4).map(quote).join(', ')}), but the connection has one way to sign in; keep one, or add \`connectionParameterSets\`.`,
        {
          at: '/securityDefinitions',
        },
      );
    },
  },
});

export const oauthFlow = defineRule({
  id: 'oauth-flow',
  code: 'LNT-13',
  summary: 'The flow of OAuth is `accessCode`.',
  severity: everywhere('warning'),
  certainty: 'C',
  source: sources.connectionParameters,
  example: {
    at: '/securityDefinitions/api_key',
    bad: { type: 'oauth2', flow: 'implicit', authorizationUrl: 'https://contoso.com/authorize', scopes: {} },
    good: { type: 'apiKey', in: 'header', name: 'X-Contoso-Key' },
  },
  on: {
    definition({ value }, report) {
      for (const [name, entry] of Object.entries(toJsonObject(value['securityDefinitions']))) {
        const scheme = toJsonObject(entry);
        const flow = toText(scheme['flow']);
        if (scheme['type'] !== 'oauth2' || flow === '' || flow === 'accessCode') continue;
        report(`The flow of ${quote(name)} is ${quote(flow)}; connections sign in by \`accessCode\`.`, {
          at: place({ pointer: '/securityDefinitions' }, name, 'flow'),
        });
      }
    },
  },
});

/** Limits that are published, with what is counted. */
const limits = { operations: 256, schemas: 512, bytes: 1024 * 1024 };
const near = 0.8;

export const limitNear = defineRule({
  id: 'limit-near',
  code: 'LNT-14',
  summary: 'A definition keeps a fifth of each limit free: operations, schemas of a body, size of the file.',
  severity: everywhere('warning'),
  certainty: 'F',
  source: sources.faq,
  example: {
    at: '/definitions/Item',
    bad: {
      type: 'object',
      properties: Object.fromEntries(
        Array.from({ length: 450 }, (_, index) => [`column${index}`, { type: 'string' }]),
      ),
    },
    good: { type: 'object', properties: { id: { type: 'string' } } },
  },
  on: {
    definition({ operations, schemas, measure }, report) {
      if (isNear(operations.length, limits.operations)) {
        report(`There are ${operations.length} operations, near the limit of ${limits.operations}.`, {
          at: '/paths',
        });
      }
      for (const schema of schemas) {
        if (schema.parent !== undefined || schema.role === 'definition') continue;
        const { count } = measure(schema);
        if (isNear(count, limits.schemas))
          report(`The schema has ${count} schemas in it, near the limit of ${limits.schemas}.`, {
            at: schema.pointer,
          });
      }
    },
    file({ name, bytes }, report, { definitionFile }) {
      if (name !== definitionFile || !isNear(bytes.length, limits.bytes)) return;
      report(`The file has ${bytes.length} bytes, near the limit of ${limits.bytes}.`, {
        file: name,
        at: '',
      });
    },
  },
});

function isNear(count: number, limit: number): boolean {
  return count >= limit * near && count <= limit;
}
