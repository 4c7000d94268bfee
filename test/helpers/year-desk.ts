import { Temporal } from 'temporal-polyfill';
import type { Values } from '../../src/forms/field.ts';
import { toEpochMs } from '../../src/kernel/clock.ts';
import type { Product } from '../../src/product/product.ts';
import { decideRequest } from '../../src/requests/actions/decide-request.ts';
import { submitRequest } from '../../src/requests/actions/submit-request.ts';
import { claimClient } from '../../src/requests/forms/claim-client.ts';
import { openStepOf, type Seat } from '../../src/requests/request.ts';
import { UNIT } from './build-person.ts';
import type { RegisterWorld } from './register-world.ts';
import { entryOf, YEAR } from './year-papers.ts';

export interface SimClient {
  number: string;
  manager: string;
  unit: string;
  /** `MM-DD` of the company's own day. */
  ownDay: string;
  request: string;
  isTold: boolean;
  isBusy: boolean;
  isGone: boolean;
}

interface Task {
  on: string;
  run(): Promise<void>;
}

/** Everybody who decides, one day after the other; what is to be done comes on its own day. */
export class YearDesk {
  readonly app: Product;
  protected readonly world: RegisterWorld;
  protected readonly clients: SimClient[] = [];
  protected day = Temporal.PlainDate.from(`${YEAR}-01-01`);
  /** Numbers whatever needs a number of its own. */
  protected n = 0;
  private tasks: Task[] = [];
  private seed: number;

  protected constructor(world: RegisterWorld, seed: number) {
    this.world = world;
    this.app = world.app;
    this.seed = seed;
  }

  protected get today(): string {
    return this.day.toString();
  }

  protected async runTasks(): Promise<void> {
    const due = this.tasks.filter(({ on }) => on <= this.today);
    this.tasks = this.tasks.filter(({ on }) => on > this.today);
    for (const task of due) await task.run();
  }

  protected async submit(
    client: SimClient,
    type: string,
    values: Record<string, unknown>,
    author: string,
  ): Promise<string> {
    this.n += 1;
    const id = `${type}-${this.n}`;
    const input = {
      id,
      type,
      author,
      client: client.number,
      unit: client.unit,
      values: { client: client.number, ...values } as Values,
      payload: {},
      previous: null,
    };
    if (type === 'vip-removal') await claimClient(this.app, input, this.instant('10:00'));
    else await submitRequest(this.app, input);
    return id;
  }

  /** Everybody of the open step decides; then the next one waits for its day. */
  protected async step(id: string, done: (step: string) => void, refuses = false): Promise<void> {
    const before = await this.app.requests.get(id);
    const step = before && openStepOf(before)?.definition.id;
    if (!step) throw new Error(`${id} has no open step`);
    // Nobody decides for a client that has left; the request stays open until it is withdrawn.
    if (this.clients.find(({ number }) => number === before.client)?.isGone) return;
    for (;;) {
      const request = await this.app.requests.get(id);
      const open = request && openStepOf(request);
      const seat = open?.definition.id === step ? open.seats.find(({ decision }) => !decision) : undefined;
      if (!request || !seat) break;
      const { outcome } = await decideRequest(this.app, {
        actor: this.holderOf(seat, request.client ?? '', request.unit),
        requestId: id,
        step,
        seat: seat.id,
        revision: request.revision,
        act: refuses ? 'refuse' : 'agree',
        reason: refuses ? 'Клиент остаётся' : '',
        values: entryOf(step, this.today),
      });
      if (outcome !== 'done') throw new Error(`${id} ${step} ${seat.id}: ${outcome}`);
      if (refuses) break;
    }
    done(step);
    const after = await this.app.requests.get(id);
    if (after && openStepOf(after)) this.later(() => this.step(id, done));
  }

  private holderOf(seat: Seat, client: string, unit: string): string {
    if (seat.role === 'unit-sales-head') return headOf(unit);
    return seat.role ?? this.clients.find(({ number }) => number === client)?.manager ?? 'manager';
  }

  protected later(run: () => Promise<void>, most = 9): void {
    const days = 1 + Math.floor(this.random() * most);
    this.tasks.push({ on: this.day.add({ days }).toString(), run });
  }

  protected instant(time: string, days = 0): string {
    return new Date(toEpochMs(this.day.add({ days }), time, 'Asia/Barnaul')).toISOString();
  }

  protected chance(share: number): boolean {
    return this.random() < share;
  }

  protected pick<T>(all: readonly T[]): T {
    const one = all[Math.floor(this.random() * all.length)];
    if (one === undefined) throw new Error('nothing to choose from');
    return one;
  }

  /** Mulberry32. */
  protected random(): number {
    this.seed = (this.seed + 0x6d2b79f5) | 0;
    let t = Math.imul(this.seed ^ (this.seed >>> 15), 1 | this.seed);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
  }
}

export function headOf(unit: string): string {
  return unit === UNIT ? 'unit-sales-head' : 'other-head';
}
