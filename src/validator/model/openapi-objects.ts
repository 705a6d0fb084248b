import { isJsonObject, toJsonObject, toPointer } from '../../shared/json-value.js';
import type { DefinitionNode, Placed } from './nodes.js';
import type { objectKinds } from './openapi-kinds.js';

/** One object of a definition, of a known kind. */
export interface OpenApiObject extends Placed {
  readonly kind: keyof typeof objectKinds;
}

/** Every object of the definition whose members the specification lists, in the order of the document's sections. */
export function listObjects(definition: DefinitionNode): readonly OpenApiObject[] {
  const known = listed.get(definition);
  if (known !== undefined) return known;
  const objects = collectObjects(definition);
  listed.set(definition, objects);
  return objects;
}

/** Several rules want the same list of the same definition. */
const listed = new WeakMap<DefinitionNode, readonly OpenApiObject[]>();

function collectObjects(definition: DefinitionNode): readonly OpenApiObject[] {
  const root = definition.value;
  const found: OpenApiObject[] = [{ kind: 'root', pointer: '', value: root }];
  const add = (kind: OpenApiObject['kind'], pointer: string, value: unknown) => {
    if (isJsonObject(value)) found.push({ kind, pointer, value });
  };
  const info = toJsonObject(root['info']);
  add('info', '/info', root['info']);
  add('contact', '/info/contact', info['contact']);
  add('license', '/info/license', info['license']);
  add('externalDocs', '/externalDocs', root['externalDocs']);
  for (const [index, tag] of listOf(root['tags'])) add('tag', `/tags/${index}`, tag);
  for (const [index, entry] of listOf(root['x-ms-connector-metadata'])) {
    add('metadata', `/x-ms-connector-metadata/${index}`, entry);
  }
  for (const [name, scheme] of Object.entries(toJsonObject(root['securityDefinitions']))) {
    add('securityScheme', toPointer('securityDefinitions', name), scheme);
  }
  const capabilities = toJsonObject(root['x-ms-capabilities']);
  add('annotation', '/info/x-ms-api-annotation', info['x-ms-api-annotation']);
  add('call', '/x-ms-capabilities/testConnection', capabilities['testConnection']);
  for (const name of ['open', 'browse'])
    add('call', `/x-ms-capabilities/file-picker/${name}`, toJsonObject(capabilities['file-picker'])[name]);
  for (const path of definition.paths) {
    add('path', path.pointer, path.value);
    add(
      'notificationContent',
      `${path.pointer}/x-ms-notification-content`,
      path.value['x-ms-notification-content'],
    );
  }
  for (const operation of definition.operations) {
    add('operation', operation.pointer, operation.value);
    const ofOperation = (kind: OpenApiObject['kind'], name: string) =>
      add(kind, `${operation.pointer}/${name}`, operation.value[name]);
    ofOperation('externalDocs', 'externalDocs');
    ofOperation('annotation', 'x-ms-api-annotation');
    ofOperation('triggerMetadata', 'x-ms-trigger-metadata');
    ofOperation('operationCapabilities', 'x-ms-capabilities');
    ofOperation('call', 'x-ms-notification');
    const context = toJsonObject(operation.value['x-ms-operation-context']);
    add('call', `${operation.pointer}/x-ms-operation-context/simulate`, context['simulate']);
  }
  for (const parameter of definition.parameters) {
    add(parameter.in === 'body' ? 'bodyParameter' : 'parameter', parameter.pointer, parameter.value);
  }
  for (const response of definition.responses) {
    if (!Object.hasOwn(response.value, '$ref')) add('response', response.pointer, response.value);
  }
  for (const typed of definition.typed) {
    if (typed.node === 'items' || typed.node === 'header') add(typed.node, typed.pointer, typed.value);
  }
  for (const schema of definition.schemas) {
    if (Object.hasOwn(schema.value, '$ref')) continue;
    add('schema', schema.pointer, schema.value);
    add('externalDocs', `${schema.pointer}/externalDocs`, schema.value['externalDocs']);
  }
  for (const { extension, pointer, raw, value } of definition.dynamics) {
    if (extension === 'x-ms-dynamic-values') add('dynamicValues', pointer, raw);
    else if (extension !== 'x-ms-dynamic-tree') add('call', pointer, raw);
    else for (const name of ['open', 'browse']) add('call', `${pointer}/${name}`, value[name]);
  }
  return found;
}

function listOf(value: unknown): IterableIterator<[number, unknown]> {
  return (Array.isArray(value) ? value : []).entries();
}
