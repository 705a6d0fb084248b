import type { Call, Dialect, FunctionName } from './expression.js';
import { readLiteral, readPath, type Scanner } from './scanner.js';

interface Signature {
  readonly name: FunctionName;
  readonly least: number;
  readonly most: number;
  /** Only these give a value with members. */
  readonly hasPath: boolean;
}

/** https://learn.microsoft.com/connectors/custom-connectors/policy-templates; names compare case-insensitively. */
const signatures: ReadonlyMap<string, Signature> = new Map<string, Signature>([
  ['connectionparameters', { name: 'connectionParameters', least: 1, most: 2, hasPath: false }],
  ['headers', { name: 'headers', least: 1, most: 2, hasPath: false }],
  ['header', { name: 'headers', least: 1, most: 2, hasPath: false }],
  ['queryparameters', { name: 'queryParameters', least: 1, most: 2, hasPath: false }],
  ['environmentvariables', { name: 'environmentVariables', least: 1, most: 1, hasPath: false }],
  ['body', { name: 'body', least: 0, most: 0, hasPath: true }],
  ['item', { name: 'item', least: 0, most: 0, hasPath: true }],
  ['triggerbody', { name: 'triggerBody', least: 0, most: 0, hasPath: true }],
]);

/** Why a text that looks like a call is none. */
export interface NoCall {
  readonly kind: 'no-call';
  readonly message: string;
}

const functionName = /[A-Za-z][A-Za-z0-9]*/y;

/**
 * Reads `name(arguments)path` at the scanner, which stands behind the `@`. undefined when no call stands there, as in
 * `me@example.com`. After anything but a call the scanner is back where it was.
 */
export function parseCall(scanner: Scanner, { functions }: Dialect): Call | NoCall | undefined {
  const start = scanner.position;
  const name = scanner.match(functionName);
  if (name === '' || !scanner.take('(')) {
    scanner.position = start;
    return undefined;
  }
  const found = readRest(scanner, name, functions);
  if (typeof found === 'string') {
    scanner.position = start;
    return { kind: 'no-call', message: found };
  }
  return { ...found, source: `@${scanner.text.slice(start, scanner.position)}` };
}

/** Everything behind the opening parenthesis, or what is wrong with it. */
function readRest(
  scanner: Scanner,
  name: string,
  functions: readonly FunctionName[],
): Omit<Call, 'source'> | string {
  const signature = signatures.get(name.toLowerCase());
  if (signature === undefined) {
    return `\`@${name}(…)\` is no function of policies; known are ${listFunctions(functions)}.`;
  }
  if (!functions.includes(signature.name)) {
    return `\`@${name}(…)\` cannot be used here; what can is ${listFunctions(functions)}.`;
  }
  const given = readArguments(scanner, signature);
  if (typeof given === 'string') return `\`@${name}(…)\` ${given}`;
  const path = signature.hasPath ? readPath(scanner) : [];
  return { kind: 'call', name: signature.name, arguments: given, path };
}

function readArguments(scanner: Scanner, { name, least, most }: Signature): string[] | string {
  const given: string[] = [];
  scanner.skipBlanks();
  while (!scanner.take(')')) {
    if (given.length > 0 && !scanner.take(',')) return 'lacks its closing parenthesis.';
    if (given.length === most)
      return most === 0 ? 'takes no argument.' : `takes at most ${most} argument${most === 1 ? '' : 's'}.`;
    scanner.skipBlanks();
    // Double quotes are documented for environment variables only.
    const literal =
      readLiteral(scanner, "'") ?? (name === 'environmentVariables' ? readLiteral(scanner, '"') : undefined);
    if (literal === undefined) return 'takes texts in single quotes.';
    given.push(literal);
    scanner.skipBlanks();
  }
  return given.length < least ? 'needs a name in single quotes.' : given;
}

const listFunctions = (functions: readonly FunctionName[]): string =>
  functions.map((name) => `\`@${name}\``).join(', ');
