import { writeZip } from '../../shared/zip/write-zip.js';
import type { Build } from '../build.js';
import type { ConnectorFolder } from '../connector-folder.js';
import { sampleFlows } from '../flows/sample-flows.js';
import { buildSolution } from '../solution/build-solution.js';
import { writeIntro } from '../texts/write-intro.js';
import { writeReadme } from '../texts/write-readme.js';
import { folderName } from './independent.js';
import { documentFiles, type Route, textFile } from './route.js';

/**
 * What a verified publisher submits: a zip of intro.md and the package, in it the asset folder with the solution of
 * the connector and the solution of its test flows; and the folder for the pull request to the public repository.
 * https://learn.microsoft.com/connectors/custom-connectors/certification-submission
 */
export const certification: Route = async (build) => {
  const { folder, names, settings } = build;
  const { connector } = folder;
  const given: Pick<ConnectorFolder, 'intro' | 'readme'> = settings.texts === undefined ? folder : {};
  const submission = await writeZip([
    textFile('intro.md', given.intro ?? writeIntro(build)),
    { path: `${names.solution}.zip`, data: await packageZip(build) },
    ...customProperties(build),
  ]);
  const here = `certified-connectors/${folderName(connector.title)}/`;
  return {
    files: [
      { path: 'submission.zip', data: submission },
      ...documentFiles(build, here),
      textFile(`${here}readme.md`, given.readme ?? writeReadme(build)),
    ],
    notes: [
      `Open a pull request with ${here} to branch \`dev\` of microsoft/PowerPlatformConnectors.`,
      'Put submission.zip into a blob store and give its SAS address, valid for 15 days, in Partner Center.',
      'Before that, import both solutions, choose a connection, turn the flows on and let each succeed once.',
    ],
  };
};

async function packageZip(build: Build): Promise<Buffer> {
  const { folder, names } = build;
  const title = folder.connector.title || folder.connector.name;
  return writeZip([
    {
      path: 'PkgAssets/ConnectorSolution.zip',
      data: await buildSolution(build, { name: names.solution, title, hasConnectionReference: false }),
    },
    {
      path: 'PkgAssets/FlowSolution.zip',
      data: await buildSolution(build, {
        name: names.flowSolution,
        title: `${title} test flows`,
        flows: sampleFlows(build),
        hasConnectionReference: true,
      }),
    },
  ]);
}

/** Certification asks for this copy where there are several ways to sign in; its layout is not public. */
function customProperties({ folder }: Build) {
  const { connectionParameterSets } = folder.connector.properties;
  if (connectionParameterSets === undefined) return [];
  return [textFile('customProperties.json', `${JSON.stringify({ connectionParameterSets }, null, 4)}\n`)];
}
