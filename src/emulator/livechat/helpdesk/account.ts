import { type Response, Router } from 'express';
import {
  type CustomField,
  customFieldTypes,
  type HelpDeskAgent,
  type License,
  type Tag,
  type Team,
} from '../../../livechat/helpdesk/account.js';
import type { SimulatorContext } from '../context.js';
import { createJsonReader } from '../field-reader.js';
import { createUuid } from '../ids.js';
import { answerJson } from '../modern/answer-json.js';
import { createConflict } from '../problem.js';
import type { SimulatorState, StoredAgent, StoredGroup } from '../state.js';
import { toTeamName, toTeamReference } from './people.js';

/** Agents, teams, tags, custom fields and the license. https://api.helpdesk.com/docs */
export function createAccountRoutes(context: SimulatorContext): Router {
  const { state } = context;
  const router = Router();

  router.get('/agents', (_request, response) => {
    answerJson(
      response,
      state.agents.map((agent) => toHelpDeskAgent(state, agent)),
    );
  });
  router.get('/teams', (_request, response) => answerJson(response, state.groups.map(toTeam)));
  router.get('/tags', (_request, response) => answerJson(response, state.tags));
  router.get('/customFields', (_request, response) => answerJson(response, state.customFields));
  router.get('/licenses', (_request, response) => {
    const license: License = { ID: state.license, defaultTeamID: toTeamReference(state, 0).ID };
    answerJson(response, [license]);
  });

  router.post('/teams', (request, response) => answerMade(response, createTeam(context, request.body)));
  router.post('/tags', (request, response) => answerMade(response, createTag(context, request.body)));
  router.post('/customFields', (request, response) => {
    answerMade(response, createCustomField(context, request.body));
  });
  return router;

  function answerMade(response: Response, made: Team | Tag | CustomField): void {
    context.changed();
    answerJson(response, made, Number(context.quirks.createdStatus));
  }
}

/** Everybody is an agent of HelpDesk too, invited until the owner approves. */
function toHelpDeskAgent(state: SimulatorState, agent: StoredAgent): HelpDeskAgent {
  const teamIDs = [0, ...agent.groups.filter((id) => id !== 0)].map((id) => toTeamReference(state, id).ID);
  return {
    ID: agent.helpDeskId,
    accountID: agent.accountId,
    licenseID: state.license,
    email: agent.login,
    name: agent.name,
    roles: [agent.permission === 'owner' ? 'owner' : 'normal'],
    status: agent.awaitingApproval ? 'invited' : 'active',
    teamIDs,
    autoassignment: false,
    autoassignmentTeamIDs: [],
    avatar: `https://${agent.avatar}`,
    jobTitle: agent.job_title,
    signature: { text: '' },
  };
}

function toTeam(group: StoredGroup): Team {
  return { ID: group.teamId, name: toTeamName(group) };
}

/** A team of HelpDesk is a group of LiveChat here. */
function createTeam({ state, random }: SimulatorContext, body: unknown): Team {
  const fields = createJsonReader(body);
  const name = fields.text('name', { required: true }) ?? '';
  fields.check();
  const id = Math.max(...state.groups.map((group) => group.id)) + 1;
  const group = { id, name, language: 'en', teamId: createUuid(random) };
  state.groups.push(group);
  return toTeam(group);
}

function createTag({ state, random }: SimulatorContext, body: unknown): Tag {
  const fields = createJsonReader(body);
  const name = fields.text('name', { required: true, max: 100 }) ?? '';
  const teamID = fields.text('teamID') ?? null;
  if (teamID !== null && !state.groups.some(({ teamId }) => teamId === teamID)) {
    fields.problem('teamID', 'is not a team');
  }
  fields.check();
  if (state.tags.some((tag) => tag.name === name)) throw createConflict('The name of a tag is unique');
  const tag = { ID: createUuid(random), teamID, name };
  state.tags.push(tag);
  return tag;
}

function createCustomField({ state, random }: SimulatorContext, body: unknown): CustomField {
  const fields = createJsonReader(body);
  const displayName = fields.text('displayName', { required: true }) ?? '';
  const apiKey = fields.text('apiKey', { required: true, max: 50 }) ?? '';
  const type = fields.oneOf('type', customFieldTypes) ?? 'singleLine';
  const teamIDs = fields.texts('teamIDs') ?? [];
  if (apiKey !== '' && !/^[A-Za-z]\w*$/.test(apiKey)) fields.problem('apiKey', 'must be a word');
  fields.check();
  if (state.customFields.some((field) => field.apiKey === apiKey)) {
    throw createConflict('The API key of a custom field is unique');
  }
  const field = { ID: createUuid(random), teamIDs, displayName, apiKey, type, status: 'active' };
  state.customFields.push(field);
  return field;
}
