import type { JsonObject } from '../../shared/json-value.js';
import type { CSharpText } from './read-csharp.js';
import type { SchemaSize } from './schema-size.js';

/** An object in one of the documents and the JSON pointer of the place where it is written. */
export interface Placed {
  readonly pointer: string;
  readonly value: JsonObject;
}

/** A file of the folder as it was given: nothing of it has been looked at. */
export interface FileNode {
  /** Name relative to the connector folder, with `/`. */
  readonly name: string;
  readonly bytes: Uint8Array;
}

/** A JSON file: its text, and what could be read of it. */
export interface DocumentNode {
  readonly file: string;
  readonly role: 'definition' | 'properties' | 'other';
  readonly text: string;
  readonly encoding: 'utf-8' | 'utf-16' | 'latin-1';
  readonly hasByteOrderMark: boolean;
  /** The whole value, or what a forgiving parser made of it; undefined when there is nothing. */
  readonly value: unknown;
  /** What a strict JSON parser objects to, in order; with the offset in the text. */
  readonly problems: readonly SyntaxProblem[];
}

export interface SyntaxProblem {
  readonly kind: 'syntax' | 'comment' | 'trailing-comma' | 'duplicate-key' | 'empty';
  readonly message: string;
  readonly offset: number;
  readonly pointer?: string;
}

/** The definition and all places in it, each list in the order of the document. */
export interface DefinitionNode extends Placed {
  readonly paths: readonly PathNode[];
  readonly operations: readonly OperationNode[];
  readonly parameters: readonly ParameterNode[];
  readonly responses: readonly ResponseNode[];
  readonly schemas: readonly SchemaNode[];
  readonly typed: readonly TypedNode[];
  readonly references: readonly ReferenceNode[];
  readonly dynamics: readonly DynamicNode[];
  /** The first operation with the id; ids are compared exactly. */
  operationById(id: string): OperationNode | undefined;
  /** What a local `$ref` leads to, through further ones: a value and its pointer; undefined if nowhere or in a circle. */
  resolve(value: unknown): Placed | undefined;
  /** The schema itself, or the one its `$ref` leads to. */
  follow(schema: SchemaNode): SchemaNode | undefined;
  /** How many schemas it comes to with references expanded, and how deep: as the platform's limits count. */
  measure(schema: SchemaNode): SchemaSize;
  /** The operations that a schema or parameter belongs to, through references. */
  usersOf(node: SchemaNode | ParameterNode): readonly OperationNode[];
}

export interface PathNode extends Placed {
  /** The key: `/tickets/{ticketId}`. */
  readonly template: string;
  readonly operations: readonly OperationNode[];
  /** `x-ms-notification-content`, when there is one. */
  readonly notificationSchema?: SchemaNode;
}

export interface OperationNode extends Placed {
  readonly path: PathNode;
  /** In lower case. */
  readonly method: string;
  /** Empty when there is none. */
  readonly id: string;
  /** The id, or method and path where there is none: for messages. */
  readonly label: string;
  readonly kind: 'action' | 'webhook' | 'polling';
  readonly visibility: string;
  readonly isInternal: boolean;
  readonly isDeprecated: boolean;
  /** Its own and those of its path, resolved; its own win. Those that do not resolve are left out. */
  readonly parameters: readonly ParameterNode[];
  readonly responses: readonly ResponseNode[];
  /** Schema nodes of the request body, through references, that carry `x-ms-notification-url`. */
  readonly notificationUrls: readonly SchemaNode[];
}

export interface ParameterNode extends Placed {
  readonly node: 'parameter';
  readonly scope: 'operation' | 'path' | 'shared';
  /** Empty when it has none. */
  readonly name: string;
  /** `in`; empty when it has none. */
  readonly in: string;
  readonly visibility: string;
  readonly isInternal: boolean;
  readonly isRequired: boolean;
  /** Where it is written, when in an operation. */
  readonly operation?: OperationNode;
  /** Of a body parameter. */
  readonly schema?: SchemaNode;
}

export interface ResponseNode extends Placed {
  /** `200`, `default`; the name of a shared response. */
  readonly status: string;
  readonly scope: 'operation' | 'shared';
  readonly operation?: OperationNode;
  /** Of the response or, where it is a `$ref`, of the shared response. */
  readonly schema?: SchemaNode;
}

/** A schema where it is written: those behind a `$ref` are visited at their own place. */
export interface SchemaNode extends Placed {
  readonly node: 'schema';
  readonly role:
    | 'body'
    | 'response'
    | 'notification'
    | 'definition'
    | 'property'
    | 'items'
    | 'additionalProperties'
    | 'member-of-allOf';
  /** Name of the property or definition; empty for others. */
  readonly name: string;
  /** Listed in `required` of the object around it. */
  readonly isRequired: boolean;
  /** It or a schema written around it, or the body parameter, is internal. */
  readonly isInternal: boolean;
  readonly parent?: SchemaNode;
  /** Children as written. */
  readonly children: readonly SchemaNode[];
  /** 1 for a body, response, notification or definition. */
  readonly depth: number;
  /** What it is used for, through references: filled in for the whole definition before any rule runs. */
  readonly uses: ReadonlySet<'input' | 'output'>;
  /** The operation it is written in; undefined in shared places. */
  readonly operation?: OperationNode;
}

/** Items of an array parameter or header, or a header of a response. */
export interface SimpleNode extends Placed {
  readonly node: 'items' | 'header';
  /** Name of the header or parameter. */
  readonly name: string;
}

export type TypedNode = SchemaNode | ParameterNode | SimpleNode;

export interface ReferenceNode extends Placed {
  readonly kind: 'schema' | 'parameter' | 'response' | 'path';
  /** The value of `$ref`, whatever it is. */
  readonly reference: unknown;
  /** `invalid` is no local pointer, or not one into the section of its kind. */
  readonly problem?: 'invalid' | 'not-found' | 'loop';
  readonly target?: Placed;
}

export interface DynamicNode extends Placed {
  /** Pointer of the extension; `value` is `{}` when it is no object. */
  readonly extension: string;
  /** As written. */
  readonly raw: unknown;
  /** What carries it; `definition.usersOf(host)` are the operations it is part of. */
  readonly host: SchemaNode | ParameterNode;
}

/** `properties` of apiProperties.json. */
export interface PropertiesNode extends Placed {
  /** The whole document. */
  readonly document: JsonObject;
  readonly connectionParameters: readonly ConnectionParameterNode[];
  readonly policies: readonly PolicyNode[];
}

export interface ConnectionParameterNode extends Placed {
  readonly name: string;
  /** `type` in lower case; empty when it has none. */
  readonly type: string;
  /** The parameter set of `connectionParameterSets` it belongs to. */
  readonly set?: { readonly name: string; readonly pointer: string };
}

export interface PolicyNode extends Placed {
  readonly templateId: string;
  /** `parameters`, or `{}`. */
  readonly parameters: JsonObject;
}

export interface ScriptNode extends CSharpText {
  readonly file: string;
  readonly text: string;
  readonly bytes: Uint8Array;
}

/** A connector beside the version before it. */
export interface ChangeNode {
  readonly before: ConnectorNode;
  readonly after: ConnectorNode;
}

/** All that is known of a connector. Parts that are missing or unreadable are undefined. */
export interface ConnectorNode {
  readonly files: readonly FileNode[];
  readonly documents: readonly DocumentNode[];
  readonly definition?: DefinitionNode;
  readonly properties?: PropertiesNode;
  readonly script?: ScriptNode;
  readonly definitionFile: string;
  readonly propertiesFile: string;
  /** False when the given was single files and not a folder: nothing can be said about what is missing. */
  readonly isFolder: boolean;
}
