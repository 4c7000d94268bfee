import { describe, expect, it } from '@jest/globals';
import { channelCommands } from '../../bot/reminders/on-channel.ts';
import {
  renderAlarm,
  renderChannelReport,
  renderChannelWeek,
  renderDigest,
  renderReminder,
} from '../../bot/reminders/reminder-content.ts';
import { reportCommands } from '../../bot/reports/on-report.ts';
import { ensurePlans } from '../../src/reminders/clock/plans.ts';
import { refreshReminders } from '../../src/reminders/clock/refresh-reminders.ts';
import { buildShown } from '../helpers/build-delivery.ts';
import { buildRequest } from '../helpers/build-request.ts';
import { allOf, buttonsOf, textsOf, visibleText } from '../helpers/card-contents.ts';
import { noFileHost } from '../helpers/no-file-host.ts';
import { cardOf, cards, click, turnOf } from '../helpers/reminder-turn.ts';
import { buildGreeted, createDigestWorld, type ReminderWorld } from '../helpers/reminder-world.ts';

const matter = 'client-day:VIP-2026-0001:contact-director';
const target = { matter, occurrence: '2026-12-04', step: 'T-3' };

async function remindedWorld(): Promise<ReminderWorld> {
  const world = await createDigestWorld('2026-12-01 08:00');
  await world.addClient(buildGreeted({ birthday: '1976-12-04', companyDay: '2001-12-04' }));
  await world.runUntil('2026-12-01 10:00');
  return world;
}

async function readerOf(world: ReminderWorld, personId: string, locale: 'ru' | 'en' = 'ru') {
  const person = await world.app.directory.getPerson(personId);
  return { person, texts: world.app.translator.in(locale), zone: 'Asia/Barnaul' };
}

function appOf(world: ReminderWorld) {
  return { ...world.app, cards: cards(), fileHost: noFileHost };
}

async function draw(
  world: ReminderWorld,
  personId: string,
  content: object = {},
  locale: 'ru' | 'en' = 'ru',
) {
  const reminder = { kind: 'reminder', ...target, late: false, ...content } as const;
  const reader = await readerOf(world, personId, locale);
  return (await renderReminder(appOf(world), reminder, reader, buildShown(reminder)))?.card;
}

describe('the card of a reminder', () => {
  it('says who, what, when and what to do, with the buttons of the deed', async () => {
    const world = await remindedWorld();

    const card = await draw(world, 'manager');
    const text = visibleText(card);
    expect(text).toContain('Юбилей через 3 дня · пятница, 4 декабря\nДиректоров Директор Директорович');
    expect(text).toContain('Генеральный директор, ООО «Ромашка» (VIP-2026-0001)\n50 лет, юбилей');
    expect(text).toContain('[☎ +7 3852 12-34-56](tel:+73852123456)');
    expect(buttonsOf(card).join()).toBe(
      'Поздравил по телефону,Записать,Перенести,Напомнить завтра,Пропустить…,Карточка клиента',
    );
  });

  it('names no contact to who may not see personal data', async () => {
    const world = await remindedWorld();
    const clock = await world.app.reminderClocks.get(matter);
    if (clock) await world.app.reminderClocks.replace({ ...clock, delegatedTo: 'branch-sales' });

    const card = await draw(world, 'branch-sales');

    expect(visibleText(card)).toContain('День рождения контактного лица');
    expect(JSON.stringify(card)).not.toMatch(/Директор|50 лет/);
  });

  it('is complete in English', async () => {
    const world = await remindedWorld();

    const card = await draw(world, 'manager', {}, 'en');

    expect(visibleText(card)).toContain('in 3 days');
    expect(buttonsOf(card)[0]).toBe('Greeted by phone');
  });

  it('shows an answer to everybody and loses its buttons', async () => {
    const world = await remindedWorld();

    const answered = await click(world, 'manager', 'reminder.done', target);
    const late = await click(world, 'unit-sales-head', 'reminder.done', target);

    expect(visibleText(cardOf(answered))).toContain('Готово: manager, ');
    expect(visibleText(cardOf(late))).toContain('Готово: manager, ');
    expect(buttonsOf(cardOf(late))).toEqual(['Карточка клиента']);
  });

  it('tells when it will come again', async () => {
    const world = await remindedWorld();

    const snoozed = await click(world, 'manager', 'reminder.snooze', target);

    expect(visibleText(cardOf(snoozed))).toContain('Напомню ещё раз: 02.12.2026, 09:00');
  });

  it('asks for a reason on a form that keeps what was typed', async () => {
    const world = await remindedWorld();

    const form = await click(world, 'manager', 'reminder.ask-skip', target);
    const empty = await click(world, 'manager', 'reminder.skip', { ...target, reason: '  ' });
    const long = await click(world, 'manager', 'reminder.skip', { ...target, reason: 'ю'.repeat(501) });
    const skipped = await click(world, 'manager', 'reminder.skip', {
      ...target,
      reason: 'клиент **просил**',
    });

    expect(form).not.toHaveProperty('copyOf');
    expect(visibleText(cardOf(empty))).toContain('Укажите причину');
    expect(visibleText(cardOf(long))).toContain('Не больше 500 знаков');
    expect(allOf(cardOf(long), 'Input.Text')[0]?.value).toHaveLength(501);
    expect(visibleText(cardOf(skipped))).toContain('Причина: клиент **просил**');
  });

  it('opens the client beside it and stays', async () => {
    const world = await remindedWorld();

    const reply = await click(world, 'manager', 'reminder.open', target);

    expect(reply.kind === 'cards' ? reply.cards.map(({ card }) => card.summary) : []).toEqual([
      expect.stringContaining('ООО «Ромашка»'),
      expect.stringContaining('День рождения'),
    ]);
  });

  it.each([
    {},
    { ...target, occurrence: '31.02' },
    { ...target, matter: 7 },
    { ...target, step: 'x'.repeat(99) },
  ])('refuses data that no card of ours sends: %j', async (data) => {
    const world = await remindedWorld();

    await expect(click(world, 'manager', 'reminder.done', data)).rejects.toMatchObject({ code: 'BAD_INPUT' });
  });
});

describe('the card of a deadline', () => {
  it('leads to the report, and a card of an earlier release hands it in', async () => {
    const world = await createDigestWorld('2026-12-07 08:00');
    await ensurePlans(world.app);
    const report = { matter: 'unit-report:barnaul:2026-11', occurrence: '2026-12-07', step: 'due' };

    expect(buttonsOf(await draw(world, 'manager', report))).toEqual(['Дополнить', 'Напомнить завтра']);
    expect(buttonsOf(await draw(world, 'unit-sales-head', report))).toEqual([
      'Открыть отчёт',
      'Напомнить завтра',
    ]);
    const text = visibleText(await draw(world, 'manager', report));
    expect(text).toContain('Отчёт за ноябрь 2026');
    expect(text).toContain('Сегодня последний день');
    const handedIn = await click(world, 'unit-sales-head', 'report.hand-in', {
      ...report,
      report: 'barnaul:2026-11',
    });
    expect(visibleText(cardOf(handedIn))).toContain('Отчёт сдан.');
    expect(textsOf(cardOf(handedIn))).toContain('Сдан');
    expect(buttonsOf(cardOf(handedIn))).toEqual([]);
  });

  it('lists reports to hand in by a command', async () => {
    const world = await createDigestWorld('2026-12-09 08:00');
    await world.app.reports.insert({
      _id: 'barnaul:2026-11',
      unit: 'barnaul',
      period: '2026-11',
      dueOn: '2026-12-07',
      status: 'open',
      late: false,
      handedInAt: null,
      handedInBy: null,
      pending: [],
      hasPending: false,
    });

    const listed = await reportCommands[0]?.handle(await turnOf(world, 'unit-sales-head'), '');
    const handedIn = await click(world, 'unit-sales-head', 'report.hand-in', { report: 'barnaul:2026-11' });

    expect(listed && visibleText(cardOf(listed))).toContain('просрочено на 2 дня');
    expect(visibleText(cardOf(handedIn))).toContain('сдан с опозданием на 2 рабочих дня');
  });

  it('leads to the request', async () => {
    const world = await createDigestWorld('2026-11-23 08:00');
    const { version: _, ...request } = buildRequest();
    const [first, ...rest] = request.steps;
    if (!first) throw new TypeError('no step');
    const steps = [{ ...first, dueOn: '2026-11-26' }, ...rest];
    await world.app.requests.insert({ ...request, client: null, steps });
    await refreshReminders(world.app, 'request:ST-2026-0001');
    const id = `approval-step:ST-2026-0001:1:${first.definition.id}`;

    const card = await draw(world, 'unit-sales-head', {
      matter: id,
      occurrence: '2026-11-26',
      step: 'due-1',
    });

    expect(visibleText(card)).toContain('Ждёт решения');
    expect(buttonsOf(card)).toEqual(['Открыть заявку', 'Напомнить завтра']);
  });
});

describe('the digest', () => {
  it('has a row for each reminder, and a click answers one of them in place', async () => {
    const world = await remindedWorld();
    const digest = (await world.deliveries()).find(({ content }) => content.kind === 'digest');
    if (digest?.content.kind !== 'digest') throw new TypeError('no digest');
    const first = await renderDigest(appOf(world), digest.content, await readerOf(world, 'manager'), digest);
    expect(visibleText(first?.card)).toContain('2 напоминания');
    expect(buttonsOf(first?.card)).toEqual(['Поздравил', 'Открыть', 'Поздравил', 'Открыть']);

    const after = await click(world, 'manager', 'reminder.done', { ...target, digest: digest._id });

    expect(visibleText(cardOf(after))).toContain('Готово: manager');
    expect(buttonsOf(cardOf(after))).toEqual(['Поздравил', 'Открыть']);
    expect((await world.app.deliveries.get(digest._id))?.wanted).toBe(1);
  });

  it('shows nobody else’s rows', async () => {
    const world = await remindedWorld();
    const digest = (await world.deliveries()).find(({ content }) => content.kind === 'digest');

    const reply = await click(world, 'unit-head', 'reminder.show', { ...target, digest: digest?._id });

    expect(visibleText(cardOf(reply))).not.toContain('2 напоминания');
  });
});

describe('cards of a channel', () => {
  it('hold client, occasion and day, never a person’s name', async () => {
    const world = await remindedWorld();
    const reader = { ...(await readerOf(world, 'manager')), person: null };

    const content = { kind: 'channel-week', scope: 'barnaul', from: '2026-11-30' } as const;
    const week = await renderChannelWeek(appOf(world), content, reader, buildShown(content));

    expect(visibleText(week?.card)).toContain(
      'ООО «Ромашка»\nпятница, 4 декабря 2026 · День рождения контактного лица',
    );
    expect(JSON.stringify(week?.card)).not.toContain('Директор');
    const empty = { ...content, scope: 'biysk' };
    expect(await renderChannelWeek(appOf(world), empty, reader, buildShown(empty))).toBeNull();
  });

  it('name the units that still owe a report, and nothing once it is handed in', async () => {
    const world = await createDigestWorld('2026-12-04 08:00');
    await ensurePlans(world.app);
    const reader = { ...(await readerOf(world, 'manager')), person: null };
    const content = {
      kind: 'channel-report',
      scope: 'branch',
      matter: 'unit-report:branch:2026-11',
      step: 'due-1',
      late: false,
    } as const;

    const card = await renderChannelReport(appOf(world), content, reader, buildShown(content));
    await click(world, 'unit-sales-head', 'report.hand-in', { report: 'barnaul:2026-11' });

    expect(visibleText(card?.card)).toContain('Ещё не сдали\nБарнаул');
    expect(await renderChannelReport(appOf(world), content, reader, buildShown(content))).toBeNull();
  });

  it('answer the words said in a channel, and send elsewhere back to it', async () => {
    const world = await createDigestWorld();
    const said = { channelId: '19:a', tenantId: 't', serviceUrl: 'http://127.0.0.1/', botId: 'b' };
    const [remind, stop] = channelCommands;

    const yes = await remind?.handle(await turnOf(world, 'unit-sales-head', said), '');
    const no = await stop?.handle(await turnOf(world, 'unit-sales-head', said), '');
    const personal = await remind?.handle(await turnOf(world, 'unit-sales-head', { channelId: null }), '');

    expect(yes).toMatchObject({ text: expect.stringContaining('Барнаул') });
    expect(no).toMatchObject({ text: expect.stringContaining('больше не напоминаю') });
    expect(personal).toMatchObject({ text: expect.stringContaining('в канале') });
  });
});

describe('an alarm', () => {
  it('has a sentence, even one that nobody has written yet', async () => {
    const world = await createDigestWorld();
    const reader = await readerOf(world, 'admin');
    const alarm = async (alarm: string, args: Record<string, string | number>) => {
      const content = { kind: 'alarm', alarm, args } as const;
      return (await renderAlarm(appOf(world), content, reader, buildShown(content)))?.summary;
    };

    expect(await alarm('tick-gap', { minutes: 21 })).toContain('21 минуту');
    expect(await alarm('calendar-missing', { year: '2028' })).toContain('2028 год');
    expect(await alarm('something', {})).toContain('something');
  });
});
