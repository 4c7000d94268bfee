import { followAbsences } from '../../../src/absences/follow-absences.ts';
import { AppError } from '../../../src/kernel/errors.ts';
import type { RequestDoc } from '../../../src/requests/request.ts';
import type { ModelStep } from './model-actions.ts';
import type { ModelWorld } from './model-world.ts';
import { type Click, prepareAction } from './prepare-action.ts';
import { changesOf } from './witnessed-store.ts';

const DAY = 86_400_000;

/** Carries the steps out one after the other; what they came to, and what a repetition changed that it must not. */
export async function runModel(
  world: ModelWorld,
  steps: ModelStep[],
): Promise<{ outcomes: string[]; doubled: string[] }> {
  const outcomes: string[] = [];
  const doubled: string[] = [];
  for (const step of steps) {
    world.clock.advance(1000 + step.days * DAY);
    if (step.days > 0) await followAbsences(world.app);
    const click = await prepareAction(world, step.action);
    const before = world.journal.commits.length;
    const outcome = await carryOut(world, step, click);
    outcomes.push(`${step.days}d ${step.action.do} ${step.manner.as}: ${outcome}`);
    const deeds = deedsSince(world, before);
    if (step.action.stale && / done /.test(`${outcome} `)) doubled.push(`${outcomes.at(-1)} on an old card`);
    if (deeds.length > 1) doubled.push(`${outcomes.at(-1)} came to ${deeds.join()}`);
  }
  return { outcomes, doubled };
}

/** Versions of requests in which somebody did something; seats that moved after it are not told in a history. */
function deedsSince({ journal }: ModelWorld, commit: number): string[] {
  return changesOf<RequestDoc>({ ...journal, commits: journal.commits.slice(commit) }, 'requests')
    .filter(({ before, after }) => JSON.stringify(before?.history) !== JSON.stringify(after.history))
    .map(({ after }) => `${after._id}:${after.version}`);
}

async function carryOut(world: ModelWorld, { manner }: ModelStep, click: Click): Promise<string> {
  switch (manner.as) {
    case 'once':
      return attempt(() => click(world.app));
    case 'twice':
      return `${await attempt(() => click(world.app))} ${await attempt(() => click(world.app))}`;
    case 'at-once':
      return (await Promise.all([click, click].map((one) => attempt(() => one(world.app))))).join(' ');
    case 'dying': {
      const app = await world.mortal(manner.beforeWrite);
      const outcome = await attempt(() => click(app));
      await world.restart();
      return outcome;
    }
  }
}

/** People meet refusals; anything else than a refusal or the death of the process is a defect. */
async function attempt(work: () => Promise<string>): Promise<string> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof AppError) return error.code;
    if (error instanceof Error && error.message === 'the process is dead') return 'dead';
    throw error;
  }
}
