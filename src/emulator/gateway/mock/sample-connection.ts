import type { ConnectionParameter, Connector } from '../../../connector-folder/connector.js';
import { wordOf } from '../../../shared/json-value.js';
import type { NewConnection } from '../connection.js';
import { allowedValues, connectionParametersOf, hasPlainParameters } from '../connection-parameters.js';
import { addressHint } from './address-hint.js';

/** A connection that a mock is content with: invented values for everything that a maker would type. */
export function sampleConnection(connector: Connector): NewConnection {
  const sets = connector.properties.connectionParameterSets?.values;
  const parameterSet = hasPlainParameters(connector) ? undefined : sets?.[0]?.name;
  const declared = Object.entries(connectionParametersOf(connector, parameterSet));
  return {
    connector: connector.name,
    displayName: 'Sample',
    ...(parameterSet === undefined ? {} : { parameterSet }),
    parameters: Object.fromEntries(
      declared
        .filter(([, parameter]) => !/setting$/i.test(parameter.type))
        .map(([name, parameter]) => [name, sampleParameter(connector, name, parameter)]),
    ),
  };
}

function sampleParameter(connector: Connector, name: string, parameter: ConnectionParameter): string {
  const allowed = allowedValues(parameter);
  const preset = wordOf(parameter['defaultValue'] ?? '');
  const [first] = allowed;
  if (first !== undefined) return allowed.includes(preset) ? preset : first;
  if (preset !== '') return preset;
  const address = addressHint(connector, 'connectionParameters', name);
  if (address !== undefined) return address;
  if (/^int/i.test(parameter.type)) return '1';
  if (/^bool/i.test(parameter.type)) return 'true';
  return /url|uri|host|domain|server|site|endpoint/i.test(name) ? 'contoso.example' : `sample-${name}`;
}
