import { UsageError } from '../shared/usage-error.js';

/** What flows and workflows are pointed at instead of the published LiveChat connector. */
export interface Target {
  /** As given: `shared_…` of the Power Platform, or a name or resource id of Logic Apps. */
  readonly to: string;
  /** The connection, or connection reference, to use; what is there stays when it is absent. */
  readonly connection?: string;
  /** Where the connection of a Standard logic app answers. */
  readonly runtimeUrl?: string;
}

/** The internal name of a custom connector in the Power Platform. Anything else is a `UsageError`. */
export function powerPlatformName({ to }: Target): string {
  if (/^shared_[\w-]+$/.test(to) && to.toLowerCase() !== 'shared_livechat') return to;
  throw new UsageError(
    `--to takes the internal name of your connector for a flow, such as \`shared_livechat-5f0123456789abcdef\`: it stands in the address of the connector's page, and in \`pac connector list\`. Found \`${to}\`.`,
  );
}

/**
 * The resource id of a custom connector of Logic Apps. A bare name is taken to stand in the resource group of the
 * connection, `near`.
 */
export function customApiId({ to }: Target, near: string | undefined): string {
  if (
    /^\/subscriptions\/[^/]+\/resourceGroups\/[^/]+\/providers\/Microsoft\.Web\/customApis\/[\w.-]+$/i.test(
      to,
    )
  ) {
    return to;
  }
  const group = /^(\/subscriptions\/[^/]+\/resourceGroups\/[^/]+)\//i.exec(near ?? '')?.[1];
  if (isBareName(to) && group !== undefined) return `${group}/providers/Microsoft.Web/customApis/${to}`;
  throw new UsageError(
    `--to takes the resource id of your connector for a workflow: \`/subscriptions/…/resourceGroups/…/providers/Microsoft.Web/customApis/NAME\`, or its NAME when the connection stands in the same resource group. Found \`${to}\`.`,
  );
}

/** The name of a custom connector of Logic Apps, also where a resource id was given. */
export function customApiName({ to }: Target): string {
  const name = to.slice(to.lastIndexOf('/') + 1);
  if (isBareName(name)) return name;
  throw new UsageError(`--to takes the name or resource id of your Logic Apps connector; found \`${to}\`.`);
}

function isBareName(text: string): boolean {
  return /^[\w.-]+$/.test(text) && !text.startsWith('shared_');
}
