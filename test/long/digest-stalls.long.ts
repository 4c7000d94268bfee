import { describeDigestStalls } from '../src/reminders/describe-digest-stalls.ts';

describeDigestStalls([2, 3, 12, 20]);
