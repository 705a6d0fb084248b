import { type EditorSchema, list, text } from './schema-parts.js';

function closed(
  properties: Readonly<Record<string, EditorSchema>>,
  optional: readonly string[] = [],
): EditorSchema {
  const required = Object.keys(properties).filter((name) => !optional.includes(name));
  return { type: 'object', properties, required, additionalProperties: false };
}

const count = (description: string): EditorSchema => ({ type: 'integer', minimum: 0, description });
const place = (description: string): EditorSchema => ({ type: 'integer', minimum: 1, description });

/** JSON Schema of what `validate --format json` prints. `version` grows when something is renamed or removed. */
export const outputSchema: EditorSchema = {
  $schema: 'http://json-schema.org/draft-07/schema#',
  title: 'Output of livechat-connector validate --format json',
  ...closed({
    version: { const: 1, description: 'Version of this form. Members may be added without another version.' },
    profile: { enum: ['import', 'certified', 'independent'] },
    summary: closed({ errors: count('Errors.'), warnings: count('Warnings.'), infos: count('Infos.') }),
    findings: list(
      'In the order of the files and of the text.',
      closed(
        {
          code: text('The code of the platform, or the number of the rule table.'),
          rule: text('Id of the rule.'),
          severity: { enum: ['error', 'warning', 'info'] },
          message: text('What is wrong, what was found and what would do.'),
          file: text('Path from the working folder, with `/`.'),
          pointer: text('JSON pointer; empty for the file as a whole.', { pattern: '^(/.*)?$' }),
          line: place('Counted from 1.'),
          column: place('Counted from 1, in UTF-16 units.'),
          help: text('Address of the requirement.'),
          also: {
            type: 'array',
            items: { type: 'string' },
            description:
              'Other numbers of the rule table that ask for the same, such as certification policies.',
          },
          fixable: { const: true, description: '`--fix` repairs it.' },
        },
        ['also', 'fixable'],
      ),
    ),
  }),
};
