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
