/**
 * The keys of `Given`, at any depth, that `Shape` does not know; `never` when there are none. The `define` functions
 * keep a type to its last literal, and so take a misspelt key: this finds it. Asked once per connector in a test, it
 * costs next to nothing; as a constraint of those functions a stricter form of it ran the compiler out of memory.
 */
export type UnknownKeys<Given, Shape> = Given extends readonly unknown[]
  ? UnknownKeys<Given[number], ValueOf<Shape, number>>
  : Given extends object
    ? {
        [K in keyof Given]: K extends KeyOf<Shape> ? UnknownKeys<Given[K], ValueOf<Shape, K>> : K;
      }[keyof Given]
    : never;

type KeyOf<S> = S extends unknown ? keyof S : never;
type ValueOf<S, K> = S extends unknown ? (K extends keyof S ? S[K] : never) : never;
