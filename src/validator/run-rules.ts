import type { Finding, Profile } from './finding.js';
import type { ChangeNode, ConnectorNode } from './model/nodes.js';
import type { NodeKind, Report, Rule, Visitors } from './rule.js';
import { sources } from './sources.js';

/** A finding whose place in the text is not known yet: its line and column are 0. */
export interface Unplaced {
  readonly finding: Finding;
  /** Of the place, where the rule knows it. */
  readonly offset?: number;
}

/** Shows every node of a connector to the rules that look at its kind. A rule that throws becomes a finding. */
export function runRules(
  rules: readonly Rule[],
  profile: Profile,
  connector: ConnectorNode,
  before?: ConnectorNode,
): readonly Unplaced[] {
  const findings: Unplaced[] = [];
  const active = rules.filter((rule) => rule.severity[profile] !== 'off');

  const visit = <Kind extends NodeKind>(
    kind: Kind,
    nodes: readonly Visitors[Kind][],
    file: string | ((node: Visitors[Kind]) => string),
  ): void => {
    for (const rule of active) {
      const check = rule.on[kind];
      if (check === undefined) continue;
      // One reporter for all nodes of a rule: a definition has tens of thousands.
      let current: Visitors[Kind] | undefined;
      const fileOf = (): string =>
        typeof file === 'string' ? file : current === undefined ? '' : file(current);
      const pointer = (): string => (current === undefined ? '' : pointerOf(current));
      const report = reporter(rule, profile, fileOf, pointer, findings);
      for (const node of nodes) {
        current = node;
        try {
          check(node, report, connector);
        } catch (error) {
          findings.push(defect(rule, fileOf(), pointer(), error));
        }
      }
    }
  };

  const { definition, properties, definitionFile, propertiesFile } = connector;
  visit('connector', [connector], definitionFile);
  visit('file', connector.files, ({ name }) => name);
  visit('document', connector.documents, (document) => document.file);
  if (definition !== undefined) {
    visit('definition', [definition], definitionFile);
    const info = definition.value['info'];
    if (typeof info === 'object' && info !== null && !Array.isArray(info)) {
      visit('info', [{ pointer: '/info', value: { ...info } }], definitionFile);
    }
    visit('path', definition.paths, definitionFile);
    visit('operation', definition.operations, definitionFile);
    visit('parameter', definition.parameters, definitionFile);
    visit('response', definition.responses, definitionFile);
    visit('schema', definition.schemas, definitionFile);
    visit('typed', definition.typed, definitionFile);
    visit('reference', definition.references, definitionFile);
    visit('dynamic', definition.dynamics, definitionFile);
  }
  if (properties !== undefined) {
    visit('properties', [properties], propertiesFile);
    visit('connectionParameter', properties.connectionParameters, propertiesFile);
    visit('policy', properties.policies, propertiesFile);
  }
  if (connector.script !== undefined) visit('script', [connector.script], ({ file }) => file);
  if (before !== undefined) {
    const change: ChangeNode = { before, after: connector };
    visit('change', [change], definitionFile);
  }
  return findings;
}

function reporter(
  rule: Rule,
  profile: Profile,
  fileOf: () => string,
  pointer: () => string,
  findings: Unplaced[],
): Report {
  return (message, options = {}) => {
    const severity = options.severity ?? rule.severity[profile];
    if (severity === 'off') return;
    const also = options.also ?? rule.covers ?? [];
    const finding = {
      code: options.code ?? rule.code,
      ...(also.length > 0 && { also }),
      rule: rule.id,
      severity,
      message,
      file: options.file ?? fileOf(),
      pointer: options.at ?? (options.file === undefined && options.offset === undefined ? pointer() : ''),
      line: 0,
      column: 0,
      help: rule.source,
      ...(options.fix && { fix: options.fix }),
    };
    findings.push({ finding, ...(options.offset !== undefined && { offset: options.offset }) });
  };
}

function defect(rule: Rule, file: string, pointer: string, error: unknown): Unplaced {
  const reason = error instanceof Error ? error.message : String(error);
  const message = `The rule \`${rule.id}\` failed here and says nothing (${reason}); please report this defect.`;
  const { id } = rule;
  const help = sources.repository;
  return {
    finding: {
      code: 'InternalError',
      rule: id,
      severity: 'warning',
      message,
      file,
      pointer,
      line: 0,
      column: 0,
      help,
    },
  };
}

function pointerOf(node: object): string {
  return 'pointer' in node && typeof node.pointer === 'string' ? node.pointer : '';
}
