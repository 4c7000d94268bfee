import { runCrashes } from '../helpers/run-crashes.ts';
import type { SiegePart } from './part.ts';

const ROUNDS = 200;
const MOST_FAILURES = 20;

export const crashes: SiegePart = {
  name: 'crashes',
  about: 'kill -9 at random moments while people click (--count: how many times)',
  run: async ({ count }) => {
    const rounds = count ?? ROUNDS;
    const { lost, owing, unsent, uncalled, ...report } = await runCrashes(rounds);
    const failures = [
      ...lost.map((click) => `lost: ${JSON.stringify(click)}`),
      ...unsent.map((id) => `not sent: ${id}`),
      ...uncalled.map((seat) => `not called: ${seat}`),
      ...(owing > 0 ? [`effects not carried out: ${owing}`] : []),
      ...(report.repeated > report.deaths ? [`messages repeated: ${report.repeated}`] : []),
    ];
    return {
      figures: {
        'kill -9': report.deaths,
        'clicks acknowledged': report.acknowledged,
        'of them lost': lost.length,
        'messages not sent': unsent.length,
        'messages about a step': report.news,
        'of them repeated': report.repeated,
      },
      failures: failures.slice(0, MOST_FAILURES),
    };
  },
};
