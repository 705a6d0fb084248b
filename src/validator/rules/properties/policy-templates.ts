import { isJsonObject, type JsonObject, ownMember, toText } from '../../../shared/json-value.js';
import type { PolicyNode } from '../../model/nodes.js';

const prefix = 'x-ms-apimTemplateParameter.';

/** What a template takes: names with true where they have to be there, and lists of values. */
export interface PolicyTemplate {
  readonly parameters: Readonly<Record<string, boolean>>;
  readonly choices?: Readonly<Record<string, readonly string[]>>;
  readonly sections: readonly ('Request' | 'Response' | 'Failure')[];
}

const exists = ['override', 'append', 'skip'];
const either = ['Request', 'Response'] as const;
const source = { propertyParentPath: true, propertySubPath: false } as const;

/** The sixteen templates of published connectors: https://learn.microsoft.com/connectors/custom-connectors/policy-templates and the schemas of the public repository. */
export const policyTemplates: Readonly<Record<string, PolicyTemplate>> = {
  setheader: {
    parameters: { name: true, value: true, existsAction: false },
    choices: { existsAction: exists },
    sections: ['Request', 'Response', 'Failure'],
  },
  dynamichosturl: { parameters: { urlTemplate: true }, sections: ['Request'] },
  dynamicsubdomain: { parameters: { urlTemplate: true }, sections: ['Request'] },
  routerequesttoendpoint: {
    parameters: { newPath: true, httpMethod: false },
    choices: {
      httpMethod: ['get', 'post', 'put', 'patch', 'delete', 'options', 'head', '@request.originalhttpmethod'],
    },
    sections: ['Request'],
  },
  setproperty: {
    parameters: {
      newPropertyParentPathTemplate: true,
      newPropertySubPathTemplate: true,
      propertyValuePathTemplate: true,
    },
    sections: either,
  },
  setqueryparameter: {
    parameters: { name: true, value: true, existsAction: false },
    choices: { existsAction: exists },
    sections: ['Request'],
  },
  pollingtrigger: { parameters: { triggerConfig: true, triggerDataPath: true }, sections: [] },
  stringreplace: {
    parameters: { ...source, sourceString: true, replacementString: true, newPropertyPath: true },
    sections: either,
  },
  updatenextlink: {
    parameters: { nextLinkPropertyName: true, nextLinkParentPropertyPath: false },
    sections: ['Response'],
  },
  convertobjecttoarray: {
    parameters: { ...source, newPropertyPath: true, keyName: false, valueName: false },
    sections: either,
  },
  setvaluefromurl: {
    parameters: {
      parameterTemplate: true,
      parameterValueUrl: true,
      parameterValuePathTemplate: true,
      httpMethod: false,
    },
    choices: { httpMethod: ['get', 'post', 'put'] },
    sections: either,
  },
  convertarraytoobject: {
    parameters: { ...source, keyWithinCollectionPath: true, newPropertyPath: true, retainKey: false },
    choices: { retainKey: ['true', 'false'] },
    sections: either,
  },
  setconnectionstatustounauthenticated: { parameters: { statusCode: true }, sections: ['Response'] },
  stringtoarray: {
    parameters: { ...source, delimiterList: true, childPropertyName: true, newPropertyPath: true },
    sections: either,
  },
  encodepropertyvalue: { parameters: { ...source, newPropertyPath: true }, sections: either },
  moveproperties: {
    parameters: {
      srcParentPath: true,
      srcSubPath: false,
      dstParentPath: true,
      dstSubPath: false,
      copyOnlySubProperties: false,
    },
    sections: either,
  },
};

/** The template of a policy; ids are compared ignoring case. */
export function templateOf(policy: PolicyNode): PolicyTemplate | undefined {
  return ownMember(policyTemplates, policy.templateId.toLowerCase()) as PolicyTemplate | undefined;
}

/** A template parameter by its bare name, ignoring case, with the name that it is written with. */
export function policyParameter(
  policy: PolicyNode,
  name: string,
): { readonly key: string; readonly value: unknown } | undefined {
  const wanted = (prefix + name).toLowerCase();
  const key = Object.keys(policy.parameters).find((member) => member.toLowerCase() === wanted);
  return key === undefined ? undefined : { key, value: policy.parameters[key] };
}

/** Member of `parameters` that is no template parameter, ignoring case. */
export function policyMember(
  policy: PolicyNode,
  name: string,
): { readonly key: string; readonly value: unknown } | undefined {
  const key = Object.keys(policy.parameters).find((member) => member.toLowerCase() === name.toLowerCase());
  return key === undefined ? undefined : { key, value: policy.parameters[key] };
}

/** Ids of the operations that a policy is limited to; undefined when it holds for all. */
export function operationsOf(policy: PolicyNode): readonly unknown[] | undefined {
  const list = policyMember(policy, 'x-ms-apimTemplate-operationName')?.value;
  return Array.isArray(list) && list.length > 0 ? list : undefined;
}

/** Every text of a policy's parameters, with the members that lead there. */
export function textsOf(
  policy: PolicyNode,
): readonly { readonly path: readonly string[]; readonly text: string }[] {
  const found: { path: readonly string[]; text: string }[] = [];
  const visit = (value: unknown, path: readonly string[]) => {
    if (typeof value === 'string') found.push({ path, text: value });
    else if (isJsonObject(value) && path.length < 4) enter(value, path);
  };
  const enter = (object: JsonObject, path: readonly string[]) => {
    for (const [name, value] of Object.entries(object)) visit(value, [...path, name]);
  };
  enter(policy.parameters, []);
  return found.filter(({ path }) => toText(path[0]).toLowerCase().startsWith(prefix.toLowerCase()));
}
