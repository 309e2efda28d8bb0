import { DAY_MS, SECOND_MS } from '../../domain/time.ts';
import { downsampleTask } from './downsample-task.ts';
import { type InfluxClient, influxClient } from './influx-client.ts';
import { isNotFound } from './influx-failure.ts';
import { bucketsOf, type InfluxSettings } from './influx-settings.ts';

/**
 * Makes the buckets and the task of the house, or brings them to what the settings say, and returns a sentence for each
 * thing that it made or changed. Throws STORE_UNAVAILABLE, with the remedy, for a wrong token or organisation too.
 */
export async function setUpInflux(settings: InfluxSettings): Promise<string[]> {
  const client = influxClient(settings);
  try {
    const orgID = await organisationId(client, settings.organisation);
    const done: string[] = [];
    for (const bucket of wantedBuckets(settings))
      done.push(...(await setUpBucket(client, orgID, bucket)));
    if (settings.downsample) done.push(...(await setUpTask(client, orgID, settings)));
    return done;
  } finally {
    client.close();
  }
}

interface Bucket {
  readonly name: string;
  /** 0: for ever. */
  readonly days: number;
}

function wantedBuckets(settings: InfluxSettings): Bucket[] {
  const { observations, latest, journal, hourly, daily } = bucketsOf(settings);
  return [
    { name: observations, days: settings.retentionDays },
    { name: journal, days: settings.journalDays },
    ...[latest, hourly, daily].map((name) => ({ name, days: 0 })),
  ];
}

async function organisationId(client: InfluxClient, name: string): Promise<string> {
  const path = `/api/v2/orgs?org=${encodeURIComponent(name)}`;
  const { orgs } = (await client.call('GET', path)) as { orgs: { id: string }[] };
  return orgs[0]?.id ?? '';
}

/** What is kept for N days falls away shard by shard: a tenth of that, and a quarter of a year at most, in each. */
function rules({ days }: Bucket) {
  const shardDays =
    days === 0 ? SHARD_DAYS : Math.min(SHARD_DAYS, Math.max(1, Math.round(days / 10)));
  const seconds = (n: number) => Math.round((n * DAY_MS) / SECOND_MS);
  return {
    type: 'expire',
    everySeconds: seconds(days),
    shardGroupDurationSeconds: seconds(shardDays),
  } as const;
}

/** Ten years of a series then lie in 40 shards instead of 520, of which each costs a query 0.2 ms. */
const SHARD_DAYS = 91;

async function setUpBucket(client: InfluxClient, orgID: string, bucket: Bucket): Promise<string[]> {
  const { name } = bucket;
  const found = await findBucket(client, orgID, name);
  const wanted = rules(bucket);
  const kept = bucket.days === 0 ? 'kept for ever' : `kept for ${bucket.days} days`;
  if (!found) {
    await client.call('POST', '/api/v2/buckets', { orgID, name, retentionRules: [wanted] });
    return [`made the bucket ${name}, ${kept}`];
  }
  const rule = found.retentionRules[0];
  if (
    (rule?.everySeconds ?? 0) === wanted.everySeconds &&
    rule?.shardGroupDurationSeconds === wanted.shardGroupDurationSeconds
  ) {
    return [];
  }
  await client.call('PATCH', `/api/v2/buckets/${found.id}`, { retentionRules: [wanted] });
  return [`changed the bucket ${name}: ${kept}`];
}

interface FoundBucket {
  readonly id: string;
  readonly retentionRules: readonly {
    readonly everySeconds: number;
    readonly shardGroupDurationSeconds: number;
  }[];
}

/** InfluxDB answers 404 for a name that is not there. */
async function findBucket(
  client: InfluxClient,
  orgID: string,
  name: string,
): Promise<FoundBucket | undefined> {
  try {
    const path = `/api/v2/buckets?orgID=${orgID}&name=${encodeURIComponent(name)}`;
    return ((await client.call('GET', path)) as { buckets: FoundBucket[] }).buckets[0];
  } catch (error) {
    if (isNotFound(error)) return undefined;
    throw error;
  }
}

async function setUpTask(
  client: InfluxClient,
  orgID: string,
  settings: InfluxSettings,
): Promise<string[]> {
  const { name, flux } = downsampleTask(bucketsOf(settings));
  const path = `/api/v2/tasks?orgID=${orgID}&name=${encodeURIComponent(name)}`;
  const { tasks } = (await client.call('GET', path)) as { tasks: { id: string; flux: string }[] };
  const [found] = tasks;
  if (!found) {
    await client.call('POST', '/api/v2/tasks', { orgID, flux });
    return [`made the task ${name}`];
  }
  if (found.flux === flux) return [];
  await client.call('PATCH', `/api/v2/tasks/${found.id}`, { flux });
  return [`changed the task ${name}`];
}
