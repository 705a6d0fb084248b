import type { webhookChatResponse } from '../../../../connector/schemas/webhook-chat-response.js';
import type { Reshaped } from '../../../model/schema.js';
import { type Fields, isFields, readList, readText } from '../read.js';
import { eventsOf, propertyOf } from './chat.js';

/** The questions of the pre-chat survey with their answers; none when there was no survey. */
export function surveyFieldsOf(thread: Fields): readonly Fields[] {
  return eventsOf(thread)
    .filter(isSurvey)
    .flatMap(({ fields }) => (readList(fields) ?? []).filter(isFields));
}

/** Older chats have no `form_type` but a property. */
function isSurvey(event: Fields): boolean {
  const formType = event.form_type ?? propertyOf(event, 'lc2', 'form_type');
  return event.type === 'filled_form' && formType === 'prechat';
}

/** The survey of the contract. */
export function toSurvey(
  fields: readonly Fields[],
): NonNullable<Reshaped<typeof webhookChatResponse>['pre_chat_survey']> {
  return fields.map((field) => ({
    answer: toAnswer(field),
    id: readText(field.id),
    label: readText(field.label),
  }));
}

/** The answer to the first question of a type, for example `email`. */
export function answerTo(fields: readonly Fields[], type: string): string | undefined {
  return fields
    .filter((field) => field.type === type)
    .map(toAnswer)
    .find((answer) => answer !== undefined);
}

/** One text, one choice, or several; version 3.2 called each of them `value`. */
function toAnswer({ answer, answers, value }: Fields): string | undefined {
  const given = answer ?? answers ?? value;
  const parts = (readList(given) ?? [given])
    .map((part) => readText(isFields(part) ? part.label : part))
    .filter((part) => part !== undefined);
  return parts.length === 0 ? undefined : parts.join(', ');
}
