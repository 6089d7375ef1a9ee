import type { APIMessage } from 'discord-api-types/v10';
import { describe, expect, it } from 'vitest';
import type { Outcome } from '../../bot/sandbox/script-client.ts';
import { faultIn, toldBy } from './told-by.ts';

const message = (content: string, more: Partial<APIMessage> = {}) =>
  ({ content, embeds: [], ...more }) as unknown as APIMessage;
const outcome = (more: Partial<Outcome>): Outcome => ({
  interaction: '1',
  answered: 'message',
  followups: [],
  ...more,
});
const card = message('', { embeds: [{ title: 'A card' }] });

describe('what a person is told', () => {
  it.each<[string, Partial<Outcome>, string]>([
    ['a card in place of the one that was pressed', { answered: 'update', message: card }, 'acknowledged'],
    ['a line in its place', { answered: 'update', message: message('-# Answer taken: 3 words.') }, 'acknowledged'],
    ['an embed', { message: card }, 'acknowledged'],
    ['a form', { answered: 'modal' }, 'acknowledged'],
    ['that the interview comes', { message: message('-# Here it comes.') }, 'acknowledged'],
    ['why not', { message: message('This card was answered or changed already.') }, 'refused'],
    ['why not, after it took long', { answered: 'update', message: card, followups: [message('Not so.')] }, 'refused'],
    ['nothing', { answered: 'nothing', problem: 'no answer within 3 s' }, 'unanswered'],
    ['to wait, for ever', { message: card, problem: 'thinking' }, 'unanswered'],
    ['that something broke', { message: message('Something broke on our side (reference 1).') }, 'unanswered'],
  ])('%s', (_, more, told) => expect(toldBy(outcome(more))).toBe(told));
});

it('a fault is found wherever it is said', () => {
  const broke = message('Something broke on our side (reference 1).');
  expect(faultIn(outcome({ message: card, followups: [broke] }))).toBe(broke.content);
  expect(faultIn(outcome({ message: card }))).toBeNull();
});
