import type { ClientCard } from '../../client-card/load-client-card.ts';
import type { ClientTerm } from '../../client-card/term-rules.ts';
import type {
  CompanyDay,
  Contact,
  OperatorRow,
  Passport,
  ServicePoint,
  ServiceRow,
} from '../../clients/client.ts';
import type { TrendPoint } from '../../figures/figure-rules.ts';
import type { CellValue, ColumnKind, Sheet } from '../../workbooks/sheet.ts';
import { type RowColumn, sheetOf } from '../../workbooks/sheet-of.ts';
import type { ExportWords } from './load-export-words.ts';

/** Sections of the passport in the order of the card; one that says nothing is left out. */
export function passportSheets(card: ClientCard, words: ExportWords): Sheet[] {
  const { passport } = card.client;
  const { texts } = words;
  return [
    factSheet(texts.t('exports.passport.main'), mainFacts(card, words)),
    factSheet(texts.t('clients.card.sections.names'), legalFacts(passport, words)),
    criteriaSheet(passport, words),
    sheetOf(texts.t('clients.card.sections.services'), serviceColumns(words), passport.services),
    sheetOf(texts.t('clients.card.sections.operators'), operatorColumns(words), passport.operators),
    sheetOf(texts.t('fields.passport.servicePoints.label'), pointColumns(words), passport.servicePoints),
    sheetOf(texts.t('exports.passport.terms'), termColumns(words), card.terms),
    sheetOf(texts.t('clients.card.sections.figures'), trendColumns(words), knownMonths(card), {
      total: texts.t('exports.total'),
    }),
    sheetOf(
      texts.t('clients.card.sections.contacts'),
      contactColumns(words),
      card.seesContacts ? passport.contacts : [],
    ),
    sheetOf(texts.t('fields.passport.companyDays.label'), dayColumns(words), passport.companyDays),
  ].filter(({ rows }) => [...rows].length > 0);
}

type Fact = [label: string, value: string];

function factSheet(name: string, facts: Fact[]): Sheet {
  const said = facts.filter(([, value]) => value !== '');
  const columns: RowColumn<Fact>[] = [
    { title: '', kind: 'text', width: 26, of: ([label]) => label },
    { title: '', kind: 'text', width: 70, of: ([, value]) => value },
  ];
  return sheetOf(name, columns, said, { facts: true });
}

function mainFacts({ client, figures }: ClientCard, words: ExportWords): Fact[] {
  const { passport, level } = client;
  const { texts } = words;
  const { manager, deputy, orderNumber, orderDate, combinedDuty } = passport.appointment;
  const order = orderNumber
    ? texts.t('clients.card.facts.orderValue', {
        number: orderNumber,
        date: orderDate && texts.date(orderDate),
      })
    : '';
  const marks = [
    passport.large ? texts.t('clients.card.large') : '',
    passport.image ? texts.t('clients.card.image') : '',
  ];
  return [
    [texts.t('clients.card.facts.unit'), words.unit(passport.unit)],
    [texts.t('clients.card.facts.level'), texts.t(`clients.card.levels.${level}`)],
    [texts.t('clients.card.facts.basis'), marks.filter((mark) => mark !== '').join(', ')],
    [texts.t('clients.card.facts.manager'), words.person(manager)],
    [texts.t('clients.card.facts.deputy'), words.person(deputy ?? '')],
    [texts.t('clients.card.facts.order'), order],
    [texts.t('clients.card.facts.combinedDuty'), combinedDuty ?? ''],
    [texts.t('clients.card.facts.sphere'), words.entry('spheres', passport.sphere)],
    [texts.t('clients.card.facts.structure'), passport.productionStructure],
    [
      texts.t('fields.passport.monthlyCharge.fact'),
      passport.monthlyCharge === null ? '' : texts.money(passport.monthlyCharge),
    ],
    [texts.t('exports.passport.owed'), figures ? texts.money(figures.total.owed) : ''],
    [texts.t('exports.passport.overdue'), figures ? texts.money(figures.total.overdue) : ''],
  ];
}

function legalFacts(passport: Passport, { texts }: ExportWords): Fact[] {
  return [
    [texts.t('fields.passport.fullName.label'), passport.fullName],
    [texts.t('fields.passport.inn.label'), passport.inn],
    [texts.t('fields.passport.kpp.label'), passport.kpp],
    [texts.t('fields.passport.ogrn.fact'), passport.ogrn],
    [texts.t('fields.passport.legalAddress.label'), passport.legalAddress],
    [texts.t('fields.passport.postalAddress.label'), passport.postalAddress],
  ];
}

function criteriaSheet({ criteria }: Passport, words: ExportWords): Sheet {
  const { texts } = words;
  const columns: RowColumn<Passport['criteria'][number]>[] = [
    text(texts.t('fields.passport.criteria.criterion.label'), ({ criterion }) =>
      words.entry('criteria', criterion),
    ),
    text(texts.t('fields.passport.criteria.value.label'), ({ value }) => value),
    text(texts.t('fields.passport.criteria.period.label'), ({ period }) => period),
  ];
  return sheetOf(texts.t('clients.card.sections.basis'), columns, criteria);
}

function serviceColumns(words: ExportWords): RowColumn<ServiceRow>[] {
  const { texts } = words;
  return [
    text(texts.t('fields.passport.services.service.label'), ({ service }) =>
      words.entry('services', service),
    ),
    cell(texts.t('fields.passport.services.quantity.label'), 'number', ({ quantity }) => quantity),
    text(texts.t('fields.passport.services.tariff.label'), ({ tariff }) => tariff),
    text(texts.t('fields.passport.services.contract.label'), ({ contract }) => contract),
    cell(texts.t('fields.passport.services.since.label'), 'date', ({ since }) => since),
  ];
}

function operatorColumns({ texts }: ExportWords): RowColumn<OperatorRow>[] {
  return [
    text(texts.t('fields.passport.operators.operator.label'), ({ operator }) => operator),
    text(texts.t('fields.passport.operators.services.label'), ({ services }) => services),
    text(texts.t('fields.passport.operators.volume.label'), ({ volume }) => volume),
  ];
}

function pointColumns(words: ExportWords): RowColumn<ServicePoint>[] {
  const { texts } = words;
  return [
    text(texts.t('fields.passport.servicePoints.address.label'), ({ address }) => address),
    text(texts.t('fields.passport.servicePoints.unit.label'), ({ unit }) => words.unit(unit)),
  ];
}

function termColumns({ texts }: ExportWords): RowColumn<ClientTerm>[] {
  return [
    text(texts.t('exports.columns.number'), ({ request }) => request._id),
    text(texts.t('exports.passport.term'), ({ request }) =>
      texts.built(`requests.kinds.${request.type}.title`),
    ),
    cell(texts.t('exports.passport.until'), 'date', ({ to }) => to),
  ];
}

function knownMonths({ figures }: ClientCard): TrendPoint[] {
  return figures?.trend.filter(({ charged }) => charged !== null) ?? [];
}

function trendColumns({ texts }: ExportWords): RowColumn<TrendPoint>[] {
  return [
    text(texts.t('exports.passport.month'), ({ period }) => texts.month(period)),
    {
      ...cell<TrendPoint>(texts.t('exports.passport.charged'), 'money', ({ charged }) => charged),
      sum: true,
    },
  ];
}

function contactColumns({ texts }: ExportWords): RowColumn<Contact>[] {
  return [
    text(texts.t('exports.passport.contact'), ({ lastName, firstName, patronymic }) =>
      [lastName, firstName, patronymic].filter((part) => part !== '').join(' '),
    ),
    text(texts.t('fields.passport.contacts.post.label'), ({ post }) => post),
    text(texts.t('fields.passport.contacts.role.label'), ({ role }) =>
      texts.t(`fields.passport.contacts.role.options.${role}`),
    ),
    text(texts.t('fields.passport.contacts.phone.label'), ({ phone }) => phone),
    text(texts.t('fields.passport.contacts.email.label'), ({ email }) => email),
    text(texts.t('fields.passport.contacts.birthday.label'), ({ birthday }) =>
      dayText(birthday ?? '', texts),
    ),
  ];
}

function dayColumns({ texts }: ExportWords): RowColumn<CompanyDay>[] {
  return [
    text(texts.t('fields.passport.companyDays.title.label'), ({ title }) => title),
    text(texts.t('fields.passport.companyDays.day.label'), ({ day }) => dayText(day, texts)),
  ];
}

/** `MM-DD` has no year to be a date. */
function dayText(day: string, texts: ExportWords['texts']): string {
  if (day === '') return '';
  return day.length > 5 ? texts.date(day) : texts.dayMonth(day);
}

function text<Row>(title: string, of: (row: Row) => string): RowColumn<Row> {
  return { title, kind: 'text', of };
}

function cell<Row>(title: string, kind: ColumnKind, of: (row: Row) => CellValue): RowColumn<Row> {
  return { title, kind, of };
}
