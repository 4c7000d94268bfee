import type { StoredFile } from '../../files/stored-file.ts';
import { findActor } from '../../people/find-actor.ts';
import type { Repo } from '../../storage/store.ts';
import { entryFieldsOf } from '../kinds/entry-fields.ts';
import type { RequestDoc } from '../request.ts';
import type { DecisionContext } from '../rights/load-decision-context.ts';
import { findDeparted } from '../views/find-departed.ts';
import { loadFieldOptions } from '../views/load-field-options.ts';
import { type ChangeRequestDeps, judgeClick } from './change-request.ts';
import { type DecisionFacts, judgeDecision } from './decision-verdict-rules.ts';
import { filesWithAnswer } from './files-with-answer.ts';
import type { DecisionClick } from './seat-click.ts';
import type { ClickResult } from './verdict.ts';

export interface DecideRequestDeps extends ChangeRequestDeps {
  files: Repo<StoredFile>;
}

/** Throws NOT_FOUND, NOT_YOUR_STEP, SELF_APPROVAL, TWO_SEATS, CLIENT_LEFT, NAMED_LEFT, BAD_INPUT. */
export async function decideRequest(deps: DecideRequestDeps, click: DecisionClick): Promise<ClickResult> {
  return judgeClick(
    deps,
    click.requestId,
    (request, context) => loadFacts(deps, click, request, context),
    (request, facts, context) => judgeDecision(request, click, facts, context),
  );
}

async function loadFacts(
  deps: DecideRequestDeps,
  { actor, step: id }: DecisionClick,
  request: RequestDoc,
  { today }: DecisionContext,
): Promise<DecisionFacts> {
  const who = await findActor(deps, actor, today);
  const step = request.steps.find(({ definition }) => definition.id === id);
  const { shared, own } = step ? entryFieldsOf(step.definition) : { shared: {}, own: {} };
  const { options } = await loadFieldOptions(deps, actor, { ...shared, ...own });
  return {
    who,
    options,
    client: request.client ? await deps.clients.get(request.client) : null,
    departed: await findDeparted(deps, request),
    files: await filesWithAnswer(deps, request, { step: id, by: who.person._id }),
  };
}
