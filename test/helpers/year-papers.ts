export const YEAR = 2026;

export const QUESTION = { subject: 'Качество связи', question: 'Почему рвётся связь по вечерам?' };

export function valuesOf(type: 'discount' | 'contract' | 'joint-project', from: string, to: string) {
  switch (type) {
    case 'discount':
      return {
        services: ['internet'],
        tariff: 'Бизнес 100',
        percent: 10,
        from,
        to,
        basis: ['discounts'],
        justification: 'Предлагает другой оператор',
      };
    case 'contract':
      return {
        paper: 'main',
        subject: 'Услуги связи',
        from,
        to,
        renewal: false,
        payment: 'До 20 числа',
        security: false,
      };
    case 'joint-project':
      return {
        title: 'Общая сеть',
        goal: 'Связать все площадки клиента',
        ownPart: 'Веду переговоры и сроки',
        from,
        to,
        milestones: [{ title: 'Обследование', on: to }],
      };
  }
}

export function entryOf(step: string, today: string): Record<string, unknown> {
  switch (step) {
    case 'notify':
      return { toldOn: today, channel: 'visit', recipient: 'Директору лично' };
    case 'answer':
      return { answer: 'Заменили оборудование' };
    case 'economics':
      return { margin: 5, opinion: 'for', answer: 'Не возражаем' };
    case 'commission':
      return {
        protocolNumber: '12',
        protocolDate: today,
        members: ['tariff-commission', 'tariff-commission-2'],
        decision: 'approved',
        percent: 7.5,
        from: today,
        to: `${YEAR + 1}-06-30`,
        conditions: '',
      };
    case 'sign':
      return {
        number: '7/26',
        signedOn: today,
        signatory: 'Директоров',
        post: 'Директор',
        powers: 'Устав',
        until: `${YEAR + 1}-06-30`,
      };
    case 'result':
      return { outcome: 'reached', result: 'Сеть работает на всех площадках', finishedOn: today };
    default:
      return {};
  }
}
