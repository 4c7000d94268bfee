import { describeKillNine } from './describe-kill-nine.ts';

describeKillNine(2);
