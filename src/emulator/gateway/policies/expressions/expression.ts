/** A function of the policies' expression language. `header` is another spelling of `headers` in one example. */
export type FunctionName =
  | 'connectionParameters'
  | 'headers'
  | 'queryParameters'
  | 'environmentVariables'
  | 'body'
  | 'item'
  | 'triggerBody';

/** A member name or an index of a list. */
export type PathSegment = string | number;

/** `@headers('name','default')`, or `@body().a['b'][0]`. */
export interface Call {
  readonly kind: 'call';
  readonly name: FunctionName;
  readonly arguments: readonly string[];
  /** What follows `@body()`, `@item()` and `@triggerBody()`. */
  readonly path: readonly PathSegment[];
  /** As it is written. */
  readonly source: string;
}

/** Text around calls, kept as it is. */
export interface Text {
  readonly kind: 'text';
  readonly text: string;
}

/** Something in a template that is not evaluated and stays as it is written. */
export interface ExpressionProblem {
  /** Characters before it, from 0. */
  readonly position: number;
  readonly message: string;
}

/** A template: texts and calls in order. */
export interface Template {
  readonly parts: readonly (Text | Call)[];
  readonly problems: readonly ExpressionProblem[];
}

/** Where a call may stand: bare as in `setheader`, in `{…}` as in `setproperty`, in `@{…}` as in `pollingtrigger`. */
export type CallForm = 'bare' | 'braces' | 'string';

/** What one place of a policy may call, and how. */
export interface Dialect {
  readonly forms: readonly CallForm[];
  readonly functions: readonly FunctionName[];
}

const ofTheCall: readonly FunctionName[] = [
  'connectionParameters',
  'headers',
  'queryParameters',
  'environmentVariables',
];

/** Plain template parameters: a call is replaced in place, the text around it stays. */
export const plainDialect: Dialect = { forms: ['bare'], functions: [...ofTheCall, 'body'] };

/** `setproperty` values: calls stand in braces, and only the body can be asked. */
export const bracesDialect: Dialect = { forms: ['braces'], functions: ['body', 'item'] };

/** `triggerConfig` of `pollingtrigger`. */
export const triggerDialect: Dialect = {
  forms: ['string', 'bare'],
  functions: [...ofTheCall, 'triggerBody'],
};

/** A template without any call. */
export const isConstant = ({ parts }: Template): boolean => parts.every(({ kind }) => kind === 'text');
