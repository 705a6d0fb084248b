import type { Connector } from '../../model/connector.js';
import type { Operation, Parameter, Response } from '../../model/operation.js';
import type { Schema } from '../../model/schema.js';
import type { Printable } from './code.js';
import { findCycles } from './find-cycles.js';
import { type Link, linkOperation, linkParameter, linkResponse, linkSchema, print } from './link.js';
import {
  createImports,
  type Imports,
  importLine,
  type SourceFile,
  toComment,
  writeModule,
  writeTyped,
} from './module.js';
import { nameParts, type Part } from './name-parts.js';

/**
 * A connector as typed source: one file per operation, trigger, schema, shared parameter, shared response and policy,
 * and an index that puts them together. Pure.
 *
 * @param connector as `importConnector` gives it: named parts are listed, and referred to by name
 */
export function writeSource(connector: Connector): readonly SourceFile[] {
  const parts = nameParts(connector);
  const isConstantIn = findCycles(new Map([...parts.schemas].map(([name, { value }]) => [name, value])));
  const used = new Set<Part<unknown>>();
  /** References become constants, except where a schema would come to hold itself. */
  const linkInto =
    (imports: Imports, user?: string): Link =>
    (kind, name) => {
      const part = parts[kind].get(name);
      if (part === undefined) return undefined;
      if (kind === 'schemas' && user !== undefined && !isConstantIn(user, name)) return undefined;
      used.add(part);
      return imports.add(part);
    };
  const write = <T>(
    { constant, file, value }: Part<T>,
    define: string,
    comment: string,
    link: (value: T, link: Link) => Printable,
    user?: string,
  ): SourceFile => {
    const imports = createImports();
    return writeModule(
      file,
      { constant, comment, define, value: link(value, linkInto(imports, user)) },
      imports,
    );
  };

  const files = [
    writeInfo(connector),
    writeConnection(connector),
    ...parts.operations.map((part) =>
      write<Operation>(part, 'defineOperation', addressOf(part.value), linkOperation),
    ),
    ...[...parts.schemas].map(([name, part]) =>
      write<Schema>(part, 'defineSchema', named('schema', name), linkSchema, name),
    ),
    ...[...parts.parameters].map(([name, part]) =>
      write<Parameter>(part, 'defineParameter', named('parameter', name), linkParameter),
    ),
    ...[...parts.responses].map(([name, part]) =>
      write<Response>(part, 'defineResponse', named('response', name), linkResponse),
    ),
    ...parts.policies.map(({ constant, file, value }) => ({
      path: `${file}.ts`,
      text: `${importLine(['Policy'])}\n${toComment(`Policy template ${value.templateId}.`)}${writeTyped(constant, 'Policy', print(value))}`,
    })),
  ];

  const imports = createImports();
  const link = linkInto(imports);
  const unused = <T>(named: ReadonlyMap<string, Part<T>>) =>
    [...named.values()].filter((part) => !used.has(part)).map((part) => imports.add(part));
  const paths = linkPaths(connector, link);
  const {
    info,
    address,
    connection,
    operations,
    policies,
    definitions,
    sharedParameters,
    sharedResponses,
    ...rest
  } = print(connector);
  const lists = {
    operations: parts.operations.map((part) => imports.add(part)),
    ...(policies !== undefined && { policies: parts.policies.map((part) => imports.add(part)) }),
    ...withoutEmpty({
      definitions: unused(parts.schemas),
      sharedParameters: unused(parts.parameters),
      sharedResponses: unused(parts.responses),
    }),
  };
  const value: Printable = {
    info: imports.add({ constant: 'info', file: 'info' }),
    address: imports.add({ constant: 'address', file: 'info' }),
    connection: imports.add({ constant: 'connection', file: 'connection' }),
    ...rest,
    ...(paths && { paths }),
    ...lists,
  };
  const comment = `The ${connector.info.title} connector.`;
  const index = writeModule(
    'index',
    { constant: 'connector', comment, define: 'defineConnector', value },
    imports,
  );
  return [index, ...files];
}

function linkPaths({ paths }: Connector, link: Link): Printable | undefined {
  if (paths === undefined) return undefined;
  const linked = Object.entries(paths).map(([path, { parameters, notification, extensions }]) => [
    path,
    {
      ...(parameters && { parameters: parameters.map((parameter) => linkParameter(parameter, link)) }),
      ...(notification && {
        notification: { ...print(notification), schema: linkSchema(notification.schema, link) },
      }),
      ...(extensions && { extensions: print(extensions) }),
    },
  ]);
  return Object.fromEntries(linked);
}

function writeInfo({ info, address }: Connector): SourceFile {
  const text = [
    importLine(['Address', 'ConnectorInfo']),
    toComment('Who stands behind the connector.'),
    writeTyped('info', 'ConnectorInfo', print(info)),
    toComment('Where the backend answers.'),
    writeTyped('address', 'Address', print(address)),
  ];
  return { path: 'info.ts', text: `${text[0]}\n${text[1]}${text[2]}\n${text[3]}${text[4]}` };
}

function writeConnection({ connection }: Connector): SourceFile {
  const text = `${toComment('How a flow signs in.')}${writeTyped('connection', 'Connection', print(connection))}`;
  return { path: 'connection.ts', text: `${importLine(['Connection'])}\n${text}` };
}

function addressOf({ method, path }: Operation): string {
  return `${method.toUpperCase()} ${path}`;
}

function named(kind: string, name: string): string {
  return `The ${kind} \`${name}\` of the definition.`;
}

function withoutEmpty(lists: Readonly<Record<string, readonly Printable[]>>) {
  return Object.fromEntries(Object.entries(lists).filter(([, list]) => list.length > 0));
}
