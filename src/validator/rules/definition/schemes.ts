import type { DefinitionNode } from '../../model/nodes.js';
import { defineRule, everywhere, place, quote } from '../../rule.js';
import { sources } from '../../sources.js';

export const schemesEmpty = defineRule({
  id: 'schemes-empty',
  code: 'SchemesArrayEmpty',
  summary: '`schemes`, where present, names at least one.',
  severity: everywhere('error'),
  certainty: 'B',
  source: sources.validatorRules,
  example: { at: '/schemes', bad: [], good: ['https'] },
  on: {
    definition(definition, report) {
      for (const { list, at } of schemesOf(definition)) {
        if (list.length === 0) report('`schemes` is empty; name `https` or leave it out.', { at });
      }
    },
  },
});

export const schemeKnown = defineRule({
  id: 'scheme-known',
  code: 'SchemeNotValid',
  summary: '`schemes` names transfer protocols of OpenAPI 2.0.',
  severity: everywhere('error'),
  certainty: 'B',
  source: sources.validatorRules,
  example: { at: '/schemes', bad: ['ftp'], good: ['https'] },
  on: {
    definition(definition, report) {
      for (const { list, at } of schemesOf(definition)) {
        for (const [index, scheme] of list.entries()) {
          if (typeof scheme !== 'string' || ['http', 'https', 'ws', 'wss'].includes(scheme)) continue;
          report(`The scheme ${quote(scheme)} is none of \`https\`, \`http\`.`, { at: `${at}/${index}` });
        }
      }
    },
  },
});

export const schemeSupported = defineRule({
  id: 'scheme-supported',
  code: 'SchemeNotSupported',
  summary: 'Web sockets are not supported.',
  severity: everywhere('error'),
  certainty: 'B',
  source: sources.validatorRules,
  example: { at: '/schemes', bad: ['wss'], good: ['https'] },
  on: {
    definition(definition, report) {
      for (const { list, at } of schemesOf(definition)) {
        for (const [index, scheme] of list.entries()) {
          if (scheme !== 'ws' && scheme !== 'wss') continue;
          report(`The scheme \`${scheme}\` is not supported; connectors speak \`https\` or \`http\`.`, {
            at: `${at}/${index}`,
          });
        }
      }
    },
  },
});

function schemesOf(
  definition: DefinitionNode,
): readonly { readonly list: readonly unknown[]; readonly at: string }[] {
  return [definition, ...definition.operations].flatMap((node) => {
    const list = node.value['schemes'];
    return Array.isArray(list) ? { list, at: place(node, 'schemes') } : [];
  });
}
