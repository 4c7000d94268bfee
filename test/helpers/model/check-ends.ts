import type { StoredFile } from '../../../src/files/stored-file.ts';
import type { ReminderClock } from '../../../src/reminders/reminder-clock.ts';
import { openStepOf, type RequestDoc } from '../../../src/requests/request.ts';
import type { ModelWorld } from './model-world.ts';

const STEP_CLOCKS = ['approval-step', 'client-notice', 'author-answer'];

/** Checks the store once everything is settled: nothing owed, nothing forgotten beside the requests. */
export async function checkEnds(world: ModelWorld): Promise<string[]> {
  const { app, journal } = world;
  const requests = [...journal.latest.requests.values()];
  const files: StoredFile[] = [];
  const clocks: ReminderClock[] = [];
  for await (const file of app.files.scan()) files.push(file);
  for await (const clock of app.reminderClocks.scan()) clocks.push(clock);
  return [
    ...(await owedStill(world)),
    ...requests.flatMap((request) => [...remindsOfStep(request, clocks), ...namesItsFiles(request, files)]),
  ];
}

async function owedStill({ app }: ModelWorld): Promise<string[]> {
  const query = { index: 'pending', eq: { hasPending: true } };
  const { channels, clients, files, people, replacements, reminderClocks, requests, units } = app;
  const repos = { channels, clients, files, people, replacements, reminderClocks, requests, units };
  const counts = await Promise.all(
    Object.entries(repos).map(async ([name, repo]) => ({ name, count: await repo.count(query) })),
  );
  return counts
    .filter(({ count }) => count > 0)
    .map(({ name, count }) => `${count} ${name} still owe something`);
}

/** The open step has one clock, for its due date, or for the day of a question that makes it stand; what has ended has none. */
function remindsOfStep(request: RequestDoc, clocks: ReminderClock[]): string[] {
  const step = openStepOf(request);
  const subject = `request:${request._id}`;
  const armed = clocks
    .filter(
      (clock) => clock.subject === subject && STEP_CLOCKS.includes(clock.kind) && clock.status === 'armed',
    )
    .map(({ kind, occurrence }) => `${kind} ${occurrence}`);
  const asked = request.paused ? `author-answer ${request.paused.since}` : null;
  const due = step?.dueOn ? `${step.definition.ladder ?? 'approval-step'} ${step.dueOn}` : null;
  const expected = [asked ?? due].filter((one) => one !== null);
  return armed.join() === expected.join()
    ? []
    : [`${request._id} is reminded of ${armed.join()}, not of ${expected.join()}`];
}

/** Each once, with the answer that carried it, and only what was sent for it. */
function namesItsFiles(request: RequestDoc, files: StoredFile[]): string[] {
  const own = files.filter((file) => file.request === request._id).map(({ _id }) => _id);
  const carried = request.steps.flatMap(({ seats }) =>
    seats.flatMap(({ decision }) => decision?.files ?? []),
  );
  const isTwice = new Set(carried).size < carried.length;
  const isForeign = carried.some((id) => !request.files.includes(id));
  return own.toSorted().join() === request.files.toSorted().join() && !isTwice && !isForeign
    ? []
    : [`${request._id} names the files ${request.files.join()}, sent were ${own.join()}`];
}
