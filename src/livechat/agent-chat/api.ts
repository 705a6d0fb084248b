/**
 * What stands in front of an action's name; host, authorization and errors are those of the Configuration API.
 * https://platform.text.com/docs/messaging/agent-chat-api/
 */
export const agentChatPath = '/v3.6/agent/action';

/** After this time the server gives up with `request_timeout`. */
export const agentChatTimeoutMs = 15_000;
