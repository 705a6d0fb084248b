import { at, type ConnectorView } from '../api.js';

/** The icon of a connector on its brand colour, as the platform shows it. */
export function ConnectorIcon({
  connector: { name, iconBrandColor = '' },
  size,
}: {
  readonly connector: ConnectorView;
  readonly size: number;
}) {
  const isColour = /^#[0-9a-f]{6}$/i.test(iconBrandColor);
  return (
    <img
      class="connector-icon"
      src={`api/connectors${at(name)}/icon`}
      alt=""
      width={size}
      height={size}
      style={isColour ? { backgroundColor: iconBrandColor } : {}}
    />
  );
}
