import { describeDigestDeaths } from '../src/reminders/describe-digest-deaths.ts';

describeDigestDeaths([2, 3, 12, 20]);
