import { writeArmTemplate } from '../logic-apps/arm-template.js';
import { azureConnector } from '../logic-apps/azure-connector.js';
import { writeBicep } from '../logic-apps/bicep.js';
import { writeConnections } from '../logic-apps/connections.js';
import { type Route, textFile } from './route.js';

/**
 * A Logic Apps custom connector with its connection, as an ARM template and as Bicep, and connections.json for Logic
 * Apps Standard: https://learn.microsoft.com/azure/templates/microsoft.web/customapis
 */
export const logicApps: Route = (build) => {
  const azure = azureConnector(build);
  const { folder } = build;
  const asked = azure.parameters.map(({ name, isSecret }) => (isSecret ? `${name} (secret)` : name));
  return {
    files: [
      textFile('azuredeploy.json', writeArmTemplate(azure)),
      textFile('main.bicep', writeBicep(azure)),
      textFile('apiDefinition.swagger.json', folder.definition),
      textFile('connector.json', `${JSON.stringify(azure.members, null, 4)}\n`),
      textFile('connections.json', writeConnections(azure)),
    ],
    notes: [
      'Deploy one of the two: `az deployment group create --resource-group GROUP --template-file azuredeploy.json` (or `main.bicep`).',
      ...(asked.length > 0 ? [`It asks for ${asked.join(', ')}.`] : []),
      ...(azure.needsConsent ? ['Open the connection in the portal afterwards and authorize it.'] : []),
      'For Logic Apps Standard, give `logicAppPrincipalId`, and put the output `connectionRuntimeUrl` into the app setting that connections.json names.',
      ...(folder.script === undefined
        ? []
        : ['Logic Apps custom connectors run no script.csx: operations that need it will answer otherwise.']),
    ],
  };
};
