import { beginAbsence } from '../absences/begin-absence.ts';
import { redrawWaiting } from '../absences/redraw-waiting.ts';
import { appointManager } from '../appointments/appoint-manager.ts';
import { approveHeadcount } from '../appointments/approve-headcount.ts';
import { handOverClient } from '../appointments/hand-over-client.ts';
import { addFileToClient } from '../attachments/add-file-to-client.ts';
import { addFileToRequest } from '../attachments/add-file-to-request.ts';
import { appendAudit } from '../audit/append-audit.ts';
import type { WorkCalendar } from '../calendar/work-calendar.ts';
import { CLIENTS } from '../clients/client.ts';
import { type CompanyRegister, NO_COMPANY_REGISTER } from '../companies/company-register.ts';
import { CHANNELS } from '../deliveries/conversation.ts';
import { redrawCards, redrawClientCards } from '../deliveries/redraw-cards.ts';
import { createSendGate } from '../deliveries/sending/send-gate.ts';
import { createSignal } from '../deliveries/signal.ts';
import { tell } from '../deliveries/tell.ts';
import { DICTIONARIES } from '../dictionaries/dictionary.ts';
import type { Aggregate, CommandHandlers } from '../effects/effect.ts';
import { createRelay } from '../effects/relay.ts';
import { FIGURES } from '../figures/month-figures.ts';
import { UNIT_INCOME } from '../figures/unit-income.ts';
import { FILES } from '../files/stored-file.ts';
import { GREETINGS } from '../greetings/greeting.ts';
import { GREETING_INTENTS } from '../greetings/intent.ts';
import { GREETING_PLANS } from '../greetings/plans/greeting-plan.ts';
import { createTranslator } from '../i18n/create-translator.ts';
import type { Translator } from '../i18n/translate.ts';
import type { Clock } from '../kernel/clock.ts';
import { createId } from '../kernel/create-id.ts';
import type { Logger } from '../kernel/logger.ts';
import { createQueue } from '../kernel/queue.ts';
import { NOTES } from '../notes/note.ts';
import { createDirectory } from '../people/create-directory.ts';
import { PEOPLE, UNITS } from '../people/person.ts';
import { REPLACEMENTS } from '../people/replacement.ts';
import { STAFF } from '../people/staff.ts';
import { followPotential } from '../potential/end-potential.ts';
import { POTENTIAL_CLIENTS } from '../potential/potential-client.ts';
import { PROPOSAL_ANSWERS } from '../proposals/proposal-answer.ts';
import { correctClient } from '../registration/correct-client.ts';
import { followRequest } from '../registration/follow-request.ts';
import { followGreetings } from '../reminders/answers/follow-greetings.ts';
import { recordAnswer } from '../reminders/answers/record-answer.ts';
import { refreshReminders } from '../reminders/clock/refresh-reminders.ts';
import { redrawMornings } from '../reminders/digests/redraw-mornings.ts';
import { REMINDER_CLOCKS } from '../reminders/reminder-clock.ts';
import { carryReplacement } from '../replacements/carry-replacement.ts';
import { REPORTS } from '../reports/unit-report.ts';
import { findCalled } from '../requests/actions/find-called.ts';
import { followClientListing } from '../requests/actions/follow-client-listing.ts';
import { restaffRequests } from '../requests/actions/restaff-requests.ts';
import { settleDate } from '../requests/actions/settle-date.ts';
import { submitRequest } from '../requests/actions/submit-request.ts';
import { REQUESTS } from '../requests/collection.ts';
import { loadCalendar } from '../settings/load-calendar.ts';
import { SETTINGS } from '../settings/setting.ts';
import type { Repo, Store } from '../storage/store.ts';
import { VIP_LISTS } from '../vip-lists/vip-list.ts';
import type { Product } from './product.ts';
import { openRepos, type Repos } from './repos.ts';

export interface CreateProductOptions {
  store: Store;
  clock: Clock;
  realClock: Clock;
  log: Logger;
  /** `off` keeps everything from going out that nobody has asked for; `on` when absent. */
  send?: 'on' | 'off';
  /** Nobody outside the house is asked when absent. */
  companies?: CompanyRegister;
  /** One that is there already: reading every text takes longer than all the rest. */
  translator?: Translator;
}

/** A longer line would wait longer than Teams does. */
const MOST_EXPORTS_WAITING = 8;

/** The product on one store; whoever starts it settles what an earlier process owed (`relay.sweep`). */
export async function createProduct(options: CreateProductOptions): Promise<Product> {
  const { store, clock, realClock, log } = options;
  const repos = openRepos(store);
  let calendar: WorkCalendar = await loadCalendar(repos);
  const relay = createRelay({
    aggregates: aggregatesOf(repos),
    // The handlers need the product, and the product the relay: they are only called once it stands.
    handlers: createCommandHandlers(() => product),
    onError: (error, effect) =>
      log.error({ err: error, effect: effect.id, name: effect.name }, 'effect failed'),
  });
  const product: Product = {
    ...repos,
    clock,
    realClock,
    log,
    translator: options.translator ?? createTranslator(),
    directory: createDirectory(repos),
    calendar: () => calendar,
    reloadCalendar: async () => {
      calendar = await loadCalendar(repos);
    },
    companies: options.companies ?? NO_COMPANY_REGISTER,
    relay,
    outbox: createSignal(),
    exportQueue: createQueue(MOST_EXPORTS_WAITING),
    sendGate: createSendGate(store, realClock, options.send ?? 'on'),
    newId: () => createId(realClock),
  };
  return product;
}

/** Collections whose documents may owe effects. */
export function aggregatesOf(repos: Repos): Record<string, Repo<Aggregate>> {
  const aggregates = {
    [PEOPLE.name]: repos.people,
    [UNITS.name]: repos.units,
    [REPLACEMENTS.name]: repos.replacements,
    [STAFF.name]: repos.staff,
    [DICTIONARIES.name]: repos.dictionaries,
    [CLIENTS.name]: repos.clients,
    [FIGURES.name]: repos.figures,
    [UNIT_INCOME.name]: repos.unitIncome,
    [POTENTIAL_CLIENTS.name]: repos.potentialClients,
    [PROPOSAL_ANSWERS.name]: repos.proposalAnswers,
    [REQUESTS.name]: repos.requests,
    [FILES.name]: repos.files,
    [NOTES.name]: repos.notes,
    [REPORTS.name]: repos.reports,
    [GREETINGS.name]: repos.greetings,
    [GREETING_INTENTS.name]: repos.greetingIntents,
    [GREETING_PLANS.name]: repos.greetingPlans,
    [REMINDER_CLOCKS.name]: repos.reminderClocks,
    [CHANNELS.name]: repos.channels,
    [SETTINGS.name]: repos.settings,
    [VIP_LISTS.name]: repos.vipLists,
  };
  return aggregates as unknown as Record<string, Repo<Aggregate>>;
}

/** Every command that a change may owe, and who carries it out. */
function createCommandHandlers(product: () => Product): CommandHandlers {
  return {
    audit: ({ entry }, effectId) => appendAudit(product(), entry, effectId),
    tell: (args, effectId) => {
      const deps = product();
      return tell({ ...deps, findCalled: (seats) => findCalled(deps, seats) }, args, effectId);
    },
    'cards.redraw': async (args) => {
      await redrawCards(product(), args);
      await redrawMornings(product(), args);
    },
    'cards.redraw-clients': (args) => redrawClientCards(product(), args),
    'reminders.refresh': ({ subject }) => refreshReminders(product(), subject),
    'request.submit': async (args) => {
      await submitRequest(product(), args);
    },
    'request.settle-date': (args) => settleDate(product(), args),
    'greetings.record': (args) => recordAnswer(product(), args),
    'greetings.follow': (args) => followGreetings(product(), args),
    'client.follow': (args) => followRequest(product(), args),
    'client.standing': (args, effectId) => followClientListing(product(), args, effectId),
    'client.correct': (args) => correctClient(product(), args),
    'request.add-file': (args) => addFileToRequest(product(), args),
    'client.add-file': (args) => addFileToClient(product(), args),
    'client.appoint': (args) => appointManager(product(), args),
    'client.hand-over': (args) => handOverClient(product(), args),
    'unit.approve-headcount': (args) => approveHeadcount(product(), args),
    'requests.restaff': (args, effectId) => restaffRequests(product(), args, effectId),
    'absence.begin': (args, effectId) => beginAbsence(product(), args, effectId),
    'absence.end': (args) => redrawWaiting(product(), args),
    'potential.follow': (args) => followPotential(product(), args),
    'person.replace': (args, effectId) => carryReplacement(product(), args, effectId),
  };
}
