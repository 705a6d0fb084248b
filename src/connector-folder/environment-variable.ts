/**
 * Where a text of a connector mentions an environment variable of a solution, as `@environmentVariables("contoso_Host")`;
 * the second group is its schema name. The portal writes double quotes.
 * https://learn.microsoft.com/connectors/custom-connectors/environment-variables
 */
export const environmentVariable = /@(?:\{\s*)?environmentVariables\(\s*(["'])([^"']+)\1\s*\)(?:\s*\})?/gi;
