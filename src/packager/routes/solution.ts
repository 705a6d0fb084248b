import { buildSolution } from '../solution/build-solution.js';
import { findEnvironmentVariables } from '../solution/environment-variables.js';
import type { Route } from './route.js';

/** An unmanaged solution: connector, connection reference, and the environment variables that the connector mentions. */
export const solution: Route = async (build) => {
  const { folder, names } = build;
  const title = folder.connector.title || folder.connector.name;
  const archive = await buildSolution(build, { name: names.solution, title, hasConnectionReference: true });
  const path = `${names.solution}.zip`;
  return {
    files: [{ path, data: archive }],
    notes: [
      `Import it with \`pac solution import --path ${path}\`, or in the portal under Solutions, Import.`,
      'Import it before flows that use the connector, and choose a connection for its connection reference.',
      ...findEnvironmentVariables(folder).map(
        (name) => `The import asks for the environment variable ${name}.`,
      ),
    ],
  };
};
