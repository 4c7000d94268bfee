import { plainSaid } from '../../src/greetings/greeting-rules.ts';
import { putGreeting } from '../../src/greetings/put-greeting.ts';
import { takeNote } from '../../src/notes/take-note.ts';
import { addPotential } from '../../src/potential/save-potential.ts';
import { buildHolder, buildPerson, OTHER_UNIT, UNIT } from './build-person.ts';
import { importLines } from './import-table.ts';
import { createRegisterWorld } from './register-world.ts';
import { validInn } from './valid-inn.ts';
import { headOf, type SimClient, YearDesk } from './year-desk.ts';
import { type LivedRequest, YearLedger } from './year-ledger.ts';
import { QUESTION, valuesOf, YEAR } from './year-papers.ts';

export const UNITS = [UNIT, OTHER_UNIT] as const;

const MANAGERS = [
  { id: 'manager', unit: UNIT },
  { id: 'second-manager', unit: UNIT },
  { id: 'other-manager', unit: OTHER_UNIT },
] as const;

/** Days of every client, by the law. */
const HOLIDAYS: Record<string, string> = {
  '01-01': 'state-new-year',
  '02-23': 'state-defender',
  '03-08': 'state-women',
  '05-01': 'state-labour',
  '05-09': 'state-victory',
  '06-12': 'state-russia',
  '11-04': 'state-unity',
};

/** Two units and three managers, to whom a year happens: every deed by the use case behind its button, on its day. */
export class SimulatedYear extends YearDesk {
  readonly ledger = new YearLedger();

  static async open(seed: number): Promise<SimulatedYear> {
    const world = await createRegisterWorld();
    const roles = ['marketing', 'technical', 'economics', 'legal', 'quality', 'tariff-commission'] as const;
    for (const role of roles) await world.app.people.insert(buildHolder(role));
    const more = { 'second-manager': 'manager', 'tariff-commission-2': 'tariff-commission' } as const;
    for (const [id, role] of Object.entries(more)) {
      const scope = role === 'manager' ? UNIT : 'branch';
      await world.app.people.insert(buildPerson(id, { roles: [{ role, scope }] }));
    }
    return new SimulatedYear(world, seed);
  }

  /** The months one after the other; after each, what `check` wants to know of it. */
  async live(check: (month: string) => Promise<void>): Promise<void> {
    while (this.day.year === YEAR) {
      await this.liveDay();
      const next = this.day.add({ days: 1 });
      if (next.month !== this.day.month) await this.endMonth(check);
      this.day = next;
    }
  }

  private async liveDay(): Promise<void> {
    this.world.clock.set(this.instant('10:00'));
    const isWorking = this.app.calendar().isWorkingDay(this.day);
    for (const lived of this.ledger.requests) {
      if (lived.endedOn === null && isWorking && lived.raisedOn < this.today) lived.days += 1;
    }
    await this.greetAll();
    await this.runTasks();
    if (this.clients.length < 12 && this.chance(0.08)) await this.register();
    for (const client of this.clients.filter(({ isTold, isGone }) => isTold && !isGone))
      await this.workFor(client);
    if (this.chance(0.02)) await this.findPotential();
  }

  private async workFor(client: SimClient): Promise<void> {
    if (this.chance(0.03))
      await this.note(client, this.pick(['visit', 'call', 'complaint', 'other'] as const));
    if (this.chance(0.006)) await this.raise(client, 'department-quality', 'complaints', QUESTION);
    if (this.chance(0.006)) await this.raise(client, 'department-marketing', 'requests', QUESTION);
    if (this.chance(0.003)) await this.raiseOutcome(client, 'discount');
    if (this.chance(0.003)) await this.raiseOutcome(client, 'contract');
    if (this.chance(0.003)) await this.raiseOutcome(client, 'joint-project');
    if (!client.isBusy && this.chance(0.003)) await this.proposeRemoval(client);
  }

  private async register(): Promise<void> {
    this.n += 1;
    const { id, unit } = this.pick(MANAGERS);
    const ownDay = this.pick(['02-10', '04-15', '07-31', '10-01', '12-31']);
    const number = await this.world.register(
      {
        shortName: `Клиент ${this.n}`,
        inn: validInn(this.n),
        unit,
        servicePoints: [{ address: 'ул. Ленина, 1', unit }],
        sphere: 'other',
        contacts: [],
        companyDays: [{ id: 'own', title: 'День компании', day: ownDay }],
      },
      id,
    );
    const request = (await this.app.clients.get(number))?.openRequest ?? '';
    const client = {
      number,
      manager: id,
      unit,
      ownDay,
      request,
      isTold: false,
      isBusy: false,
      isGone: false,
    };
    this.clients.push(client);
    this.later(() => this.step(request, (step) => this.registered(client, step)));
  }

  /** Third step: both directors agree. Fifth step: the client is told. */
  private registered(client: SimClient, step: string): void {
    const vip = { client: client.number, unit: client.unit, from: this.today, to: null };
    if (step === 'agree') {
      this.ledger.happened(client.unit, this.today, 'new', `${client.number} ${this.today}`);
      this.ledger.listed.push(vip);
    }
    if (step === 'notify') {
      client.isTold = true;
      this.ledger.told.push({ ...vip });
    }
  }

  private async proposeRemoval(client: SimClient): Promise<void> {
    client.isBusy = true;
    const ground = this.pick(['liquidation', 'own-wish']);
    const values = { ground, justification: 'Клиент уходит с рынка' };
    const id = await this.submit(client, 'vip-removal', values, headOf(client.unit));
    const removal = this.ledger.proposed(client.number, client.unit, this.today);
    const isRefused = this.chance(0.4);
    const end = () => {
      removal.to = this.today;
      client.isBusy = false;
      if (isRefused) return;
      client.isGone = true;
      this.ledger.happened(client.unit, this.today, 'removed', `${client.number} ${this.today} ${ground}`);
      for (const vip of [...this.ledger.listed, ...this.ledger.told]) {
        if (vip.client === client.number) vip.to = this.today;
      }
    };
    this.later(() => this.step(id, end, isRefused), 25);
  }

  private async raise(
    client: SimClient,
    type: string,
    section: string,
    values: Record<string, string>,
  ): Promise<void> {
    const id = await this.submit(client, type, values, client.manager);
    const lived: LivedRequest = {
      id,
      unit: client.unit,
      section,
      raisedOn: this.today,
      endedOn: null,
      days: 0,
    };
    this.ledger.requests.push(lived);
    this.later(
      () =>
        this.step(id, (step) => {
          if (step === 'close') lived.endedOn = this.today;
        }),
      20,
    );
  }

  /** A discount, a contract, a project: told by what comes of them. */
  private async raiseOutcome(
    client: SimClient,
    type: 'discount' | 'contract' | 'joint-project',
  ): Promise<void> {
    const to = `${YEAR + 1}-06-30`;
    const id = await this.submit(client, type, valuesOf(type, this.today, to), client.manager);
    const project = { from: '' };
    this.later(
      () =>
        this.step(id, (step) => {
          const { number, unit } = client;
          const happened = (section: string, line: string) =>
            this.ledger.happened(unit, this.today, section, `${number} ${this.today} ${line}`);
          if (step === 'commission') happened('discounts', `${to} 7.5`);
          if (step === 'sign') happened('contracts', `${to} main`);
          if (step === 'agree') project.from = this.today;
          if (step === 'result') this.projectEnded(client, project.from);
          if (step === 'agree' || step === 'result')
            this.openProjects.set(id, { client, ...project, to: step === 'result' ? this.today : null });
        }),
      40,
    );
  }

  private readonly openProjects = new Map<string, { client: SimClient; from: string; to: string | null }>();

  private projectEnded(client: SimClient, from: string): void {
    this.ledger.happened(client.unit, this.today, 'projects', `${client.number} ${from} reached`);
  }

  /** A project is told of in every month in which it ran. */
  private tellProjects(): void {
    for (const { client, from, to } of this.openProjects.values()) {
      if (to === null)
        this.ledger.happened(client.unit, this.today, 'projects', `${client.number} ${from} running`);
    }
  }

  private async note(client: SimClient, kind: 'visit' | 'call' | 'complaint' | 'other'): Promise<void> {
    this.n += 1;
    const text = `Разговор ${this.n}`;
    await takeNote(this.app, { actor: client.manager, client: client.number, text, kind, key: text });
    if (kind === 'other') return;
    const isVisit = kind !== 'complaint';
    const of = isVisit ? `${client.number} ${kind}` : `${client.number} complaint ${this.today}`;
    this.ledger.counted(client.unit, this.today, isVisit ? 'visits' : 'complaints', of);
  }

  /** Clients who know of being a VIP this morning are to be greeted; most are. */
  private async greetAll(): Promise<void> {
    const monthDay = this.today.slice(5);
    for (const client of this.clients.filter(({ isTold, isGone }) => isTold && !isGone)) {
      const own = client.ownDay === monthDay ? ['company-own'] : [];
      const holiday = HOLIDAYS[monthDay];
      for (const occasion of [...own, ...(holiday ? [holiday] : [])]) await this.greet(client, occasion);
    }
  }

  private async greet(client: SimClient, occasion: string): Promise<void> {
    const doc = await this.app.clients.get(client.number);
    if (!doc) throw new Error('no client');
    const outcome = this.pick(['done', 'done', 'done', 'skipped', null] as const);
    this.ledger.greeted(client.unit, this.today, client.number, outcome === 'done');
    if (outcome === null) return;
    const day = doc.passport.companyDays[0]?.id ?? '';
    const greeted = {
      client: doc,
      occasion: occasion === 'company-own' ? `company-${day}` : occasion,
      contact: '',
    };
    const way = { by: client.manager, onBehalfOf: null, at: this.instant('10:00') };
    const entry = { ...plainSaid(this.today), ...way, outcome, reason: '' };
    await putGreeting(this.app, { greeted, date: this.today, entry });
  }

  private async findPotential(): Promise<void> {
    this.n += 1;
    const { id, unit } = this.pick(MANAGERS);
    const name = `Возможный ${this.n}`;
    const typed = { inn: validInn(this.n + 5_000), name, unit, manager: id };
    const { kind } = await addPotential(this.app, { actor: id, typed });
    if (kind !== 'saved') throw new Error(`potential client not saved: ${kind}`);
    this.ledger.foundPotential(name, unit, this.today);
  }

  /** Figures of the month come on the first of the next one. */
  private async endMonth(check: (month: string) => Promise<void>): Promise<void> {
    const month = this.today.slice(0, 7);
    this.tellProjects();
    this.world.clock.set(this.instant('10:00', 1));
    const charged = this.clients
      .filter(() => this.chance(0.9))
      .map(({ number }) => ({ number, kopecks: Math.floor(this.random() * 1_000_000) }));
    const rows = charged.flatMap(({ number, kopecks }) => {
      this.ledger.charged.set(`${number} ${month}`, kopecks);
      const part = Math.floor(kopecks / 3);
      return [
        `${month};${number};internet;${rubles(part)}`,
        `${month};${number};telephony;${rubles(kopecks - part)}`,
      ];
    });
    if (rows.length > 0) {
      const table = ['period;client;service;charged', ...rows];
      const lines = await importLines(this.app, 'figures', table, { apply: true, units: 'all' });
      if (lines.length !== rows.length + 1) throw new Error(lines.at(-1));
    }
    await check(month);
  }
}

function rubles(kopecks: number): string {
  return `${Math.floor(kopecks / 100)},${String(kopecks % 100).padStart(2, '0')}`;
}
