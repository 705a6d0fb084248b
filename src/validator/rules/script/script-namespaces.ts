import { defineRule, everywhere, quote } from '../../rule.js';
import { sources } from '../../sources.js';
import { exampleScript } from './example-script.js';

/** https://learn.microsoft.com/connectors/custom-connectors/write-code, supported namespaces; and the host's own. */
const supported = new Set([
  'System',
  'System.Collections',
  'System.Collections.Generic',
  'System.Diagnostics',
  'System.Drawing',
  'System.Drawing.Drawing2D',
  'System.Drawing.Imaging',
  'System.IO',
  'System.IO.Compression',
  'System.Linq',
  'System.Net',
  'System.Net.Http',
  'System.Net.Http.Headers',
  'System.Net.Security',
  'System.Security.Authentication',
  'System.Security.Cryptography',
  'System.Text',
  'System.Text.RegularExpressions',
  'System.Threading',
  'System.Threading.Tasks',
  'System.Web',
  'System.Xml',
  'System.Xml.Linq',
  'Microsoft.Extensions.Logging',
  'Microsoft.PowerPlatform.Connectors.CustomCode.CSharp',
  'Newtonsoft.Json',
  'Newtonsoft.Json.Linq',
]);

/** Part of what the supported namespaces come with, so it may well compile. */
const likely =
  /^(?:System\.(?:Globalization|ComponentModel|Runtime|Collections|Text|Net|Xml|Security)|Newtonsoft\.Json)\b/;

const missing =
  /^System\.(?:Text\.Json|Data|Reflection|Net\.(?:Mail|Sockets|WebSockets)|Windows|Management)\b/;

export const scriptNamespaces = defineRule({
  id: 'script-namespaces',
  code: 'CSX-03',
  summary: 'The script uses the supported namespaces only.',
  severity: everywhere('error'),
  certainty: 'C',
  source: sources.code,
  note: 'They are imported without a `using`. Whether the script compiles, only the upload tells.',
  example: {
    at: '',
    in: 'script.csx',
    bad: `using System.Text.Json;\n${exampleScript()}`,
    good: `using Newtonsoft.Json.Linq;\n${exampleScript()}`,
  },
  on: {
    script({ code }, report) {
      const told = new Set<string>();
      for (const match of code.matchAll(/\busing\s+(static\s+)?(?:(\w+)\s*=\s*)?([A-Za-z_][\w.]*)\s*;/g)) {
        const [, isStatic, alias, name = ''] = match;
        const around = name.slice(0, Math.max(0, name.lastIndexOf('.')));
        const namespace = isStatic !== undefined ? around : name;
        if (supported.has(namespace) || (alias !== undefined && supported.has(around))) continue;
        told.add(name);
        const severity =
          likely.test(namespace) && !missing.test(namespace) ? { severity: 'warning' as const } : {};
        report(`The namespace ${quote(namespace)} is not among the supported ones; do without it.`, {
          offset: match.index,
          ...severity,
        });
      }
      for (const match of code.matchAll(/\bSystem\.\w+(?:\.\w+){0,6}/g)) {
        const namespace = missing.exec(match[0])?.[0];
        if (namespace === undefined || told.has(namespace)) continue;
        told.add(namespace);
        report(`The namespace ${quote(namespace)} is not available to scripts; do without it.`, {
          offset: match.index,
        });
      }
    },
  },
});
