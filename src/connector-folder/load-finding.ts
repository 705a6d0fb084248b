/** Something about a connector folder that could not be read, or was read with a correction. */
export interface LoadFinding {
  readonly code: LoadFindingCode;
  /** `error`: the document or part named is missing from the result. `warning`: it was read, with a reservation. */
  readonly severity: 'error' | 'warning';
  readonly message: string;
  readonly file: string;
  /** Counted from 1. */
  readonly line: number;
  /** Counted from 1. */
  readonly column: number;
  /** JSON pointer of the part concerned. */
  readonly pointer?: string;
}

export type LoadFindingCode =
  | 'folder-unreadable'
  | 'definition-missing'
  | 'properties-missing'
  | 'file-unreadable'
  | 'encoding'
  | 'json-syntax'
  | 'json-not-strict'
  | DocumentProblemCode;

/** A part of a parsed document that the gateway cannot use. */
export interface DocumentProblem {
  readonly code: DocumentProblemCode;
  readonly message: string;
  readonly document: 'definition' | 'properties';
  readonly pointer: string;
}

export type DocumentProblemCode =
  | 'definition-not-swagger'
  | 'properties-unusable'
  | 'policy-unusable'
  | 'policy-doubtful'
  | 'operation-unusable'
  | 'operation-id-repeated'
  | 'parameter-unusable'
  | 'reference-unresolved';

/** A finding about a file or folder as a whole. */
export function aboutFile(
  code: LoadFindingCode,
  severity: LoadFinding['severity'],
  message: string,
  file: string,
): LoadFinding {
  return { code, severity, message, file, line: 1, column: 1 };
}

/** A finding on one line; without a place when it is about a file or folder as a whole. */
export function formatLoadFinding({ code, file, line, column, severity, message }: LoadFinding): string {
  const place = aboutWholes.includes(code) ? ':' : `:${line}:${column}`;
  return `${file}${place} ${severity}: ${message}`;
}

const aboutWholes: readonly LoadFindingCode[] = [
  'folder-unreadable',
  'definition-missing',
  'properties-missing',
  'file-unreadable',
];

/** What would do about a file that describes an API otherwise. */
export const howToConvert = '`livechat-connector init NAME --from FILE` makes a connector of it';

/** Node's error code alone: its message repeats the path. */
export function reasonOf(error: unknown): string {
  if (error instanceof Error && 'code' in error && typeof error.code === 'string') return error.code;
  return error instanceof Error ? error.message : String(error);
}
