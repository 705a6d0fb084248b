import type { ExampleChange } from '../../../../src/validator/rule.js';
import { type Base, draw, type OperationSpot, type SchemaSpot, type Spot } from './spots.js';

/** A kind of defect, and all the places of a definition where it can be planted. */
export interface Plant {
  readonly code: string;
  readonly name: string;
  plant(base: Base): readonly Planted[];
}

/** One defect: the changes that make it, and the pointer it is to be reported at. */
export interface Planted {
  readonly changes: readonly ExampleChange[];
  readonly want: string;
}

export interface Around {
  /** Relative to the spot; the changed member unless said. */
  readonly want?: string;
  /** Changes made first, relative to the spot. */
  readonly also?: readonly { readonly at: string; readonly set: unknown }[];
  /** Changes made first, anywhere. */
  readonly root?: readonly ExampleChange[];
}

type Spots<S extends Spot> = (base: Base) => readonly S[];

/** A member of a spot set to something wrong; reported at the member unless `want` says where. */
export function put<S extends Spot>(
  code: string,
  name: string,
  spots: Spots<S>,
  member: string,
  set: unknown | ((spot: S, base: Base) => unknown),
  { want = member, also = [], root = [] }: Around = {},
): Plant {
  return {
    code,
    name,
    plant: (base) =>
      draw(spots(base)).map((spot) => ({
        changes: [
          ...root,
          ...also.map(({ at, set: value }) => ({ at: spot.pointer + at, set: value })),
          { at: spot.pointer + member, set: typeof set === 'function' ? set(spot, base) : set },
        ],
        want: spot.pointer + want,
      })),
  };
}

/** A member taken away; reported at what lacks it. */
export function without<S extends Spot>(
  code: string,
  spots: Spots<S>,
  member: string,
  around: Around = {},
): Plant {
  return put(
    code,
    `no ${member}`,
    (base) => spots(base).filter(({ value }) => member.slice(1) in value),
    member,
    undefined,
    {
      want: '',
      ...around,
    },
  );
}

/** A parameter added to operations; reported at `want` within it. */
export function addParameter(
  code: string,
  name: string,
  spots: Spots<OperationSpot>,
  parameter: object | ((spot: OperationSpot, base: Base) => object),
  want = '',
  root: readonly ExampleChange[] = [],
): Plant {
  return {
    code,
    name,
    plant: (base) =>
      draw(spots(base)).map((spot) => {
        const own = Array.isArray(spot.value['parameters']) ? spot.value['parameters'] : [];
        const added = typeof parameter === 'function' ? parameter(spot, base) : parameter;
        return {
          changes: [...root, { at: `${spot.pointer}/parameters`, set: [...own, added] }],
          want: `${spot.pointer}/parameters/${own.length}${want}`,
        };
      }),
  };
}

/** Something of the document as a whole. */
export function whole(
  code: string,
  name: string,
  at: string,
  set: unknown,
  { want = at, also = [] }: { readonly want?: string; readonly also?: readonly ExampleChange[] } = {},
): Plant {
  return { code, name, plant: () => [{ changes: [...also, { at, set }], want }] };
}

export const operations: Spots<OperationSpot> = (base) => base.operations;
export const visible: Spots<OperationSpot> = (base) => base.operations.filter(({ isVisible }) => isVisible);
export const fetching: Spots<OperationSpot> = (base) =>
  visible(base).filter(({ method }) => method === 'get');
export const posting: Spots<OperationSpot> = (base) =>
  visible(base).filter(
    ({ method, value, parameters }) =>
      method === 'post' && !('x-ms-trigger' in value) && parameters.some((p) => p['in'] === 'body'),
  );
export const isIn =
  (...places: readonly string[]): Spots<Spot> =>
  (base) =>
    base.parameters.filter(({ value }) => places.includes(String(value['in'])));
export const plain = isIn('query', 'header', 'path', 'formData');
export const shown: Spots<Spot> = (base) =>
  plain(base).filter(
    ({ value, pointer }) => value['x-ms-visibility'] !== 'internal' && isOfVisible(base, pointer),
  );

function isOfVisible(base: Base, pointer: string): boolean {
  const owner = base.operations.find((operation) => pointer.startsWith(`${operation.pointer}/`));
  return owner === undefined
    ? pointer.startsWith('/paths/') === false ||
        base.operations.some((o) => o.isVisible && pointer.startsWith(`${o.path}/`))
    : owner.isVisible;
}

export const bodies = isIn('body');
export const schemas: Spots<SchemaSpot> = (base) => base.schemas;
export const ofType =
  (...types: readonly string[]): Spots<SchemaSpot> =>
  (base) =>
    base.schemas.filter(({ value }) => types.includes(String(value['type'])));
export const texts: Spots<SchemaSpot> = (base) =>
  ofType('string')(base).filter(
    ({ value }) => !('enum' in value) && !('format' in value) && !('x-ms-notification-url' in value),
  );
export const properties: Spots<SchemaSpot> = (base) => texts(base).filter(({ slot }) => slot === 'property');
export const objects: Spots<SchemaSpot> = (base) =>
  ofType('object')(base).filter(({ value }) => Object.keys((value['properties'] ?? {}) as object).length > 0);
export const arrays = ofType('array');
export const and =
  <S extends Spot>(spots: Spots<S>, test: (spot: S, base: Base) => boolean): Spots<S> =>
  (base) =>
    spots(base).filter((spot) => test(spot, base));
