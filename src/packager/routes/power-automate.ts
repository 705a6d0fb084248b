import { writeChecklist } from '../texts/write-checklist.js';
import { documentFiles, iconSize, type Route, textFile } from './route.js';

/** The two documents, the icon, and a checklist for the wizard of the portal. */
export const powerAutomate: Route = (build) => ({
  files: [
    ...documentFiles(build),
    { path: 'icon.png', data: build.icon(iconSize) },
    textFile('checklist.md', writeChecklist(build)),
  ],
  notes: ['checklist.md leads through the wizard.'],
});
