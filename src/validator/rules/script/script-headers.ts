import { toText } from '../../../shared/json-value.js';
import type { ConnectorNode } from '../../model/nodes.js';
import type { CSharpLiteral } from '../../model/read-csharp.js';
import { defineRule, everywhere, quote } from '../../rule.js';
import { sources } from '../../sources.js';
import { exampleScript } from './example-script.js';

/** Places of one header beyond this number are not looked at. */
const maximumUses = 50;

export const scriptHeaders = defineRule({
  id: 'script-headers',
  code: 'CSX-09',
  summary: 'A header that only brings the script a connection parameter is removed before sending.',
  severity: everywhere('warning'),
  certainty: 'F',
  source: sources.code,
  note: 'Looks at the `setheader` policies with `@connectionParameters` whose header the script reads.',
  example: {
    at: '',
    in: 'script.csx',
    bad: exampleScript('var account = this.Context.Request.Headers.GetValues("X-Account").First();'),
    good: exampleScript(
      'var account = this.Context.Request.Headers.GetValues("X-Account").First();',
      'this.Context.Request.Headers.Remove("X-Account");',
    ),
    also: [
      {
        at: '/properties/policyTemplateInstances',
        in: 'properties',
        set: [
          {
            templateId: 'setheader',
            title: 'Account for the script',
            parameters: {
              'x-ms-apimTemplateParameter.name': 'X-Account',
              'x-ms-apimTemplateParameter.value': "@connectionParameters('account')",
            },
          },
        ],
      },
    ],
  },
  on: {
    script({ code, literals }, report, connector) {
      // A request made anew takes only what the script puts into it.
      if (/\bnew\s+(?:[\w.]{0,60}\.)?HttpRequestMessage\b|\bHeaders\s*\.\s*Clear\b/.test(code)) return;
      const carried = carriedHeaders(connector);
      const uses = new Map<string, CSharpLiteral[]>();
      for (const literal of literals) {
        const name = literal.value.toLowerCase();
        if (carried.has(name)) uses.set(name, [...(uses.get(name) ?? []), literal].slice(0, maximumUses));
      }
      for (const [name, places] of uses) {
        const [first] = places;
        if (first === undefined || places.some((place) => isRemoval(code, place))) continue;
        report(
          `The header ${quote(carried.get(name))} is for the script, but is sent on; remove it once it is read.`,
          { offset: first.offset },
        );
      }
    },
  },
});

/** `Remove("X-Account")`, or by the name of the constant that this literal is given to. */
function isRemoval(code: string, { offset }: CSharpLiteral): boolean {
  const before = code.slice(Math.max(0, offset - 120), offset);
  const constant = /(\w+)\s*=\s*$/.exec(before)?.[1];
  return /\bRemove\s*\(\s*$/.test(before) || (constant !== undefined && code.includes(`Remove(${constant})`));
}

/** By the name in lower case, as it is written. */
function carriedHeaders({ properties }: ConnectorNode): ReadonlyMap<string, string> {
  const carried = (properties?.policies ?? []).flatMap(({ templateId, parameters }) => {
    const name = toText(parameters['x-ms-apimTemplateParameter.name']);
    const value = toText(parameters['x-ms-apimTemplateParameter.value']);
    return templateId.toLowerCase() === 'setheader' && /@connectionParameters\b/i.test(value) ? [name] : [];
  });
  const named = carried.filter((name) => name !== '' && !/^authorization$/i.test(name));
  return new Map(named.map((name) => [name.toLowerCase(), name]));
}

/** The address at the gateway. */
const fromGateway = /\b(?:OriginalRequestUri|CreateNotificationUri)\b/;

export const scriptLocation = defineRule({
  id: 'script-location',
  code: 'CSX-10',
  summary: 'A `Location` that the script sets is built from `Context.OriginalRequestUri`.',
  severity: everywhere('warning'),
  certainty: 'F',
  source: sources.webhooks,
  note: 'That is the address at the gateway; a `Location` at the service is called without the connection.',
  example: {
    at: '',
    in: 'script.csx',
    bad: exampleScript('response.Headers.Location = new Uri(this.Context.Request.RequestUri + "/7");'),
    good: exampleScript('response.Headers.Location = new Uri(this.Context.OriginalRequestUri + "/7");'),
  },
  on: {
    script({ code, literals }, report) {
      // What a variable holds cannot be told, unless the script never asks for the address at the gateway.
      const knowsGateway = fromGateway.test(code);
      const assigned = [...code.matchAll(/\bHeaders\s*\.\s*Location\s*=(?!=)/g)].map(({ index }) => index);
      const added = literals.filter(({ value, offset }) => {
        const before = code.slice(Math.max(0, offset - 80), offset);
        return (
          /^location$/i.test(value) &&
          /\bHeaders\s*\.\s*(?:Add|TryAddWithoutValidation)\s*\(\s*$/.test(before)
        );
      });
      for (const offset of [...assigned, ...added.map(({ offset }) => offset)]) {
        const end = code.indexOf(';', offset);
        const statement = code.slice(offset, end === -1 ? undefined : Math.min(end, offset + 600));
        const texts = literals.filter((literal) => literal.offset > offset && literal.offset < end);
        const leadsElsewhere =
          /\bRequestUri\b/.test(statement) || texts.some(({ value }) => /^https?:\/\//i.test(value));
        if (fromGateway.test(statement) || (knowsGateway && !leadsElsewhere)) continue;
        report(
          'This `Location` does not lead to the gateway; build it from `this.Context.OriginalRequestUri`.',
          {
            offset,
          },
        );
      }
    },
  },
});
