import type { Mutable } from '../shared/mutable.js';
import type { Finding, Profile } from './finding.js';
import type { ChangeNode, ConnectorNode } from './model/nodes.js';
import { nodesByMember } from './model/nodes-by-member.js';
import { listObjects } from './model/openapi-objects.js';
import type { NodeKind, Report, Rule, Visitors } from './rule.js';
import { sources } from './sources.js';

/** A finding whose place in the text is not known yet: its line and column are 0. */
export interface Unplaced {
  readonly finding: Mutable<Finding>;
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
  const active = rulesByKind(rules, profile);

  const visit = <Kind extends NodeKind>(
    kind: Kind,
    nodes: readonly Visitors[Kind][],
    file: string | ((node: Visitors[Kind]) => string),
    nodesFor: (rule: Rule) => readonly Visitors[Kind][] = () => nodes,
  ): void => {
    for (const rule of active.get(kind) ?? []) {
      const check = rule.on[kind];
      const shown = nodesFor(rule);
      if (check === undefined || shown.length === 0) continue;
      // One reporter for all nodes of a rule: a definition has tens of thousands.
      let current: Visitors[Kind] | undefined;
      const fileOf = (): string =>
        typeof file === 'string' ? file : current === undefined ? '' : file(current);
      const pointer = (): string => (current === undefined ? '' : pointerOf(current));
      const report = reporter(rule, profile, fileOf, pointer, findings);
      for (const node of shown) {
        current = node;
        try {
          check(node, report, connector);
        } catch (error) {
          findings.push(defect(rule, fileOf(), pointer(), error));
        }
      }
    }
  };

  /** A rule that is about some members sees the nodes that have one of them. */
  const visitByMember = <Kind extends 'object' | 'parameter' | 'schema' | 'typed'>(
    kind: Kind,
    nodes: readonly Visitors[Kind][],
    file: string,
  ): void => {
    const wanted = (active.get(kind) ?? []).flatMap(({ members }) =>
      members === undefined ? [] : [members],
    );
    const lists = nodesByMember(nodes, wanted);
    visit(kind, nodes, file, ({ members }) => (members && lists.get(members)) ?? nodes);
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
    visitByMember('object', listObjects(definition), definitionFile);
    visit('path', definition.paths, definitionFile);
    visit('operation', definition.operations, definitionFile);
    visitByMember('parameter', definition.parameters, definitionFile);
    visit('response', definition.responses, definitionFile);
    visitByMember('schema', definition.schemas, definitionFile);
    visitByMember('typed', definition.typed, definitionFile);
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

/** The rules that say anything in the profile, by the kinds of node they look at. */
function rulesByKind(rules: readonly Rule[], profile: Profile): ReadonlyMap<string, readonly Rule[]> {
  const found = new Map<string, Rule[]>();
  for (const rule of rules) {
    if (rule.severity[profile] === 'off') continue;
    for (const kind of Object.keys(rule.on)) {
      const ofKind = found.get(kind);
      if (ofKind === undefined) found.set(kind, [rule]);
      else ofKind.push(rule);
    }
  }
  return found;
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
    const { code = rule.code, file = fileOf(), offset } = options;
    const at = options.at ?? (options.file === undefined && offset === undefined ? pointer() : '');
    const { id, source } = rule;
    // Member by member: spreading takes several times as long, and there are tens of thousands.
    const finding: Mutable<Finding> =
      also.length === 0
        ? { code, rule: id, severity, message, file, pointer: at, line: 0, column: 0, help: source }
        : { code, also, rule: id, severity, message, file, pointer: at, line: 0, column: 0, help: source };
    if (options.fix !== undefined) finding.fix = options.fix;
    findings.push(offset === undefined ? { finding } : { finding, offset });
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
