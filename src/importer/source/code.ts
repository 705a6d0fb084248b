/** An expression that is printed as it stands: the name of a constant, or a call. */
export class Code {
  readonly text: string;

  constructor(text: string) {
    this.text = text;
  }
}

/** What can be printed: JSON, names of constants, and `undefined` as the value of a key. */
export type Printable =
  | string
  | number
  | boolean
  | null
  | undefined
  | Code
  | readonly Printable[]
  | { readonly [key: string]: Printable };
