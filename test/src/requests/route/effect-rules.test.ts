import { describe, expect, it } from '@jest/globals';
import type { RequestDoc } from '../../../../src/requests/request.ts';
import { effectsOfChange } from '../../../../src/requests/route/effect-rules.ts';
import { AT, agreeSeats, buildRequest, buildStaffing, decideSeat } from '../../../helpers/build-request.ts';

const AT_DIRECTORS = agreeSeats(buildRequest(), 'unit-sales-head', 'branch-sales');

function commandsOwed(before: RequestDoc | null, after: RequestDoc): string[] {
  const way = { by: 'commercial-director', onBehalfOf: null };
  const change = { before, after, moves: [], way, audit: [], decided: null, at: AT };
  return effectsOfChange(change, buildStaffing()).map(({ name }) => name);
}

describe('effectsOfChange', () => {
  it('leaves the client as it is while another seat of the step is open, but draws its cards anew', () => {
    const after = agreeSeats(AT_DIRECTORS, 'commercial-director');

    expect(commandsOwed(AT_DIRECTORS, after)).toEqual(['reminders.refresh', 'cards.redraw', 'cards.redraw']);
  });

  it.each<[string, RequestDoc | null, RequestDoc]>([
    ['the first step', null, buildRequest()],
    ['the next step', AT_DIRECTORS, agreeSeats(AT_DIRECTORS, 'commercial-director', 'security-director')],
    ['a refusal', AT_DIRECTORS, decideSeat(AT_DIRECTORS, 'commercial-director', 'refuse').request],
    ['a return', AT_DIRECTORS, decideSeat(AT_DIRECTORS, 'commercial-director', 'return').request],
    ['the next round', AT_DIRECTORS, { ...AT_DIRECTORS, round: 2 }],
  ])('brings the client in line with %s', (_, before, after) => {
    expect(commandsOwed(before, after)).toContain('client.follow');
  });

  it('calls the holders of all seats that moved in one message, so that nobody gets two cards', () => {
    const [step, ...others] = AT_DIRECTORS.steps.filter(({ status }) => status === 'open');
    const moves = (step?.seats ?? []).map(({ id }, n) => ({
      step: step?.definition.id ?? '',
      seat: id,
      to: n === 0 ? ('branch-director' as const) : ('commercial-director' as const),
      scope: 'branch',
      vacant: false,
    }));
    const way = { by: 'system', onBehalfOf: null };
    const change = {
      before: AT_DIRECTORS,
      after: AT_DIRECTORS,
      moves,
      way,
      audit: [],
      decided: null,
      at: AT,
    };

    const cards = effectsOfChange(change, buildStaffing()).flatMap((effect) =>
      effect.name === 'tell' && effect.args.content.kind === 'request-card' ? [effect.args.audience] : [],
    );

    expect(others).toEqual([]);
    expect(cards).toEqual([
      [
        { role: 'branch-director', scope: 'branch' },
        { role: 'commercial-director', scope: 'branch' },
      ],
    ]);
  });
});
