/** Settings of a connector's packages, looked for in its folder when none are named. */
export const usualSettings = 'package-settings.yaml';
