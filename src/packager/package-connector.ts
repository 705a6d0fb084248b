import type { ZipEntry } from '../shared/zip/write-zip.js';
import type { Finding, Profile } from '../validator/finding.js';
import type { FileNode } from '../validator/model/nodes.js';
import { readPackage } from '../validator/model/read-package.js';
import { allRules } from '../validator/rules/index.js';
import { submissionRules } from '../validator/rules/package/submission-rules.js';
import { validate } from '../validator/validate.js';
import { applySettings } from './apply-settings.js';
import type { Build } from './build.js';
import { checkReadiness } from './check-readiness.js';
import type { ConnectorFolder } from './connector-folder.js';
import { prepareIcon } from './icon/draw-icon.js';
import { toNames } from './names.js';
import { findPlaceholders } from './placeholders.js';
import { removeSecrets } from './remove-secrets.js';
import { certification } from './routes/certification.js';
import { independent, independentColor } from './routes/independent.js';
import { logicApps } from './routes/logic-apps.js';
import { paconn } from './routes/paconn.js';
import { powerAutomate } from './routes/power-automate.js';
import type { Route } from './routes/route.js';
import { iconSize } from './routes/route.js';
import { solution } from './routes/solution.js';
import type { PackageSettings } from './settings/settings.js';

const routes = {
  certification,
  independent,
  solution,
  paconn,
  'logic-apps': logicApps,
  'power-automate': powerAutomate,
} as const satisfies Readonly<Record<string, Route>>;

/** Where a package is meant for. */
export type RouteName = keyof typeof routes;

/** The names of all routes. */
export const routeNames = Object.keys(routes) as readonly RouteName[];

/** A package, or why there is none. */
export interface PackageResult {
  /** What the validator and the checks of the route say; with an error among it there are no files. */
  readonly findings: readonly Finding[];
  readonly files: readonly ZipEntry[];
  readonly notes: readonly string[];
}

/**
 * Makes the artefacts of one route from a connector and its settings. The connector is validated first, with the
 * settings in it; errors keep it from being packaged. With `force` they are only told, except for a submission,
 * which nothing forces.
 */
export async function packageConnector(
  source: ConnectorFolder,
  settings: PackageSettings,
  route: RouteName,
  { force = false }: { readonly force?: boolean } = {},
): Promise<PackageResult> {
  // Every independent publisher's connector has the same colour, whatever the settings say.
  const applied = route === 'independent' ? { ...settings, brandColor: independentColor } : settings;
  const { folder, removed } = removeSecrets(applySettings(source, applied));
  const build: Build = {
    folder,
    settings,
    names: toNames(folder, settings),
    icon: await prepareIcon(folder.icon, colourOf(folder)),
  };
  const isSubmission = route === 'certification' || route === 'independent';
  const findings = [
    ...validate(
      { files: filesOf(build, route), isFolder: false },
      { rules: allRules, profile: profileOf(route) },
    ),
    ...(isSubmission ? checkReadiness({ folder, settings, isCertification: route === 'certification' }) : []),
  ];
  const isRefused = findings.some(({ severity }) => severity === 'error') && (isSubmission || !force);
  if (isRefused) return { findings, files: [], notes: [] };
  const { files, notes } = await routes[route](build);
  const structure = await checkSubmission(files);
  if (structure.length > 0) return { findings: [...findings, ...structure], files: [], notes: [] };
  return {
    findings,
    files,
    notes: [
      ...(isSubmission ? [] : hostNotes(folder)),
      ...removed.map((place) => `A client secret was taken out of ${place}; it belongs in no file.`),
      ...notes,
    ],
  };
}

/** Every rule of the published package validator, over the archive as it will be sent. */
async function checkSubmission(files: readonly ZipEntry[]): Promise<readonly Finding[]> {
  const submission = files.find(({ path }) => path === 'submission.zip');
  if (submission === undefined) return [];
  const unpacked = await readPackage(submission.path, submission.data);
  return validate({ files: unpacked, isFolder: false }, { rules: submissionRules, profile: 'certified' });
}

/** A connector with an example host can be imported, and then reaches nothing. */
function hostNotes(folder: ConnectorFolder): readonly string[] {
  return findPlaceholders(folder)
    .filter(({ pointer }) => pointer === '/host')
    .map(
      ({ found, wanted }) =>
        `\`${found}\` is a placeholder. Put ${wanted} into \`host\` of the settings file.`,
    );
}

function profileOf(route: RouteName): Profile {
  if (route === 'certification') return 'certified';
  return route === 'independent' ? 'independent' : 'import';
}

/** What the validator sees: the documents as they will be in the package. */
function filesOf({ folder, icon }: Build, route: RouteName): readonly FileNode[] {
  return [
    { name: 'apiDefinition.swagger.json', bytes: Buffer.from(folder.definition) },
    { name: 'apiProperties.json', bytes: Buffer.from(folder.properties) },
    ...(route === 'independent' ? [] : [{ name: 'icon.png', bytes: icon(iconSize) }]),
    ...(folder.script === undefined ? [] : [{ name: 'script.csx', bytes: folder.script }]),
  ];
}

/** The brand colour where it is one, else the colour of a connector that has none yet. */
function colourOf({ connector }: ConnectorFolder): string {
  const colour = connector.properties.iconBrandColor ?? '';
  return /^#[0-9a-f]{6}$/i.test(colour) ? colour : '#007ee5';
}
