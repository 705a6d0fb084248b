/** A text. */
export const optionalText = { type: 'string' };

/** An object with these properties and no others. */
export const record = (properties: object, required: readonly string[] = []): object => ({
  type: 'object',
  properties,
  additionalProperties: false,
  ...(required.length === 0 ? {} : { required }),
});
