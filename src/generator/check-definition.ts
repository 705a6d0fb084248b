import type { GeneratedFile } from './generate.js';

/**
 * Holds the generated definition against the OpenAPI 2.0 specification with swagger-parser. Throws when the
 * connector's source made a document that is none: a defect of the source or of the generator.
 *
 * `rules` checks references and the rules of the specification; `full` also its JSON schema, which takes a
 * quarter of a second more.
 */
export async function checkDefinition(
  files: readonly GeneratedFile[],
  depth: 'rules' | 'full',
): Promise<void> {
  const definition = files.find((file) => file.path === 'apiDefinition.swagger.json');
  if (definition === undefined) throw new Error('The generator wrote no apiDefinition.swagger.json.');
  const { default: SwaggerParser } = await import('@apidevtools/swagger-parser');
  await SwaggerParser.validate(JSON.parse(definition.text), {
    validate: { schema: depth === 'full', spec: true },
  });
}
