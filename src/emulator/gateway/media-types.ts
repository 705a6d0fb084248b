import type { Connector, Operation } from '../../connector-folder/connector.js';

/** Media types that an operation takes: its own, else those of the definition; none when neither says. */
export const consumesOf = (connector: Connector, { source }: Operation): readonly string[] =>
  toTexts(source.consumes ?? connector.definition.consumes);

/** Media types that an operation answers in: its own, else those of the definition; none when neither says. */
export const producesOf = (connector: Connector, { source }: Operation): readonly string[] =>
  toTexts(source.produces ?? connector.definition.produces);

/** Nobody has looked at this part of the document before. */
const toTexts = (list: unknown): readonly string[] => (Array.isArray(list) ? list.map(String) : []);
