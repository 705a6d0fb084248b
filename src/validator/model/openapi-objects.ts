import { isJsonObject, type JsonObject, toJsonObject, toPointer } from '../../shared/json-value.js';
import type { DefinitionNode, DynamicNode, Placed } from './nodes.js';
import type { objectKinds } from './openapi-kinds.js';

/** One object of a definition, of a known kind. */
export interface OpenApiObject extends Placed {
  readonly kind: keyof typeof objectKinds;
}

type Add = (kind: OpenApiObject['kind'], pointer: string, value: unknown) => void;

/** Every object of the definition whose members the specification lists, in the order of the document's sections. */
export function listObjects(definition: DefinitionNode): readonly OpenApiObject[] {
  const found: OpenApiObject[] = [];
  const add: Add = (kind, pointer, value) => {
    if (isJsonObject(value)) found.push({ kind, pointer, value });
  };
  addRoot(definition.value, add);
  for (const { pointer, value } of definition.paths) {
    add('path', pointer, value);
    const name = 'x-ms-notification-content';
    add('notificationContent', `${pointer}/${name}`, value[name]);
  }
  for (const operation of definition.operations) addOperation(operation, add);
  for (const parameter of definition.parameters) {
    add(parameter.in === 'body' ? 'bodyParameter' : 'parameter', parameter.pointer, parameter.value);
  }
  for (const { pointer, value } of definition.responses) {
    if (!Object.hasOwn(value, '$ref')) add('response', pointer, value);
  }
  for (const { node, pointer, value } of definition.typed) {
    if (node === 'items' || node === 'header') add(node, pointer, value);
  }
  for (const { pointer, value } of definition.schemas) {
    if (Object.hasOwn(value, '$ref')) continue;
    add('schema', pointer, value);
    if (value['externalDocs'] !== undefined)
      add('externalDocs', `${pointer}/externalDocs`, value['externalDocs']);
  }
  for (const dynamic of definition.dynamics) addDynamic(dynamic, add);
  return found;
}

function addRoot(root: JsonObject, add: Add): void {
  add('root', '', root);
  const info = toJsonObject(root['info']);
  add('info', '/info', root['info']);
  add('contact', '/info/contact', info['contact']);
  add('license', '/info/license', info['license']);
  add('externalDocs', '/externalDocs', root['externalDocs']);
  for (const [index, tag] of listOf(root['tags'])) add('tag', `/tags/${index}`, tag);
  for (const [index, entry] of listOf(root['x-ms-connector-metadata'])) {
    add('metadata', `/x-ms-connector-metadata/${index}`, entry);
  }
  for (const [index, entry] of listOf(root['x-ms-docs'])) add('docs', `/x-ms-docs/${index}`, entry);
  for (const [name, scheme] of Object.entries(toJsonObject(root['securityDefinitions']))) {
    add('securityScheme', toPointer('securityDefinitions', name), scheme);
  }
  const capabilities = toJsonObject(root['x-ms-capabilities']);
  add('annotation', '/info/x-ms-api-annotation', info['x-ms-api-annotation']);
  add('call', '/x-ms-capabilities/testConnection', capabilities['testConnection']);
  for (const name of ['open', 'browse'])
    add('call', `/x-ms-capabilities/file-picker/${name}`, toJsonObject(capabilities['file-picker'])[name]);
}

/** Members of an operation that are objects of a kind of their own. */
const insideOperation = [
  ['externalDocs', 'externalDocs'],
  ['annotation', 'x-ms-api-annotation'],
  ['triggerMetadata', 'x-ms-trigger-metadata'],
  ['operationCapabilities', 'x-ms-capabilities'],
  ['operationContext', 'x-ms-operation-context'],
  ['call', 'x-ms-notification'],
] as const;

function addOperation({ pointer, value }: Placed, add: Add): void {
  add('operation', pointer, value);
  for (const [kind, name] of insideOperation) {
    if (value[name] !== undefined) add(kind, `${pointer}/${name}`, value[name]);
  }
  const context = toJsonObject(value['x-ms-operation-context']);
  add('call', `${pointer}/x-ms-operation-context/simulate`, context['simulate']);
}

function addDynamic({ extension, pointer, raw, value }: DynamicNode, add: Add): void {
  if (extension === 'x-ms-dynamic-values') add('dynamicValues', pointer, raw);
  else if (extension !== 'x-ms-dynamic-tree') add('call', pointer, raw);
  else for (const name of ['open', 'browse']) add('call', `${pointer}/${name}`, value[name]);
}

function listOf(value: unknown): IterableIterator<[number, unknown]> {
  return (Array.isArray(value) ? value : []).entries();
}
