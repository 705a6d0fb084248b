import {
  choiceFieldTypes,
  type Event,
  type FilledFormEvent,
  type FormField,
  textFieldTypes,
} from '../../livechat/agent-chat/event.js';
import type { SurveyField } from '../../livechat/v2/chat.js';
import type { SimulatorContext } from './context.js';
import { toMoment } from './moment.js';
import type { StoredChat } from './state.js';

type WithoutOrigin<Kind> = Kind extends unknown ? Omit<Kind, 'id' | 'created_at'> : never; // one by one, to stay a union

/** Adds an event to the thread of a chat, with the next number and the time. */
export function addThreadEvent(
  { clock }: SimulatorContext,
  { chat, thread }: StoredChat,
  event: WithoutOrigin<Event>,
): Event {
  const number = thread.events.length + 1;
  const origin = { id: `${chat.id}_${number}`, created_at: toMoment(clock.now(), number) };
  const added = { ...origin, ...event } as Event; // the union of events, put together again
  thread.events.push(added);
  return added;
}

/** The answered pre-chat survey as v3 has it. */
export function toPrechatForm(
  survey: readonly SurveyField[],
  authorId: string,
): WithoutOrigin<FilledFormEvent> {
  return {
    type: 'filled_form',
    form_id: '1700000000000',
    form_type: 'prechat',
    author_id: authorId,
    visibility: 'all',
    fields: survey.map(toFormField),
  };
}

/** Of a checkbox field only the chosen answers are told; a choice has an object in place of a text. */
function toFormField(field: SurveyField): FormField {
  const { id, label, type } = field;
  if ('answers' in field) {
    const answers = field.answers.map((answer, index) => ({ ...answer, id: String(index) }));
    return {
      type: 'checkbox',
      id,
      label,
      answers: answers
        .filter(({ chosen }) => chosen)
        .map((answer) => ({ id: answer.id, label: answer.label })),
    };
  }
  const choice = choiceFieldTypes.find((known) => known === type);
  const text = textFieldTypes.find((known) => known === type) ?? 'question';
  if (choice === undefined) return { type: text, id, label, answer: field.answer };
  return {
    type: choice,
    id,
    label,
    answer: { id: '0', label: field.answer, ...(choice === 'group_chooser' && { group_id: 0 }) },
  };
}
