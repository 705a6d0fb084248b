/**
 * How a rule is written
 * =====================
 *
 * A rule is one constant in one small file below `rules/<area>/`, made with `defineRule` and listed in that folder's
 * `index.ts`. Its file bears its id: `rules/operations/operation-summary-length.ts` exports `operationSummaryLength`.
 * A tight family (the bounds of numbers) may share a file and export several.
 *
 * ```ts
 * export const operationSummaryLength = defineRule({
 *   id: 'operation-summary-length',             // kebab-case, subject first
 *   code: 'OperationSummaryTooLong',            // the platform's own spelling; else the table's number, `LNT-01`
 *   covers: ['STR-12'],                         // other numbers of the table that this rule settles as well
 *   summary: 'A summary has at most 80 characters.',
 *   severity: everywhere('error'),              // or certification('warning'), or one for each profile
 *   certainty: 'A',                             // of the rule table: how sure it is that Microsoft enforces it
 *   source: sources.submission,                 // page of the requirement, from sources.ts
 *   example: { at: '/paths/~1items/get/summary', bad: 'x'.repeat(81), good: 'List items' },
 *   on: {
 *     operation({ value, pointer }, report) {
 *       const { summary } = value;
 *       if (typeof summary !== 'string' || summary.length <= 80) return;
 *       report(`The summary has ${summary.length} characters; at most 80 are shown.`, { at: `${pointer}/summary` });
 *     },
 *   },
 * });
 * ```
 *
 * 1. **Kinds of node.** `on` has one function for each kind the rule looks at; `Visitors` lists them all and
 *    `model/nodes.ts` says what each node carries. Every place in a file is visited once, where it is written: a
 *    shared parameter once, not at each use. `operation.parameters` has the merged and resolved ones of an operation.
 *    `typed` is anything with a `type`: each schema, each parameter outside a body, its `items`, each header.
 *    `reference` is every `$ref`, followed already, with what is wrong with it. `connector` is the whole, for rules
 *    that compare places (uniqueness, counts); it is the third argument of every visitor, too. A rule that is about
 *    `enum` alone says so (`members: ['enum']`): there are tens of thousands of schemas, and few that have one.
 * 2. **Input is unknown.** Members are `unknown` until a guard looked at them: `isJsonObject`, `toText`, `ownMember`
 *    (never `value[name]` for a name out of the document). What has the wrong type is `JsonTypeIncorrect`'s to report:
 *    other rules pass over it in silence. A rule keeps no state and never throws; if it does, the engine says so in a
 *    finding and goes on.
 * 3. **Places.** `report(message, { at })` takes a JSON pointer; without it, the node's own. What is missing is
 *    reported at the object that lacks it, what is wrong at the value. Build pointers with `place(node, 'schema', name)`.
 * 4. **Messages** say what is wrong, what was found (in backticks, shortened by `quote`) and what would do. The place
 *    is printed beside it, so the message does not repeat the pointer, but it names the operation or property.
 * 5. **Severity follows the evidence**: what many published connectors do is a warning at most. `report` may lower it
 *    for one finding (`severity`). `fix` is offered only where exactly one repair is safe.
 * 6. **Examples** are set into the clean connector of `test/support/clean-connector.ts` at the pointer: `bad` must give
 *    this code (and the rule's id) and `good` must not; `undefined` removes the member. `in: 'properties'` for the other
 *    document, `in: 'script.csx'` and such for a text file. `also` makes more changes first. They are shown in
 *    docs/rules, so they are short and speak of Contoso. `test/validator/rules/examples.test.ts` runs all of them.
 * 7. **Tests**: `test/validator/rules/<area>/<id>.test.ts` with `ruleTest(rule, [...])`: valid, invalid, borderline,
 *    malformed, and the findings in full.
 * 8. What no program can check offline goes to `rules/not-checked.ts` with the reason. A test holds that the table is
 *    complete.
 * 9. `npm run rules` writes docs/rules from all this.
 */

import type { JsonObject } from '../shared/json-value.js';
import { toPointer } from '../shared/json-value.js';
import type { Fix, Profile, Severity } from './finding.js';
import type {
  ChangeNode,
  ConnectionParameterNode,
  ConnectorNode,
  DefinitionNode,
  DocumentNode,
  DynamicNode,
  FileNode,
  OperationNode,
  ParameterNode,
  PathNode,
  Placed,
  PolicyNode,
  PropertiesNode,
  ReferenceNode,
  ResponseNode,
  SchemaNode,
  ScriptNode,
  TypedNode,
} from './model/nodes.js';
import type { OpenApiObject } from './model/openapi-objects.js';

/** What a rule looks at, by kind of node. */
export interface Visitors {
  /** The folder as a whole, once. */
  readonly connector: ConnectorNode;
  /** Each file of the folder. */
  readonly file: FileNode;
  /** Each JSON file as text: encoding, syntax, white space. */
  readonly document: DocumentNode;
  /** The root object of apiDefinition.swagger.json. */
  readonly definition: DefinitionNode;
  /** The `info` object. */
  readonly info: Placed;
  /** Each object of a kind whose members OpenAPI lists, from the root to the last schema. */
  readonly object: OpenApiObject;
  readonly path: PathNode;
  readonly operation: OperationNode;
  /** Each parameter where it is written: in an operation, at a path, or shared. */
  readonly parameter: ParameterNode;
  readonly response: ResponseNode;
  readonly schema: SchemaNode;
  /** Anything with a `type`: schemas, parameters outside a body, their `items`, headers. */
  readonly typed: TypedNode;
  /** Each `$ref`. */
  readonly reference: ReferenceNode;
  /** Each `x-ms-dynamic-*` extension. */
  readonly dynamic: DynamicNode;
  /** `properties` of apiProperties.json. */
  readonly properties: PropertiesNode;
  readonly connectionParameter: ConnectionParameterNode;
  readonly policy: PolicyNode;
  readonly script: ScriptNode;
  /** The connector beside an older version of it; only with `--against`. */
  readonly change: ChangeNode;
}

export type NodeKind = keyof Visitors;

/** Where a report points to, when not to the node itself. */
export interface ReportOptions {
  /** JSON pointer in the file of the node. */
  readonly at?: string;
  /** Another file of the connector, by name. */
  readonly file?: string;
  /** Offset in characters, in files that are not JSON or do not parse. */
  readonly offset?: number;
  /** Another code than the rule's own, for a rule with several. */
  readonly code?: string;
  /** Of the other numbers of the table, those that this finding is about; all that the rule covers when not said. */
  readonly also?: readonly string[];
  /** Lower than the rule's own, for this finding. */
  readonly severity?: Severity;
  readonly fix?: Fix;
}

export type Report = (message: string, options?: ReportOptions) => void;

export type Check<Node> = (node: Node, report: Report, connector: ConnectorNode) => void;

/** The severity of a rule in each profile. */
export type Levels = Readonly<Record<Profile, Severity | 'off'>>;

/** A change to the clean connector of the tests. */
export interface ExampleChange {
  /** JSON pointer; empty for a whole text file. */
  readonly at: string;
  /** `definition` unless said; a file name is set as text. */
  readonly in?: 'definition' | 'properties' | (string & {});
  readonly set: unknown;
}

/** A binary file of an example: made when a test wants it, shown by its description. */
export interface ExampleFile {
  readonly shows: string;
  make(): Uint8Array;
}

export function isExampleFile(value: unknown): value is ExampleFile {
  return typeof value === 'object' && value !== null && 'make' in value && typeof value.make === 'function';
}

/** What breaks a rule and what satisfies it, at one place of the clean connector. */
export interface Example extends Omit<ExampleChange, 'set'> {
  readonly bad: unknown;
  readonly good: unknown;
  /** Changes made before, in both. */
  readonly also?: readonly ExampleChange[];
}

export interface Rule {
  readonly id: string;
  readonly code: string;
  readonly covers?: readonly string[];
  readonly summary: string;
  readonly severity: Levels;
  /** A, enforced for sure, to F, second-hand or our own. */
  readonly certainty: 'A' | 'B' | 'C' | 'D' | 'E' | 'F';
  readonly source: string;
  /** Why, or what else a reader of the reference should know: one or two sentences. */
  readonly note?: string;
  readonly example: Example;
  /** The rule is shown no schema, parameter, other typed node or object that has none of these members. */
  readonly members?: readonly string[];
  readonly on: { readonly [Kind in NodeKind]?: Check<Visitors[Kind]> };
}

/** Returns the rule it is given; see the top of this file. */
export function defineRule(rule: Rule): Rule {
  return rule;
}

/** The same severity in every profile: for what already the import refuses or questions. */
export function everywhere(severity: Severity): Levels {
  return { import: severity, certified: severity, independent: severity };
}

/** For what only certification asks for. */
export function certification(severity: Severity): Levels {
  return { import: 'off', certified: severity, independent: severity };
}

/** The pointer of something inside a node: `place(node, 'responses', '200')`. */
export function place(node: { readonly pointer: string }, ...segments: readonly (string | number)[]): string {
  return node.pointer + toPointer(...segments);
}

/** A value for a message: JSON in backticks, cut after 60 characters. */
export function quote(value: unknown): string {
  const text = typeof value === 'string' ? value : (shallow(value) ?? String(value));
  const line = text.replace(/\s+/g, ' ');
  return `\`${line.length > 60 ? `${line.slice(0, 57)}…` : line}\``;
}

function shallow(value: unknown): string | undefined {
  if (Array.isArray(value) && value.length > 20) return `a list of ${value.length}`;
  if (typeof value === 'object' && value !== null && Object.keys(value as JsonObject).length > 20)
    return 'an object';
  try {
    return JSON.stringify(value);
  } catch {
    return 'a value nested too deeply';
  }
}
