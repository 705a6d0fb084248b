import type { ConnectorFolder } from './connector-folder.js';
import type { DrawIcon } from './icon/draw-icon.js';
import type { Names } from './names.js';
import type { PackageSettings } from './settings/settings.js';

/** Everything that a route makes its files of. */
export interface Build {
  /** The connector with the settings applied. */
  readonly folder: ConnectorFolder;
  readonly settings: PackageSettings;
  readonly names: Names;
  /** Draws the icon. */
  readonly icon: DrawIcon;
}
