import type { Connector, SchemaObject } from '../../../connector-folder/connector.js';
import { hasNotificationUrl } from '../../../connector-folder/notification-url.js';
import { isJsonObject, toJsonObject } from '../../../shared/json-value.js';
import type { ReportProblem } from './coerce-value.js';
import { bodyKey } from './find-input.js';
import { viewSchema } from './schema-view.js';

/** What is filled in by itself. */
export interface FillOptions {
  /** The callback URL that a flow gives to its trigger. */
  readonly notificationUrl?: string;
  readonly report: ReportProblem;
}

/**
 * The body with what a flow adds by itself: defaults of required inputs, and the callback URL in the property
 * marked `x-ms-notification-url`. Required inputs without a value are reported; an object that is neither
 * required nor given is left out with all that is in it.
 * https://learn.microsoft.com/connectors/custom-connectors/openapi-extensions
 */
export function fillBody(
  connector: Connector,
  schema: SchemaObject,
  given: unknown,
  options: FillOptions,
): unknown {
  const definition = toJsonObject(connector.definition);
  const fillObject = (
    part: SchemaObject,
    value: Readonly<Record<string, unknown>>,
    path: readonly string[],
  ): Record<string, unknown> => {
    const view = viewSchema(connector, part);
    const result = new Map(Object.entries(value));
    if (path.length > 10) return Object.fromEntries(result);
    for (const [name, property] of view.properties) {
      const propertyPath = [...path, name];
      const filled = fillProperty(property, result.get(name), propertyPath, view.required.has(name));
      if (filled !== undefined) result.set(name, filled);
    }
    return Object.fromEntries(result);
  };

  const fillProperty = (
    property: SchemaObject,
    value: unknown,
    path: readonly string[],
    isRequired: boolean,
  ): unknown => {
    const view = viewSchema(connector, property);
    if (view.isNotificationUrl && options.notificationUrl !== undefined) return options.notificationUrl;
    if (view.type === 'object' && view.properties.size > 0) {
      if (isJsonObject(value)) return fillObject(property, value, path);
      const leadsToUrl = options.notificationUrl !== undefined && hasNotificationUrl(definition, property);
      if (!isRequired && !leadsToUrl) return value;
      const filled = fillObject(property, {}, path);
      return Object.keys(filled).length > 0 ? filled : value;
    }
    if (value !== undefined || !isRequired) return value;
    if (view.default !== undefined) return view.default;
    options.report(missingInput(bodyKey(path), view.title, view.isInternal, view.isNotificationUrl));
    return undefined;
  };

  return fillProperty(schema, given, [], given !== undefined);
}

/** The sentence for a required input that has no value. */
export function missingInput(
  key: string,
  title: string,
  isInternal: boolean,
  isNotificationUrl = false,
): string {
  const name = `\`${key}\`${title === '' ? '' : ` (${title})`}`;
  if (isNotificationUrl) {
    return `${name} is the notification URL, which a flow fills in. Make a flow with this trigger, or give a URL for it.`;
  }
  return isInternal
    ? `${name} is required and internal but has no default in the definition, so a flow could not fill it. Add a \`default\`, or give a value.`
    : `${name} is required and has no value.`;
}
