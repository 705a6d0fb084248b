import type { Node } from 'jsonc-parser';
import { wordOf } from '../shared/json-value.js';
import { findSteps } from './find-steps.js';
import { at, type Change, type JsonDocument, membersOf, openJson, textAt } from './json-document.js';
import { toUse, type Use } from './operations.js';
import { customApiId, customApiName, powerPlatformName, type Target } from './target.js';

/** A JSON file after its migration. */
export interface MigratedJson {
  readonly text: string;
  readonly changes: readonly Change[];
  readonly uses: readonly Use[];
}

/**
 * Repoints one JSON file: the definition of a flow, a file of an exported package or a solution, a workflow of
 * Logic Apps with or without its template, or `connections.json`. What is none of these, and what does not use the
 * published connector, comes back as it is.
 *
 * @param standardKeys names under which `connections.json` of the same project knows LiveChat
 */
export function migrateJson(
  text: string,
  target: Target,
  standardKeys: ReadonlySet<string> = new Set(),
): MigratedJson {
  const document = openJson(text);
  if (document === undefined) return { text, changes: [], uses: [] };
  const uses: Use[] = [];
  for (const holder of findDefinitionHolders(document.root)) {
    uses.push(...migrateDefinition(document, holder, target, standardKeys));
  }
  migratePackage(document, target);
  migrateStandardConnections(document, target);
  migrateConnectionResources(document, target);
  return { text: document.toText(), changes: document.changes, uses };
}

/** The names under which `connections.json` knows LiveChat. */
export function standardLiveChatKeys(text: string): readonly string[] {
  const managed = membersOf(at(openJson(text)?.root, 'managedApiConnections'));
  return managed.filter(({ value }) => isManagedLiveChat(textAt(value, 'api', 'id'))).map(({ key }) => key);
}

/** The objects with a `definition` beside their connections: a flow, a workflow, or the resources of a template. */
function findDefinitionHolders(root: Node): readonly Node[] {
  const resources = at(root, 'resources');
  const inTemplate = resources?.type === 'array' ? (resources.children ?? []) : [];
  return [root, at(root, 'properties'), ...inTemplate.map((resource) => at(resource, 'properties'))].filter(
    (node): node is Node => node !== undefined && hasSteps(at(node, 'definition') ?? node),
  );
}

function hasSteps(node: Node): boolean {
  return at(node, 'actions')?.type === 'object' || at(node, 'triggers')?.type === 'object';
}

function migrateDefinition(
  document: JsonDocument,
  holder: Node,
  target: Target,
  standardKeys: ReadonlySet<string>,
): readonly Use[] {
  const references = migrateReferences(document, at(holder, 'connectionReferences'), target);
  const managed = migrateManaged(document, at(holder, 'parameters', '$connections', 'value'), target);
  const definition = at(holder, 'definition') ?? holder;
  return findSteps(definition).flatMap((step) => {
    const host = at(step.node, 'inputs', 'host');
    const isOurs = isLiveChatHost(host, references, new Set([...managed, ...standardKeys]));
    if (host === undefined || !isOurs) return [];
    migrateHost(document, host, target);
    return [toUse(step)];
  });
}

/** The connection references of a flow; gives back the names of those that are LiveChat's. */
function migrateReferences(
  document: JsonDocument,
  references: Node | undefined,
  target: Target,
): ReadonlySet<string> {
  const ours = membersOf(references).filter(({ value }) =>
    [textAt(value, 'id'), textAt(value, 'api', 'id'), textAt(value, 'api', 'name')].some(isSharedLiveChat),
  );
  for (const { key, value, property } of ours) {
    const name = powerPlatformName(target);
    document.rename(property, renameKey(key, name));
    for (const place of [['id'], ['api', 'id'], ['api', 'name']]) {
      const id = textAt(value, ...place);
      if (isSharedLiveChat(id)) document.replace(at(value, ...place), replaceName(id, name));
    }
    if (textAt(value, 'apiName') === 'livechat') {
      document.replace(at(value, 'apiName'), name.replace(/^shared_/, ''));
    }
    if (target.connection !== undefined) {
      document.replace(at(value, 'connection', 'connectionReferenceLogicalName'), target.connection);
      document.replace(at(value, 'connectionName'), target.connection);
    }
  }
  return new Set(ours.map(({ key }) => key));
}

/** The connections of a Consumption workflow; gives back the names of those that are LiveChat's. */
function migrateManaged(
  document: JsonDocument,
  connections: Node | undefined,
  target: Target,
): ReadonlySet<string> {
  const ours = membersOf(connections).filter(
    ({ value }) => isManagedLiveChat(textAt(value, 'id')) || isSharedLiveChat(textAt(value, 'id')),
  );
  for (const { value } of ours) {
    const id = textAt(value, 'id');
    if (isSharedLiveChat(id)) {
      document.replace(at(value, 'id'), replaceName(id, powerPlatformName(target)));
      continue;
    }
    document.replace(at(value, 'id'), toCustomApi(id ?? '', target, textAt(value, 'connectionId')));
    renameConnection(document, at(value, 'connectionId'), target);
    if (target.connection !== undefined) document.replace(at(value, 'connectionName'), target.connection);
  }
  return new Set(ours.map(({ key }) => key));
}

/** Whether a step goes to LiveChat: its host says so, or the connection that it names is LiveChat's. */
function isLiveChatHost(
  host: Node | undefined,
  references: ReadonlySet<string>,
  managed: ReadonlySet<string>,
): boolean {
  const name = textAt(host, 'connection', 'name') ?? '';
  const key = /\$connections'\)\s*\[\s*'([^']+)'\s*\]/.exec(name)?.[1];
  return (
    isSharedLiveChat(textAt(host, 'apiId')) ||
    references.has(textAt(host, 'connectionName') ?? '') ||
    managed.has(textAt(host, 'connection', 'referenceName') ?? '') ||
    (key !== undefined && (managed.has(key) || references.has(key)))
  );
}

function migrateHost(document: JsonDocument, host: Node, target: Target): void {
  const apiId = textAt(host, 'apiId');
  if (isSharedLiveChat(apiId))
    document.replace(at(host, 'apiId'), replaceName(apiId, powerPlatformName(target)));
  const connectionName = textAt(host, 'connectionName');
  if (connectionName !== undefined) {
    document.replace(at(host, 'connectionName'), renameKey(connectionName, powerPlatformName(target)));
  }
  // Flows of an older form name their connection in an expression.
  const expression = textAt(host, 'connection', 'name');
  if (expression?.includes("['shared_livechat") === true) {
    const renamed = expression.replace(
      /(?<=\[')shared_livechat(_\d+)?(?='\])/g,
      `${powerPlatformName(target)}$1`,
    );
    document.replace(at(host, 'connection', 'name'), renamed);
  }
}

/** `manifest.json`, `apisMap.json` and `connectionsMap.json` of an exported flow. */
function migratePackage(document: JsonDocument, target: Target): void {
  for (const { value } of membersOf(at(document.root, 'resources'))) {
    const [id, name, type] = [textAt(value, 'id'), textAt(value, 'name'), textAt(value, 'type')];
    if (type !== 'Microsoft.PowerApps/apis') continue;
    if (isSharedLiveChat(id)) document.replace(at(value, 'id'), replaceName(id, powerPlatformName(target)));
    if (isSharedLiveChat(name)) document.replace(at(value, 'name'), powerPlatformName(target));
  }
  const members = membersOf(document.root);
  const isMap = members.length > 0 && members.every(({ value }) => value.type === 'string');
  if (!isMap) return;
  for (const { key, value, property } of members) {
    if (/^shared_livechat(_\d+)?$/.test(key) && /^[0-9a-f-]{36}$/i.test(wordOf(value.value))) {
      document.rename(property, renameKey(key, powerPlatformName(target)));
    }
  }
}

/** `connections.json` of a Standard logic app. */
function migrateStandardConnections(document: JsonDocument, target: Target): void {
  for (const { value } of membersOf(at(document.root, 'managedApiConnections'))) {
    const id = textAt(value, 'api', 'id');
    if (!isManagedLiveChat(id)) continue;
    document.replace(at(value, 'api', 'id'), toCustomApi(id, target, textAt(value, 'connection', 'id')));
    renameConnection(document, at(value, 'connection', 'id'), target);
    const runtimeUrl = textAt(value, 'connectionRuntimeUrl');
    if (runtimeUrl !== undefined) {
      const moved = runtimeUrl.replace(/\/apim\/livechat(?=\/|$)/i, `/apim/${customApiName(target)}`);
      document.replace(at(value, 'connectionRuntimeUrl'), target.runtimeUrl ?? moved);
    }
  }
}

/** `Microsoft.Web/connections` resources of a template. */
function migrateConnectionResources(document: JsonDocument, target: Target): void {
  const resources = at(document.root, 'resources');
  if (resources?.type !== 'array') return;
  for (const resource of resources.children ?? []) {
    const id = textAt(resource, 'properties', 'api', 'id');
    if (textAt(resource, 'type')?.toLowerCase() !== 'microsoft.web/connections' || !isManagedLiveChat(id))
      continue;
    document.replace(at(resource, 'properties', 'api', 'id'), toCustomApi(id, target, undefined));
  }
}

function renameConnection(document: JsonDocument, node: Node | undefined, { connection }: Target): void {
  const id: unknown = node?.value;
  if (connection === undefined || typeof id !== 'string' || id.startsWith('[')) return;
  document.replace(node, id.replace(/[^/]+$/, connection));
}

/** An expression of a template becomes one; a plain id becomes a plain id. */
function toCustomApi(id: string, target: Target, near: string | undefined): string {
  if (id.startsWith('[') && !target.to.startsWith('/')) {
    return `[resourceId('Microsoft.Web/customApis', '${customApiName(target)}')]`;
  }
  return customApiId(target, near);
}

function isSharedLiveChat(id: string | undefined): id is string {
  return id !== undefined && /(^|\/)shared_livechat$/i.test(id);
}

/** `…/managedApis/livechat`, or an expression of a template that comes to it. */
function isManagedLiveChat(id: string | undefined): id is string {
  if (id === undefined) return false;
  return id.startsWith('[')
    ? /managedApis/i.test(id) && /['/]livechat'\s*\)\s*\]$/i.test(id)
    : /\/managedApis\/livechat$/i.test(id);
}

function replaceName(id: string, name: string): string {
  return id.replace(/shared_livechat$/i, name);
}

/** The names that the designer gives connections: `shared_livechat`, `shared_livechat_1`. Others are the maker's own. */
function renameKey(key: string, name: string): string {
  return key.replace(/^shared_livechat(?=(_\d+)?$)/, name);
}
