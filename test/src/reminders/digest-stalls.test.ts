import { describeDigestStalls } from './describe-digest-stalls.ts';

describeDigestStalls([2, 3]);
