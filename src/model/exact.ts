/**
 * `Given`, in which every key that `Shape` does not know, at any depth, is `never`. It lets the `define` functions
 * keep a type to its last literal and still refuse a misspelt key, which TypeScript does not do by itself there.
 */
export type Exact<Given, Shape> = Given extends readonly unknown[]
  ? { readonly [I in keyof Given]: Exact<Given[I], ValueOf<Shape, number>> }
  : Given extends object
    ? { readonly [K in keyof Given]: K extends KeyOf<Shape> ? Exact<Given[K], ValueOf<Shape, K>> : never }
    : Given;

type KeyOf<S> = S extends unknown ? keyof S : never;
type ValueOf<S, K> = S extends unknown ? (K extends keyof S ? S[K] : never) : never;
