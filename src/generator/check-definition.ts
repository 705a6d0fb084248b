import { UsageError } from '../shared/usage-error.js';
import type { GeneratedFile } from './generate.js';

/**
 * Holds the generated definition against the OpenAPI 2.0 specification with swagger-parser. A source that makes a
 * document that is none is a `UsageError` with the parser's reason.
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
  try {
    await SwaggerParser.validate(JSON.parse(definition.text), {
      validate: { schema: depth === 'full', spec: true },
    });
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message : String(cause);
    throw new UsageError(
      `The source makes no sound OpenAPI 2.0 definition: ${reason.replace(/^Validation failed\. /, '')}`,
      { cause },
    );
  }
}
