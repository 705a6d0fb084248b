import { writeReadme } from '../texts/write-readme.js';
import { documentFiles, type Route, textFile } from './route.js';

/** Every independent publisher's connector has this colour: microsoft/PowerPlatformConnectors, schemas and reviews. */
export const independentColor = '#da3b01';

/** The folder of the public connector repository, for a publisher who does not own the service. It has no icon. */
export const independent: Route = (build) => {
  const { folder } = build;
  const here = `independent-publisher-connectors/${folderName(folder.connector.title)}/`;
  const readme = build.settings.texts === undefined ? folder.readme : undefined;
  return {
    files: [...documentFiles(build, here), textFile(`${here}readme.md`, readme ?? writeReadme(build))],
    notes: [
      `Title of the pull request to branch \`dev\` of microsoft/PowerPlatformConnectors: "${folder.connector.title} (Independent Publisher)".`,
      'First open it with readme.md alone, titled "Proposal - …"; add screenshots of three operations in a flow that succeeds.',
    ],
  };
};

/** A title as the name of a folder on any system. */
export function folderName(title: string): string {
  return (
    title
      .replace(/[<>:"/\\|?*\p{Cc}]/gu, '')
      .trim()
      .replace(/[. ]+$/, '') || 'Connector'
  );
}
