import { Account } from './account.ts';
import { Ask, Reply } from './ask.ts';
import { DeviceEvent } from './device-event.ts';
import { DeviceHealth } from './device-health.ts';
import { Drought } from './drought.ts';
import { Forecast, ForecastCard } from './forecast.ts';
import { LowWater } from './low-water.ts';
import type { Observation } from './observation.ts';
import { decodeObservations, encodeObservations } from './observation-cells.ts';
import { RainForecast } from './rain-forecast.ts';
import { decodeRawPacket, encodeRawPacket, type RawPacket } from './raw-packet.ts';
import { Reject } from './reject.ts';
import { Risk } from './risk.ts';
import { Scenario } from './scenario.ts';
import { Station, seriesId } from './station.ts';
import { jsonTopic, type Topic } from './topic.ts';
import { TopicRoute } from './topic-route.ts';
import { Decision, Waiting } from './waiting.ts';
import { WarningEvent } from './warning.ts';

/** Packets as they came, in the order the door took them. */
export const raw: Topic<RawPacket> = {
  name: 'raw',
  compacted: false,
  key: (packet) => packet.device,
  encode: encodeRawPacket,
  decode: decodeRawPacket,
};

/** Packets of `raw` that a burst of old readings has brought: they go back to it little by little, behind what is live. */
export const late: Topic<RawPacket> = { ...raw, name: 'late' };

/** Judged observations of one station, as stored: new ones, and old ones whose flag a later reading changed. */
export const observations: Topic<Observation[]> = {
  name: 'observations',
  compacted: false,
  key: (message) => message[0]?.station ?? '',
  encode: encodeObservations,
  decode: decodeObservations,
};

/** What could not become an observation, with its reason and bytes. */
export const rejects = jsonTopic({
  name: 'rejects',
  schema: Reject,
  key: (reject) => reject.device,
});

/** Changes in what gear says of itself, and in what the house finds of it. */
export const deviceEvents = jsonTopic({
  name: 'device-events',
  schema: DeviceEvent,
  key: (event) => event.station,
});

/** How each device is, the newest kept for good; that of `THE_HOUSE` too. */
export const deviceHealth = jsonTopic({
  name: 'device-health',
  schema: DeviceHealth,
  key: ({ station }) => station,
  compacted: true,
});

/** Changes of warning states, the newest of each station and hazard kept for good. */
export const warnings = jsonTopic({
  name: 'warnings',
  schema: WarningEvent,
  key: (event) => `${event.station}/${event.hazard}`,
  compacted: true,
});

/** Forecasts as they were issued, a station's newest last. */
export const forecasts = jsonTopic({
  name: 'forecasts',
  schema: Forecast,
  key: ({ station, property }) => seriesId(station, property),
});

/** What the models in use have been worth, the newest of each series kept for good. */
export const forecastCards = jsonTopic({
  name: 'forecast-cards',
  schema: ForecastCard,
  key: ({ station, property }) => seriesId(station, property),
  compacted: true,
});

/** Changes of what is warned of before it is seen: a topic of its own, so that `warnings` says what was observed. */
export const forecastWarnings = jsonTopic({
  name: 'forecast-warnings',
  schema: WarningEvent,
  key: (event) => `${event.station}/${event.hazard}`,
  compacted: true,
});

/** Forecasts of areal rain that came in, the newest issue of each area kept for good. */
export const rainForecasts = jsonTopic({
  name: 'rain-forecasts',
  schema: RainForecast,
  key: ({ area }) => area,
  compacted: true,
});

/** Stations added or changed while the house runs; they overlay the built-in registry. */
export const stations = jsonTopic({
  name: 'stations',
  schema: Station,
  key: (station) => station.id,
  compacted: true,
});

/** Accounts of devices, gateways, dispatchers and administrators. */
export const accounts = jsonTopic({
  name: 'accounts',
  schema: Account,
  key: (account) => account.id,
  compacted: true,
});

/** What-ifs that somebody kept, the newest of each id for good. */
export const scenarios = jsonTopic({
  name: 'scenarios',
  schema: Scenario,
  key: ({ id }) => id,
  compacted: true,
});

/** The drought of each sub-basin as of the last day, the newest kept for good. */
export const droughts = jsonTopic({
  name: 'droughts',
  schema: Drought,
  key: ({ subBasin }) => subBasin,
  compacted: true,
});

/** The low water of the lake as of the last day, the newest kept for good. */
export const lowWaters = jsonTopic({
  name: 'low-waters',
  schema: LowWater,
  key: ({ station }) => station,
  compacted: true,
});

/** The composite risk of each sub-basin as of the last hour, the newest kept for good. */
export const risks = jsonTopic({
  name: 'risks',
  schema: Risk,
  key: ({ subBasin }) => subBasin,
  compacted: true,
});

/** Devices that the house does not know, with what they sent. Written by `ingest` alone. */
export const waiting = jsonTopic({
  name: 'waiting',
  schema: Waiting,
  key: ({ name }) => name,
  compacted: true,
});

/** Who of them was accepted or refused: the newest decision of each holds. */
export const decisions = jsonTopic({
  name: 'decisions',
  schema: Decision,
  key: ({ name }) => name,
  compacted: true,
});

/** What MQTT topics of other platforms say, the newest of each pattern for good. */
export const topicRoutes = jsonTopic({
  name: 'topic-routes',
  schema: TopicRoute,
  key: ({ pattern }) => pattern,
  compacted: true,
});

/** What people asked of gear, each for good. */
export const asks = jsonTopic({ name: 'asks', schema: Ask, key: ({ id }) => id, compacted: true });

/** What became of each. */
export const replies = jsonTopic({
  name: 'replies',
  schema: Reply,
  key: ({ id }) => id,
  compacted: true,
});
