import { isJsonObject, toJsonObject, toText, wordOf } from '../shared/json-value.js';
import type { Connector, Operation } from './connector.js';

/** Something that a maker enters when a connection is made. */
export interface Credential {
  readonly title: string;
  readonly description: string;
  /** What is shown on hovering: often where the value is found. */
  readonly tooltip: string;
  readonly type: string;
  readonly required: boolean;
}

/** A way to sign in, with what it asks for. */
export interface SignIn {
  /** Empty when there is only one way. */
  readonly title: string;
  readonly credentials: readonly Credential[];
}

/** What makers see of the actions and triggers: without the internal ones. */
export function shownOperations(connector: Connector): readonly Operation[] {
  return connector.operations.filter(({ visibility }) => visibility !== 'internal');
}

/** The ways to sign in that apiProperties.json offers; none when the connector asks for nothing. */
export function signIns({ properties }: Connector): readonly SignIn[] {
  const sets = properties.connectionParameterSets?.values ?? [];
  if (sets.length > 0) {
    return sets.map(({ name, uiDefinition, parameters }) => ({
      title: toText(toJsonObject(uiDefinition)['displayName'], name),
      credentials: toCredentials(parameters),
    }));
  }
  const credentials = toCredentials(properties.connectionParameters ?? {});
  return credentials.length === 0 ? [] : [{ title: '', credentials }];
}

function toCredentials(parameters: object): readonly Credential[] {
  return Object.entries(parameters).flatMap(([name, parameter]: readonly [string, unknown]) => {
    const { type, uiDefinition } = toJsonObject(parameter);
    const { displayName, description, tooltip, schema, constraints } = toJsonObject(uiDefinition);
    const { hidden, required } = toJsonObject(constraints);
    if (wordOf(hidden) === 'true') return [];
    return [
      {
        title: toText(displayName, name),
        description: toText(description) || toText(toJsonObject(schema)['description']),
        tooltip: toText(tooltip),
        type: toText(type, 'string'),
        required: wordOf(required) !== 'false',
      },
    ];
  });
}

/** The limits that the definition names, else the platform's own. */
export function throttlingLimits({ definition, throttling }: Connector): readonly {
  readonly name: string;
  readonly calls: number;
  readonly seconds: number;
}[] {
  const limits: unknown = toJsonObject(definition)['x-throttling'];
  const named = (Array.isArray(limits) ? limits : []).filter(isJsonObject).flatMap((limit) => {
    const { name, calls, renewalPeriodSeconds: seconds } = limit;
    return typeof calls === 'number' && typeof seconds === 'number'
      ? [{ name: toText(name, 'API calls per connection'), calls, seconds }]
      : [];
  });
  if (named.length > 0) return named;
  return [
    { name: 'API calls per connection', calls: throttling.calls, seconds: throttling.renewalPeriodSeconds },
  ];
}
