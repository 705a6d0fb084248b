/** An object while it is being made: its members can be set. */
export type Mutable<T> = { -readonly [Key in keyof T]: T[Key] };
