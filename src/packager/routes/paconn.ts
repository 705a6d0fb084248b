import { withoutMember } from '../apply-settings.js';
import { documentFiles, iconSize, type Route, textFile } from './route.js';

/**
 * The folder that Microsoft's `paconn` works in. Its apiProperties.json has no `stackOwner`: the service refuses an
 * update with it, https://learn.microsoft.com/connectors/custom-connectors/paconn-cli
 */
export const paconn: Route = (build) => {
  const { folder, settings, icon } = build;
  const { connectorId, environment } = settings.paconn ?? {};
  const settingsFile = {
    ...(connectorId !== undefined && { connectorId }),
    ...(environment !== undefined && { environment }),
    apiProperties: 'apiProperties.json',
    apiDefinition: 'apiDefinition.swagger.json',
    icon: 'icon.png',
    ...(folder.script !== undefined && { script: 'script.csx' }),
    powerAppsUrl: 'https://api.powerapps.com',
    powerAppsApiVersion: '2016-11-01',
  };
  const properties = withoutMember(folder.properties, ['properties', 'stackOwner']);
  const isUpdate = connectorId !== undefined;
  return {
    files: [
      ...documentFiles({ ...build, folder: { ...folder, properties } }),
      { path: 'icon.png', data: icon(iconSize) },
      textFile('settings.json', `${JSON.stringify(settingsFile, null, 4)}\n`),
    ],
    notes: [
      `In this folder: \`paconn login\`, then \`paconn ${isUpdate ? 'update' : 'create'} --settings settings.json\`.`,
      ...(hasOAuth(folder.properties) ? ['Give the client secret with `--secret`; it is in no file.'] : []),
      'Never commit settings.json.',
    ],
  };
};

function hasOAuth(properties: string): boolean {
  return /"type"\s*:\s*"oauthSetting"/i.test(properties);
}
