import type { Texts } from '../../src/i18n/translate.ts';
import type { ReminderFacts } from '../../src/reminders/answers/load-reminder.ts';
import { dateWithWeekday } from '../cards/dates.ts';
import type { Tone } from '../cards/view.ts';
import type { GreetingFace } from './kinds/words.ts';
import { whenText } from './reminder-words.ts';

/** The head of a greeting's card. */
export interface BannerView {
  tone: Tone;
  /** Fluent icon, and what an older client shows in its place. */
  icon: string;
  emoji: string;
  when: string;
  title: string;
  lines: string[];
}

const PICTURES: Record<string, [icon: string, emoji: string]> = {
  birthday: ['FoodCake', '🎂'],
  jubilee: ['Trophy', '🏆'],
  'company-day': ['Building', '🏢'],
  professional: ['Ribbon', '🎖️'],
  'state-new-year': ['WeatherSnowflake', '🎄'],
  'state-defender': ['Shield', '⭐'],
  'state-women': ['Heart', '🌷'],
  'state-labour': ['WeatherSunny', '🌿'],
  'state-victory': ['Star', '🕊️'],
  'state-russia': ['Flag', '🎉'],
  'state-unity': ['People', '🤝'],
};

export function presentBanner(
  { family, occasion, title, lines }: GreetingFace,
  facts: ReminderFacts,
  texts: Texts,
): BannerView {
  const [icon, emoji] = PICTURES[family] ?? ['Gift', '🎁'];
  const tones: Record<ReminderFacts['state'], Tone> = {
    open: 'accent',
    done: 'good',
    skipped: 'default',
    past: 'default',
  };
  const done = facts.state === 'done';
  const when = done
    ? texts.t('greetings.done.when', { occasion })
    : texts.t('greetings.when', { occasion, when: whenText(facts, texts) });
  return {
    tone: tones[facts.state],
    icon: done ? 'CheckmarkStarburst' : icon,
    emoji: done ? '🎉' : emoji,
    when: [when, dayText(facts, texts)].join(' · '),
    title,
    lines,
  };
}

/** `пятница, 4 декабря`; the year of another one. */
function dayText({ occurrence, today }: ReminderFacts, texts: Texts): string {
  const full = dateWithWeekday(occurrence, texts);
  const year = ` ${occurrence.slice(0, 4)}`;
  return today.startsWith(occurrence.slice(0, 4)) && full.endsWith(year) ? full.slice(0, -year.length) : full;
}
