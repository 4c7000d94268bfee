import { describeKillNine } from '../scenarios/describe-kill-nine.ts';

describeKillNine(20);
