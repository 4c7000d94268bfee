import { describeDigestDeaths } from './describe-digest-deaths.ts';

describeDigestDeaths([2, 3]);
