/** A discount as a manager types it. */
export function typedDiscount(typed: Record<string, string> = {}): Record<string, string> {
  return {
    client: 'VIP-2026-0001',
    services: 'internet',
    tariff: 'Бизнес 100, 15 000 ₽ в месяц',
    percent: '10',
    from: '2026-12-01',
    to: '2027-11-30',
    basis: 'discounts',
    justification: 'Клиент подключает ещё два склада',
    ...typed,
  };
}

/** The tariff commission's protocol as its secretary types it: less than was asked, for a month. */
export function typedProtocol(typed: Record<string, string> = {}): Record<string, string> {
  return {
    protocolNumber: '5-ТК',
    protocolDate: '2026-11-24',
    members: 'tariff-commission,member',
    decision: 'changed',
    percent: '7,5',
    from: '2026-12-01',
    to: '2026-12-31',
    conditions: 'При оплате в срок',
    ...typed,
  };
}
