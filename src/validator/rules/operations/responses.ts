import { isJsonObject, type JsonObject, toJsonObject } from '../../../shared/json-value.js';
import type { DefinitionNode, Placed, ResponseNode } from '../../model/nodes.js';
import { defineRule, everywhere, place, quote } from '../../rule.js';
import { sources } from '../../sources.js';
import { mediaTypesOf } from './media-types.js';

export const responsePresent = defineRule({
  id: 'response-present',
  code: 'OperationMustHaveResponse',
  summary: 'Every operation has at least one response.',
  severity: everywhere('error'),
  certainty: 'C',
  source: sources.validatorRules,
  note: 'A webhook trigger without one is a warning: published ones lack it.',
  example: { at: '/paths/~1items/get/responses', bad: {}, good: { '200': { description: 'The items.' } } },
  on: {
    operation(operation, report) {
      const responses = operation.value['responses'];
      if (responses !== undefined && !isJsonObject(responses)) return;
      if (operation.responses.length > 0) return;
      report(`\`${operation.label}\` has no response; describe at least the successful one.`, {
        ...(responses !== undefined && { at: place(operation, 'responses') }),
        ...(operation.kind === 'webhook' && { severity: 'warning' as const }),
      });
    },
  },
});

export const responseSuccessful = defineRule({
  id: 'response-successful',
  code: 'OperationShouldHaveSuccessfulResponse',
  summary: 'Every operation has a successful response, 200 to 299.',
  severity: everywhere('warning'),
  certainty: 'D',
  source: sources.validatorRules,
  example: {
    at: '/paths/~1items/get/responses/200',
    bad: undefined,
    good: { description: 'The items.', schema: { $ref: '#/definitions/Item' } },
  },
  on: {
    operation(operation, report) {
      if (operation.responses.length === 0 || operation.responses.some(isSuccess)) return;
      const onlyDefault = operation.responses.every(({ status }) => status === 'default');
      report(
        `\`${operation.label}\` has no successful response${onlyDefault ? ', only `default`' : ''}; name its status, such as \`200\`.`,
        { at: place(operation, 'responses') },
      );
    },
  },
});

export const responseSchemaSingle = defineRule({
  id: 'response-schema-single',
  code: 'OperationHasManyResponsesWithSchema',
  summary: 'One response of an operation has a schema: the designer shows no other.',
  severity: everywhere('warning'),
  certainty: 'D',
  source: sources.validatorRules,
  note: 'A schema of an error, which many published connectors have, is no more than worth knowing.',
  example: {
    at: '/paths/~1items/get/responses/202',
    bad: { description: 'The items that were found so far.', schema: { $ref: '#/definitions/Item' } },
    good: { description: 'The items are being collected.' },
  },
  on: {
    operation(operation, report) {
      // That of `default` is `DefaultResponseHasSchema`.
      const withSchema = operation.responses.filter(
        ({ status, schema }) => schema !== undefined && status !== 'default',
      );
      const shown = withSchema.find(isSuccess) ?? withSchema[0];
      for (const response of withSchema) {
        if (response === shown || shown === undefined) continue;
        report(
          `\`${operation.label}\` has schemas for ${shown.status} and ${response.status}; the designer uses one.`,
          { at: response.pointer, ...(!isSuccess(response) && { severity: 'info' as const }) },
        );
      }
    },
  },
});

export const responseSchemaPlace = defineRule({
  id: 'response-schema-place',
  code: 'SchemaDefinitionSetIncorrectly',
  covers: ['STR-25', 'POL-5000.2.4.1', 'POL-5000.2.4.4', 'REV-01'],
  summary:
    'What an operation gives is described at 200 or 201, or in `x-ms-notification-content` for a webhook.',
  severity: everywhere('warning'),
  certainty: 'D',
  source: sources.validatorRules,
  note: 'Found where the schema stands at another status only, is empty or missing. Other methods than `GET` may give nothing back, so there a missing one is a hint. Internal operations are not shown, so they are passed over.',
  example: {
    at: '/paths/~1items~1{itemId}/get/responses',
    bad: { '203': { description: 'The item.', schema: { $ref: '#/definitions/Item' } } },
    good: { '200': { description: 'The item.', schema: { $ref: '#/definitions/Item' } } },
  },
  on: {
    operation(operation, report, { definition }) {
      if (operation.isInternal) return;
      if (operation.kind === 'webhook') {
        const content = operation.path.notificationSchema;
        if (content === undefined || !isEmptySchema(content.value)) return;
        report(`The schema of what \`${operation.label}\` sends is empty; describe its properties.`, {
          at: content.pointer,
        });
        return;
      }
      const successful = operation.responses.filter(isSuccess);
      const shown = successful.find(({ status, schema }) => isShown(status) && schema !== undefined)?.schema;
      if (shown !== undefined) {
        if (!isEmptySchema((definition?.follow(shown) ?? shown).value)) return;
        report(`The schema of what \`${operation.label}\` gives is empty; describe its properties.`, {
          at: shown.pointer,
        });
        return;
      }
      const hidden = successful.find(({ schema }) => schema !== undefined);
      if (hidden !== undefined) {
        report(
          `The schema of \`${operation.label}\` stands at ${hidden.status}, where makers do not see it; move it to 200 or 201.`,
          { at: hidden.pointer, also: ['POL-5000.2.4.1'] },
        );
        return;
      }
      const bare = successful.find(({ status, value }) => isShown(status) && !isJsonObject(value['schema']));
      if (bare === undefined || operation.method === 'delete') return;
      const isRead = operation.method === 'get';
      if (!isRead && operation.responses.some(({ schema }) => schema !== undefined)) return;
      report(
        `What \`${operation.label}\` gives at ${bare.status} has no schema; describe it${isRead ? '' : ', or answer 204'}.`,
        {
          at: isRead ? place(operation, 'responses') : bare.pointer,
          also: ['POL-5000.2.4.1', 'REV-01'],
          ...(!isRead && { severity: 'info' as const }),
        },
      );
    },
  },
});

export const responseDefaultSchema = defineRule({
  id: 'response-default-schema',
  code: 'DefaultResponseHasSchema',
  covers: ['POL-5000.2.4.2'],
  summary: 'The response `default` has no schema.',
  severity: everywhere('warning'),
  certainty: 'D',
  source: sources.validatorRules,
  note: 'The certification policy calls it an error for new connectors; many published ones have it.',
  example: {
    at: '/paths/~1items/get/responses/default',
    bad: { description: 'Something went wrong.', schema: { $ref: '#/definitions/Item' } },
    good: { description: 'Something went wrong.' },
  },
  on: {
    response(response, report) {
      if (response.status !== 'default' || response.scope !== 'operation' || response.schema === undefined)
        return;
      report('The response `default` has a schema; schemas belong to the statuses that are expected.', {
        at: Object.hasOwn(response.value, 'schema') ? place(response, 'schema') : response.pointer,
      });
    },
  },
});

export const responseStatus = defineRule({
  id: 'response-status',
  code: 'ResponseMustBeDefaultOrHttpStatusCode',
  summary: 'A response is named by an HTTP status, 100 to 599, or `default`.',
  severity: everywhere('error'),
  certainty: 'B',
  source: sources.validatorRules,
  example: { at: '/paths/~1items/get/responses/ok', bad: { description: 'The items.' }, good: undefined },
  on: {
    operation(operation, report) {
      for (const status of Object.keys(toJsonObject(operation.value['responses']))) {
        if (status === 'default' || status.startsWith('x-') || /^[1-5]\d\d$/.test(status)) continue;
        report(`The response ${quote(status)} is no HTTP status and not \`default\`.`, {
          at: place(operation, 'responses', status),
        });
      }
    },
  },
});

export const responseHeadersUnique = defineRule({
  id: 'response-headers-unique',
  code: 'ResponseHeadersAreNotUnique',
  summary: 'The headers of a response differ by more than upper and lower case.',
  severity: everywhere('error'),
  certainty: 'E',
  source: sources.validatorRules,
  example: {
    at: '/paths/~1items/get/responses/200/headers',
    bad: { 'X-Total': { type: 'string' }, 'x-total': { type: 'string' } },
    good: { 'X-Total': { type: 'string' } },
  },
  on: {
    response(response, report) {
      const seen = new Set<string>();
      for (const name of Object.keys(toJsonObject(response.value['headers']))) {
        if (seen.has(name.toLowerCase())) {
          report(`The header ${quote(name)} stands there in other capitals already. Remove one.`, {
            at: place(response, 'headers', name),
          });
        }
        seen.add(name.toLowerCase());
      }
    },
  },
});

export const responseExampleProduced = defineRule({
  id: 'response-example-produced',
  code: 'ResponseExampleMustBeProducedByOperation',
  summary: 'Each example of a response is of a MIME type that the operation produces.',
  severity: everywhere('error'),
  certainty: 'A',
  source: sources.validatorRules,
  note: 'A save in the portal is refused over it.',
  example: {
    at: '/paths/~1items/get/responses/200/examples',
    bad: { 'text/csv': 'id,title' },
    good: { 'application/json': { items: [] } },
  },
  on: {
    operation(operation, report, { definition }) {
      const produced = mediaTypesOf('produces', operation, definition);
      for (const written of operation.responses) {
        const shared = definition?.resolve(written.value);
        const response = shared ?? written;
        // An example of a shared response is wrong once, for the first operation that gives it.
        if (
          shared !== undefined &&
          definition?.responses.find((item) => givesSame(item, shared, definition)) !== written
        )
          continue;
        for (const name of Object.keys(toJsonObject(response.value['examples']))) {
          if (name.startsWith('x-') || produced.some((type) => type.toLowerCase() === name.toLowerCase()))
            continue;
          const known =
            produced.length === 0
              ? 'which produces none'
              : `which produces ${produced.slice(0, 5).map(quote).join(', ')}`;
          report(
            `The example ${quote(name)} is not among the types of \`${operation.label}\`, ${known}. Add it to \`produces\`, or remove the example.`,
            {
              at: place(response, 'examples', name),
            },
          );
        }
      }
    },
  },
});

function givesSame(item: ResponseNode, shared: Placed, definition: DefinitionNode): boolean {
  return item.operation !== undefined && definition.resolve(item.value)?.pointer === shared.pointer;
}

function isSuccess({ status }: ResponseNode): boolean {
  return /^2\d\d$/.test(status);
}

/** Nothing in it that a maker could use, and nothing that supplies it later. */
function isEmptySchema(schema: JsonObject): boolean {
  const idle = new Set([
    'description',
    'title',
    'x-ms-summary',
    'x-ms-visibility',
    'properties',
    'type',
    'required',
  ]);
  if (Object.keys(schema).some((name) => !idle.has(name))) return false;
  if (Object.keys(toJsonObject(schema['properties'])).length > 0) return false;
  return schema['type'] === undefined || schema['type'] === 'object';
}

function isShown(status: string): boolean {
  return status === '200' || status === '201';
}
