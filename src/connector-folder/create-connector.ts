import { basename } from 'node:path';
import type { OpenAPIV2 } from 'openapi-types';
import { type JsonObject, toJsonObject, toText } from '../shared/json-value.js';
import type { Connector, SchemaObject, Throttling } from './connector.js';
import type { DocumentProblem } from './load-finding.js';
import { readOperations } from './read-operations.js';
import { readProperties } from './read-properties.js';
import { resolveReference } from './resolve-reference.js';

/** The two parsed documents of a connector and where they came from. */
export interface ConnectorSource {
  /** Taken from the folder, else from the title, when left out. */
  readonly name?: string;
  readonly folder?: string;
  readonly definition: unknown;
  readonly properties?: unknown;
  /** Whether there is custom code beside the documents. */
  readonly hasScript?: boolean;
}

/** Looks at a connector that was read, and tells what whoever reads it cannot use. */
export type Inspect = (connector: Connector, report: (problem: DocumentProblem) => void) => void;

/** The platform's own limit: https://learn.microsoft.com/connectors/custom-connectors/faq */
const defaultThrottling: Throttling = { calls: 500, renewalPeriodSeconds: 60 };

/**
 * A connector from parsed documents, whatever they contain: what is unusable is left out and told to `report`.
 *
 * @example createConnector({ definition: { swagger: '2.0', info: { title: 'Chats' }, paths: {} } }).name // 'chats'
 */
export function createConnector(
  source: ConnectorSource,
  report: (problem: DocumentProblem) => void = () => {},
  inspect: Inspect = () => {},
): Connector {
  const definition = toJsonObject(source.definition);
  const info = toJsonObject(definition['info']);
  const title = toText(info['title']);
  const folder = source.folder ?? '';
  const properties = readProperties(source.properties, report);
  const operations = readOperations(definition, report);
  const connector: Connector = {
    name:
      toConnectorName(source.name ?? '') ||
      toConnectorName(basename(folder)) ||
      toConnectorName(title) ||
      'connector',
    title,
    description: toText(info['description']),
    folder,
    // The document is kept as it stands; every reader in this folder looks before it takes.
    definition: definition as unknown as OpenAPIV2.Document,
    ...{ properties, operations, hasScript: source.hasScript ?? false },
    throttling: readThrottling(definition),
    resolve: (schema) => (resolveReference(definition, schema) as SchemaObject | undefined) ?? {},
  };
  inspect(connector, report);
  return connector;
}

/** `Contoso Chats (EU)` as `contoso-chats-eu`. */
export function toConnectorName(text: string): string {
  return text
    .normalize('NFKD')
    .toLowerCase()
    .replace(/\p{Mark}+/gu, '')
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '');
}

function readThrottling(definition: JsonObject): Throttling {
  const limits = definition['x-throttling'];
  const { calls, renewalPeriodSeconds } = toJsonObject(Array.isArray(limits) ? limits[0] : undefined);
  if (!isPositive(calls) || !isPositive(renewalPeriodSeconds)) return defaultThrottling;
  return { calls, renewalPeriodSeconds };
}

function isPositive(value: unknown): value is number {
  return typeof value === 'number' && Number.isFinite(value) && value > 0;
}
